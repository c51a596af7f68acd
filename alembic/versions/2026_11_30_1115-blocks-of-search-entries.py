"""Which search entries have changed, and postings of words alone.

Entries are numbered in blocks of 256. Triggers give a block a new number whenever what searches
remember of one of its entries changes: the entry itself, the state or the closure of its
photograph, the closure of its unit. Values of filters are no words of the index any more, so it is
made anew from what `search_entry` holds.
"""

import sqlalchemy as sa

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_WORDS_BEFORE = (
    "facets", "recto", "verso", "elsewhere", "title", "description", "person", "place", "ref",
    "hand", "stamp", "name",
)  # fmt: skip
_WORDS = _WORDS_BEFORE[1:]
_TOLD = "audience, length, earliest_day, latest_day, days, filing_order, facets"
_NEXT = "(SELECT coalesce(max(version), 0) + 1 FROM search_block)"
_RENEWED = "ON CONFLICT (block) DO UPDATE SET version = excluded.version"
_MARK = "\ue002"  # stood before each number, when it was a word of the index
_LONGEST_BYTES = 1_040_000
_CUT_TO = 260_000  # characters, of at most four bytes each


def _entry(which: str) -> str:
    return (
        f'INSERT INTO search_block (block, version) VALUES ({which}."row" >> 8, {_NEXT}) {_RENEWED}'
    )


_OF_PHOTOGRAPH = (
    f'INSERT INTO search_block (block, version) SELECT DISTINCT "row" >> 8, {_NEXT} '
    f"FROM search_entry WHERE photograph_id = new.id {_RENEWED}"
)
_OF_UNIT = (
    f'INSERT INTO search_block (block, version) SELECT DISTINCT e."row" >> 8, {_NEXT} '
    "FROM photograph p JOIN search_entry e ON e.photograph_id = p.id "
    f"WHERE p.unit_id = new.id {_RENEWED}"
)
_TRIGGERS = (
    ("search_block_entry_added", "INSERT ON search_entry", (), _entry("new")),
    ("search_block_entry_gone", "DELETE ON search_entry", (), _entry("old")),
    ("search_block_entry_changed", f"UPDATE OF {_TOLD} ON search_entry", (), _entry("new")),
    (
        "search_block_photograph_changed",
        "UPDATE OF state, closed_until, unit_id ON photograph",
        ("state", "closed_until", "unit_id"),
        _OF_PHOTOGRAPH,
    ),
    ("search_block_unit_changed", "UPDATE OF closed_until ON unit", ("closed_until",), _OF_UNIT),
)


def upgrade() -> None:
    op.create_table(
        "search_block",
        sa.Column("block", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("block", name="pk_search_block"),
    )
    op.create_index("ix_search_block_version", "search_block", ["version"])
    op.execute(
        'INSERT INTO search_block (block, version) SELECT DISTINCT "row" >> 8, 1 FROM search_entry'
    )
    _make_full_text(_WORDS, facets=f"replace(facets, '{_MARK}', '')")
    for name, event, watched, what in _TRIGGERS:
        _make_trigger(name, event, watched, what)


def downgrade() -> None:
    for name, event, _, _ in _TRIGGERS:
        table = event.rpartition(" ")[2]
        if op.get_bind().dialect.name == "sqlite":
            op.execute(f"DROP TRIGGER {name}")
        else:
            op.execute(f"DROP TRIGGER {name} ON {table}")
            op.execute(f"DROP FUNCTION {name}")
    _make_full_text(_WORDS_BEFORE, facets=f"'{_MARK}' || replace(facets, ' ', ' {_MARK}')")
    op.drop_table("search_block")


def _make_trigger(name: str, event: str, watched: tuple[str, ...], what: str) -> None:
    """Have something done after an event, where a watched column has another value than before."""
    if op.get_bind().dialect.name == "sqlite":
        when = " OR ".join(f"old.{column} IS NOT new.{column}" for column in watched)
        when = f"WHEN {when} " if when else ""
        op.execute(f"CREATE TRIGGER {name} AFTER {event} {when}BEGIN {what}; END")
        return
    when = " OR ".join(f"old.{column} IS DISTINCT FROM new.{column}" for column in watched)
    when = f"WHEN ({when}) " if when else ""
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {what}; RETURN NULL; END $$"
    )
    op.execute(f"CREATE TRIGGER {name} AFTER {event} FOR EACH ROW {when}EXECUTE FUNCTION {name}()")


def _make_full_text(names: tuple[str, ...], *, facets: str) -> None:
    """Write facets another way, then make postings of columns, and what keeps them in step.

    The words come folded and apart by one space. The tokenizer `ascii` cuts there and nowhere
    else: to it, all that lies beyond ASCII belongs to a word.
    """
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE search_entry DROP COLUMN postings")
        op.execute(f"UPDATE search_entry SET facets = {facets}")
        _make_postings(names)
        return
    for trigger in ("search_entry_added", "search_entry_gone", "search_entry_changed"):
        op.execute(f"DROP TRIGGER {trigger}")
    op.execute("DROP TABLE search_fts")
    op.execute(f"UPDATE search_entry SET facets = {facets}")
    words, new, old = (
        ", ".join(f'{row}"{name}"' for name in names) for row in ("", "new.", "old.")
    )
    add = f'INSERT INTO search_fts (rowid, {words}) VALUES (new."row", {new});'
    take_out = (
        f"INSERT INTO search_fts (search_fts, rowid, {words}) "
        f"VALUES ('delete', old.\"row\", {old});"
    )
    op.execute(
        f"CREATE VIRTUAL TABLE search_fts USING fts5({words}, content = 'search_entry', "
        "content_rowid = 'row', tokenize = 'ascii')"
    )
    _on("INSERT", "added", add)
    _on("DELETE", "gone", take_out)
    _on(f"UPDATE OF {words}", "changed", f"{take_out} {add}")
    op.execute("INSERT INTO search_fts (search_fts) VALUES ('rebuild')")


def _on(event: str, name: str, what: str) -> None:
    trigger = f"search_entry_{name} AFTER {event} ON search_entry"
    op.execute(f"CREATE TRIGGER {trigger} BEGIN {what} END")


def _make_postings(names: tuple[str, ...]) -> None:
    """Make the column of PostgreSQL; what would be too long for a `tsvector` is cut."""
    text = " || ' ' || ".join(names)
    fitting = (
        f"CASE WHEN octet_length({text}) <= {_LONGEST_BYTES} THEN {text} "
        f"ELSE left({text}, {_CUT_TO}) END"
    )
    postings = f"array_to_tsvector(array_remove(string_to_array({fitting}, ' '), ''))"
    op.execute(
        f"ALTER TABLE search_entry ADD COLUMN postings tsvector GENERATED ALWAYS AS ({postings}) "
        "STORED"
    )
    op.execute(
        "CREATE INDEX ix_search_entry_postings ON search_entry USING gin (postings) "
        "WITH (fastupdate = off)"
    )
