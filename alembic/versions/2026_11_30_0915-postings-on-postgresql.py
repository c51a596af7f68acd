"""The postings of search entries on PostgreSQL: a column that the server makes of their words.

What would be too long for a `tsvector` (more than a megabyte of words in one entry) is cut. The
trigrams of words are made where the extension can be: without it, wildcards within words are looked
for in all words.
"""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_COLUMNS = (
    "facets", "recto", "verso", "elsewhere", "title", "description", "person", "place", "ref",
    "hand", "stamp", "name",
)  # fmt: skip
_TEXT = " || ' ' || ".join(_COLUMNS)
_LONGEST_BYTES = 1_040_000
_CUT_TO = 260_000  # characters, of at most four bytes each
_FITTING = (
    f"CASE WHEN octet_length({_TEXT}) <= {_LONGEST_BYTES} THEN {_TEXT} "
    f"ELSE left({_TEXT}, {_CUT_TO}) END"
)
_POSTINGS = f"array_to_tsvector(array_remove(string_to_array({_FITTING}, ' '), ''))"
_TRIGRAMS = """
DO $$ BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX ix_term_trigrams ON term USING gin (term gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'no trigrams: %', SQLERRM;
END $$
"""


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute(
        f"ALTER TABLE search_entry ADD COLUMN postings tsvector GENERATED ALWAYS AS ({_POSTINGS}) "
        "STORED"
    )
    op.execute(
        "CREATE INDEX ix_search_entry_postings ON search_entry USING gin (postings) "
        "WITH (fastupdate = off)"
    )
    op.execute(_TRIGRAMS)


def downgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute("DROP INDEX IF EXISTS ix_term_trigrams")
    op.execute("ALTER TABLE search_entry DROP COLUMN postings")
