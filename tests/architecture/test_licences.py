"""What a user of Verso installs with it may be used under Apache-2.0. See docs/decisions/0010."""

import re
from importlib import metadata
from pathlib import Path

import pytest

LOCK = Path(__file__).resolve().parents[2] / "requirements/run.txt"
PACKAGES = re.findall(r"^([a-z0-9][a-z0-9.-]*)==", LOCK.read_text("utf-8"), re.MULTILINE)
# Needed on another system only, and so perhaps not installed here: BSD-3-Clause, Apache-2.0.
ELSEWHERE = {"colorama", "tzdata"}
# Their metadata says nothing; read in the licence file that they install.
READ_BY_HAND = {"pysqlite3": "zlib"}
# The GPL in any form would bind Verso as a whole; the LGPL binds only what it covers.
BINDING = re.compile(r"(?<!L)(?<!Lesser )\bA?GPL|(?<!Lesser )General Public", re.IGNORECASE)
# Copyleft that reaches no further than the files or the library itself.
WEAK_COPYLEFT = {
    "certifi",
    "fpdf2",
    "orjson",
    "pathspec",
    "psycopg",
    "psycopg-binary",
    "pyvips-binary",
}


def stated_licence(package: str) -> str:
    """What the package says of itself: SPDX expression, free field and classifiers, as one line."""
    described = metadata.metadata(package).json
    classifiers = [text for text in described.get("classifier", []) if "License ::" in text]
    fields = [described.get("license_expression"), described.get("license"), *classifiers]
    return " / ".join(str(field) for field in fields if field)


@pytest.mark.parametrize("package", sorted(set(PACKAGES) - ELSEWHERE))
def test_a_package_that_verso_runs_on_has_a_licence_that_lets_verso_keep_its_own(
    package: str,
) -> None:
    licence = stated_licence(package) or READ_BY_HAND[package]
    assert BINDING.search(licence) is None, licence
    is_weak_copyleft = re.search(r"\bLGPL|Lesser General|\bMPL|Mozilla", licence) is not None
    assert is_weak_copyleft == (package in WEAK_COPYLEFT), licence


def test_a_licence_that_would_bind_verso_is_told_from_one_that_would_not() -> None:
    assert BINDING.search("GPL-3.0-or-later")
    assert BINDING.search("AGPL-3.0")
    assert BINDING.search("GNU General Public License v2 (GPLv2)")
    assert not BINDING.search("LGPL-3.0-or-later")
    assert not BINDING.search("GNU Lesser General Public License v3 or later (LGPLv3+)")
