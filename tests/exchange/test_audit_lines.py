"""The audit log as a table and as JSON Lines."""

import csv
import json
from datetime import UTC, datetime
from io import StringIO

from app.domain.audit import AuditEntry, Subject, Verb
from app.domain.viewers import Means
from app.exchange.audit_lines import csv_lines, json_lines

ENTRY = AuditEntry(
    sequence=7,
    happened_at=datetime(2026, 11, 25, 9, 5, 1, tzinfo=UTC),
    who="=cmd|' /C calc'!A0",
    means=Means.ACCOUNT,
    key="",
    address="2001:db8::1",
    verb=Verb.CHANGE,
    subject=Subject.UNIT,
    subject_id='a"b,c',
    version=2,
    details={"reason": "two\nlines", "name": "Żółw"},
)


def test_a_table_reads_back_and_reckons_nothing_out() -> None:
    table = "".join(csv_lines([[ENTRY], [ENTRY]]))
    assert table.startswith("sequence,happened_at,who,")
    first, second = csv.DictReader(StringIO(table, newline=""))
    assert first == second
    assert first["who"] == "'=cmd|' /C calc'!A0"
    assert (first["subject_id"], first["version"], first["batch_id"]) == ('a"b,c', "2", "")
    assert first["details"] == "reason: two\nlines; name: Żółw"
    assert first["happened_at"] == "2026-11-25T09:05:01.000000Z"


def test_a_line_is_an_object_with_every_letter_as_it_is() -> None:
    (line,) = json_lines([[ENTRY]])
    assert line.endswith("\n")
    assert line.count("\n") == 1
    assert "Żółw" in line
    read = json.loads(line)
    assert (read["who"], read["details"]["reason"]) == (ENTRY.who, "two\nlines")


def test_an_empty_log_is_a_head_or_nothing() -> None:
    assert "".join(json_lines([])) == ""
    assert "".join(csv_lines([])).count("\r\n") == 1
