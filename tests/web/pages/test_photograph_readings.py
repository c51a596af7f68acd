"""How readings are set on the page of a photograph: to be seen, and to be heard."""

import re
from dataclasses import replace
from typing import Any

import pytest

from app.domain.catalogued import CataloguedPhotograph
from app.domain.inscriptions import ReadingDescription, ReviewState
from app.web.pages.photograph_fields import photograph_fields
from app.web.pages.pictures import ImageServer
from app.web.pages.wording import wording

Render = Any


def page_with(
    *readings: ReadingDescription,
    photograph: CataloguedPhotograph,
    server: ImageServer,
    render: Render,
    language: str = "en",
    **inscription: Any,
) -> str:
    """The page of the photograph with other readings of the note on its back."""
    recto, verso = photograph.description.sides
    note = replace(verso.inscriptions[0], readings=readings, **inscription)
    sides = (recto, replace(verso, inscriptions=(note,)))
    changed = replace(photograph, description=replace(photograph.description, sides=sides))
    fields = photograph_fields(changed, server=server, words=wording(language))
    page: str = render("photograph.html", fields, language=language)
    return page


def heard(page: str) -> str:
    """What of the first quotation a screen reader says."""
    (quotation,) = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", page, re.DOTALL)
    unseen = re.sub(r'<(span|sup) aria-hidden="true">[^<]*</\1>', "", quotation)
    return " ".join(re.sub(r"<[^>]+>", "", unseen.replace("<br>", "\n")).split(" "))


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("Buz[ułuk]", ("Buzsupplied: ułuk", "Buzuzupełniono: ułuk")),
        ("Buzułuk(?)", ("uncertain: Buzułuk", "niepewne: Buzułuk")),
        ("⟦raj⟧", ("deleted: raj", "skreślono: raj")),
        ("⟦raj na⟧", ("deleted: raj na (end of mark) ", "skreślono: raj na (koniec znaku) ")),
        ("Żoł(nierze)", ("Żołwritten out: nierze", "Żołrozwinięto: nierze")),
        ("nad [...]", ("nad lost text ", "nad tekst utracony ")),
        ("krulewski {sic}", ("krulewski so written ", "krulewski tak w zapisie ")),
        ("raj (...)", ("raj cut by a cataloguer ", "raj pominięte przez opracowującego ")),
        ("raj|na", ("raj\nna", "raj\nna")),
    ],
)
def test_who_only_hears_is_told_what_a_mark_says(
    photograph: CataloguedPhotograph,
    server: ImageServer,
    render: Render,
    marked: str,
    said: tuple[str, str],
) -> None:
    for language, expected in zip(("en", "pl"), said, strict=True):
        page = page_with(
            ReadingDescription(marked, language="pl"),
            photograph=photograph,
            server=server,
            render=render,
            language=language,
        )
        assert heard(page) == expected


def test_marks_are_set_by_more_than_colour(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    page = page_with(
        ReadingDescription("⟦raj⟧ Buz[ułuk](?)"),
        photograph=photograph,
        server=server,
        render=render,
    )
    assert '<del title="deleted">' in page
    assert '<span class="siglum supplied" title="supplied">' in page
    assert '<sup aria-hidden="true">?</sup>' in page
    assert '<a href="/help/sigla">All marks</a>' in page


def test_a_page_without_marks_has_no_legend(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    page = page_with(
        ReadingDescription("Raj..."), photograph=photograph, server=server, render=render
    )
    assert "/help/sigla" not in page


def test_a_cut_reading_is_folded_under_its_whole(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    readings = photograph.description.sides[1].inscriptions[0].readings
    page = page_with(*readings, photograph=photograph, server=server, render=render)
    _, witnesses = page.split("<summary>1 more witness of this text</summary>")
    assert "Stalin&#39;s paradise..." in witnesses.split("</details>")[0]
    assert "Other readings" not in page


def test_all_that_is_recorded_of_a_writing_is_told(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    page = page_with(
        ReadingDescription(
            "Raj", author="J. K.", certainty="sure", review_state=ReviewState.REVIEWED
        ),
        photograph=photograph,
        server=server,
        render=render,
        writer="a nurse",
        hand="hand 2",
        stamp="field post 7",
        medium="pencil",
        condition="faded",
        written_edtf="1941-12",
        rotation_deg=90,
    )
    for said in (
        "a nurse", "hand 2", "field post 7", "pencil", "faded", "December 1941 <span",
        "90° clockwise", "by J. K.", "sure", "reviewed", "Rests on it:",
    ):  # fmt: skip
        assert said in page


def test_what_is_read_is_text_and_never_markup(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    evil = "<script>alert(1)</script>[<img src=x onerror=alert(1)>](?) ⟦<b>⟧"
    page = page_with(ReadingDescription(evil), photograph=photograph, server=server, render=render)
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b>" not in page
