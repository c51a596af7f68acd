import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.query_parts import QUOTATION_MARKS, PartKind, parts_of


def read(query: str) -> list[tuple[str, str]]:
    return [(part.kind.name, part.text) for part in parts_of(query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("a AND (b OR c)", [("WORDS", "a"), ("AND", "AND"), ("OPEN", "("), ("WORDS", "b"),
                            ("OR", "OR"), ("WORDS", "c"), ("CLOSE", ")")]),
        ("„a b” «c» 'd e'", [("PHRASE", "a b"), ("PHRASE", "c"), ("PHRASE", "d e")]),
        ("'44 Stalin's", [("WORDS", "'44"), ("WORDS", "Stalin's")]),
        ("place:Lwów Miejsce: x", [("FIELD", "place"), ("WORDS", "Lwów"), ("FIELD", "Miejsce"),
                                   ("WORDS", "x")]),
        ("uwaga:most 12:30 http://x", [("WORDS", "uwaga"), ("WORDS", "most"), ("WORDS", "12:30"),
                                       ("WORDS", "http://x")]),
        ("-most a-b a - b", [("NOT", "-"), ("WORDS", "most"), ("WORDS", "a-b"), ("WORDS", "a"),
                             ("WORDS", "-"), ("WORDS", "b")]),
        ("and or not ORP", [("WORDS", "and"), ("WORDS", "or"), ("WORDS", "not"), ("WORDS", "ORP")]),
        ("Żoł(nierze) (x)", [("WORDS", "Żoł(nierze)"), ("OPEN", "("), ("WORDS", "x"),
                             ("CLOSE", ")")]),
        ('"unclosed', [("WORDS", "unclosed")]),
        ('צה"ל "א ב"', [("WORDS", 'צה"ל'), ("PHRASE", "א ב")]),
    ],
)  # fmt: skip
def test_a_question_is_cut_into_its_parts(query: str, expected: list[tuple[str, str]]) -> None:
    assert read(query) == expected


def test_a_phrase_may_have_a_distance() -> None:
    (part,) = parts_of('"nowy targ"~5')
    assert (part.kind, part.text, part.start, part.distance) == (PartKind.PHRASE, "nowy targ", 1, 5)
    assert next(parts_of('"nowy targ"')).distance is None


@given(st.text() | st.text(alphabet=f"ab'*[]().:-~!5&|ANDORT {QUOTATION_MARKS}"))
def test_each_part_stands_where_it_says(query: str) -> None:
    for part in parts_of(query):
        assert query.startswith(part.text, part.start)
