import pytest

from app.language.glued import glued_parts


@pytest.mark.parametrize(
    ("folded", "parts"),
    [
        ("1941r", ("1941",)),
        ("19pulku", ("19", "pulku")),
        ("e25791", ("25791",)),
        ("pulk5", ("pulk", "5")),
        ("pulk", ()),
        ("1941", ()),
        ("l94l", ()),
        ("a1b2", ()),
        ("", ()),
    ],
)
def test_a_number_and_letters_are_found_apart(folded: str, parts: tuple[str, ...]) -> None:
    assert glued_parts(folded) == parts
