"""What is odd about a chain is told beside it, and may stand with a reason."""

from app.domain.custody import AcceptedRemark, RemarkCode
from app.domain.photographs import PhotographDescription
from app.exchange.sample import sample_photographs
from app.web.forms.filling import fill
from app.web.forms.offering import without_untouched
from app.web.forms.reading import read_form
from app.web.forms.remarks import derived_credit_lines, with_remarks
from app.web.forms.tree import FormTree, flatten, grow

UNHELD = (
    ("reference_code", "A 1"),
    ("custody-0-kind", "custody"),
    ("custody-0-to_agent", "A museum"),
    ("custody-1-kind", "gift"),
    ("custody-1-from_agent", "Somebody else"),
    ("custody-1-to_agent", "An archive"),
)


def sent_again(tree: FormTree) -> FormTree:
    """The form as the page that showed it sends it."""
    return grow(flatten(tree), PhotographDescription)


def test_who_gives_what_it_never_had_is_remarked_on_and_nothing_else() -> None:
    tree = grow(UNHELD, PhotographDescription)
    assert with_remarks(tree) == {}
    assert tree["custody"][0]["accepted_remarks"] == []
    (offered,) = tree["custody"][1]["accepted_remarks"]
    assert offered["code"] == RemarkCode.GIVES_WITHOUT_HOLDING.value


def test_a_remark_that_nobody_speaks_to_is_not_kept() -> None:
    tree = grow(UNHELD, PhotographDescription)
    with_remarks(tree)
    with_remarks(tree)
    photograph = read_form(without_untouched(sent_again(tree)))
    assert photograph.custody[1].accepted_remarks == ()


def test_a_remark_stands_with_its_reason_and_is_not_made_again() -> None:
    tree = grow(UNHELD, PhotographDescription)
    with_remarks(tree)
    tree["custody"][1]["accepted_remarks"][0]["reason"] = "The museum's deputy gave it."
    again = sent_again(tree)
    with_remarks(again)
    assert len(again["custody"][1]["accepted_remarks"]) == 1
    photograph = read_form(without_untouched(again))
    assert photograph.custody[1].accepted_remarks == (
        AcceptedRemark(RemarkCode.GIVES_WITHOUT_HOLDING, "The museum's deputy gave it."),
    )


def test_what_can_t_be_true_is_told_at_its_field() -> None:
    tree = grow(
        [("custody-0-kind", "gift"), ("custody-0-from_agent", "A"), ("custody-0-to_agent", "A")],
        PhotographDescription,
    )
    told = with_remarks(tree)
    assert [one.code for one in told["custody-0-to_agent"]] == [RemarkCode.GIVES_TO_ITSELF]
    assert tree["custody"][0]["accepted_remarks"] == []


def test_what_is_not_understood_is_not_remarked_on() -> None:
    tree = grow([*UNHELD, ("custody-0-date_edtf", "no date")], PhotographDescription)
    assert with_remarks(tree) == {}
    assert derived_credit_lines(tree) == {}


def test_the_chain_tells_the_credit_line() -> None:
    (photograph, *_) = sample_photographs()
    assert derived_credit_lines(fill(photograph))["en"] == [
        (
            "Photo from the archives of the Institute of National Remembrance "
            "(acquired from the Józef Piłsudski Institute in the United States)"
        )
    ]
