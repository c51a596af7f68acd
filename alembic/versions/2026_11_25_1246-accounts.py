"""Who may sign in, who is signed in, and the audit log, which only grows.

A trigger refuses to change or delete an entry of the log; a later migration that makes the table
anew, as batch operations do, must make the triggers anew as well.
"""

import sqlalchemy as sa

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_REFUSALS = tuple(
    f"""CREATE TRIGGER audit_entry_{name} BEFORE {deed} ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'an entry of the audit log stays as it is'); END"""
    for name, deed in (("changed", "UPDATE"), ("gone", "DELETE"))
)
_REFUSALS_ON_SERVER = (
    """CREATE FUNCTION audit_entry_stays() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'an entry of the audit log stays as it is'; END $$""",
    """CREATE TRIGGER audit_entry_changed BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_entry_stays()""",
    """CREATE TRIGGER audit_entry_emptied BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stays()""",
)


def upgrade() -> None:
    _make_accounts()
    _make_sessions()
    _make_audit_log()
    with op.batch_alter_table("api_token") as batch_op:
        batch_op.add_column(sa.Column("account_id", sa.String(length=36), nullable=True))
        batch_op.create_index("ix_api_token_account_id", ["account_id"])
        batch_op.create_foreign_key(
            "fk_api_token_account_id", "account", ["account_id"], ["id"], ondelete="CASCADE"
        )


def downgrade() -> None:
    with op.batch_alter_table("api_token") as batch_op:
        batch_op.drop_constraint("fk_api_token_account_id", type_="foreignkey")
        batch_op.drop_index("ix_api_token_account_id")
        batch_op.drop_column("account_id")
    for table in ("audit_entry", "sign_in_count", "account_session", "account"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_entry_stays()")


def _make_accounts() -> None:
    op.create_table(
        "account",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("signed_in_at", _MOMENT, nullable=True),
        sa.Column("deactivated_at", _MOMENT, nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("name", name="uq_account_name"),
    )


def _make_sessions() -> None:
    op.create_table(
        "account_session",
        sa.Column("account_id", sa.String(length=36), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("seen_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("browser", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name="fk_account_session_account_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_account_session"),
        sa.UniqueConstraint("sha256", name="uq_account_session_sha256"),
    )
    op.create_index("ix_account_session_account_id", "account_session", ["account_id"])
    op.create_index("ix_account_session_expires_at", "account_session", ["expires_at"])
    op.create_table(
        "sign_in_count",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("tried_at", _MOMENT, nullable=False),
        sa.Column("free_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_sign_in_count"),
    )
    op.create_index("ix_sign_in_count_tried_at", "sign_in_count", ["tried_at"])


def _make_audit_log() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "audit_entry",
        sa.Column("sequence", number, autoincrement=True, nullable=False),
        sa.Column("happened_at", _MOMENT, nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("means", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=36), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("verb", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.String(length=36), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_audit_entry"),
    )
    for name, columns in (
        ("who", ["who", "sequence"]),
        ("verb", ["verb", "sequence"]),
        ("subject", ["subject", "subject_id", "sequence"]),
        ("happened_at", ["happened_at", "sequence"]),
    ):
        op.create_index(f"ix_audit_entry_{name}", "audit_entry", columns)
    is_on_server = op.get_bind().dialect.name == "postgresql"
    for refusal in _REFUSALS_ON_SERVER if is_on_server else _REFUSALS:
        op.execute(refusal)
