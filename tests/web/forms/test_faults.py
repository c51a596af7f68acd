"""What is wrong is told where it can be mended."""

from app.domain.errors import Problem
from app.exchange.sample import sample_photographs
from app.web.forms.faults import faults_by_field
from app.web.forms.filling import fill

TREE = fill(sample_photographs()[0])


def field_of(where: str) -> str:
    """The field to which a problem is put."""
    (name,) = faults_by_field([Problem(where, "", "is wrong")], TREE)
    return name


def test_a_field_has_its_own_problem() -> None:
    assert field_of("sides[1].inscriptions[0].kind") == "sides-1-inscriptions-0-kind"
    assert field_of("reference_code") == "reference_code"


def test_a_part_s_problem_stands_at_its_first_field() -> None:
    assert field_of("sides[1].inscriptions[0].region") == "sides-1-inscriptions-0-region-x_px"
    assert field_of("title") == "title-0-language"


def test_a_problem_of_what_is_not_there_stands_at_what_is_around_it() -> None:
    assert field_of("dates[0].edtf.more") == "dates-0-edtf"
    assert field_of("sides[9].kind") == "sides-0-kind"


def test_a_problem_of_nothing_in_particular_belongs_to_none() -> None:
    assert field_of("") == ""
    assert field_of("colour") == ""


def test_a_text_in_a_language_has_its_own_problem() -> None:
    rows = [("en", "a"), ("pl", "b"), ("pl", ""), ("pl", "c"), ("", "d")]
    tree = TREE | {"title": [{"language": tag, "text": text} for tag, text in rows]}

    def told(where: str) -> set[str]:
        return set(faults_by_field([Problem(where, "", "is wrong")], tree))

    assert told("title.pl[0]") == {"title-1-text"}
    assert told("title.pl[1]") == {"title-3-text"}
    assert told("title.none[0]") == {"title-4-text"}
    assert told("holder.names.pl[0]") == {"holder-names-1-text"}
