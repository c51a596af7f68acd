"""The page of a photograph, as its reader sees it."""

import re
from collections.abc import Callable
from dataclasses import replace

from app.domain.catalogued import CataloguedPhotograph
from app.domain.custody import CustodyEventDescription, CustodyKind
from app.domain.institutions import InstitutionDescription
from app.domain.publication import PublicationState
from app.domain.rights import RightsDescription
from app.web.pages.photograph_fields import photograph_fields
from app.web.pages.pictures import ImageServer
from app.web.pages.wording import wording

Render = Callable[..., str]


def page_of(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render, language: str = "en"
) -> str:
    """The page as HTML, its white space made even."""
    fields = photograph_fields(photograph, server=server, words=wording(language))
    return re.sub(r"\s+", " ", render("photograph.html", fields, language=language))


def test_a_picture_is_named_by_title_and_side(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    page = page_of(photograph, server, render)
    assert 'alt="After the “amnesty” · Verso. Open in the viewer."' in page


def test_a_reference_has_one_full_stop_after_each_part(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    titled = replace(photograph.description, title={"en": ["They met in 1941."]})
    told = page_of(replace(photograph, description=titled), server, render)
    assert "“They met in 1941.” December, 1941. " in told
    assert "“After the “amnesty””. " in page_of(photograph, server, render)


def test_a_polish_page_calls_the_back_odwrocie(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    page = page_of(photograph, server, render, "pl")
    assert '<html lang="pl">' in page
    assert "<strong>Odwrocie</strong>" in page


def test_a_title_in_another_language_says_which(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    page = page_of(photograph, server, render, "pl")
    assert '<h1 id="title" lang="en" dir="auto">After the “amnesty”</h1>' in page


def test_an_abridged_reading_is_marked_and_leads_to_the_whole(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    page = page_of(photograph, server, render)
    assert '<a href="#inscription-1-reading-1">Abridged from the whole reading</a>' in page
    assert page.count("Abridged") == 1


def test_a_reading_says_its_language(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    page = page_of(photograph, server, render)
    assert '<blockquote lang="en" dir="auto"><p>Stalin\u2019s paradise...' in page
    assert "<span>English</span>" in page


def test_a_gap_in_custody_stays_a_gap(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    first, second = photograph.description.custody
    chain = (first, replace(second, gap_before=True))
    gapped = replace(photograph, description=replace(photograph.description, custody=chain))
    page = page_of(gapped, server, render)
    assert page.count("What happened before is not known.") == 1
    assert page.count("What happened in between is not known.") == 1


def test_a_date_stands_as_written_as_edtf_and_in_words(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    page = page_of(photograph, server, render)
    for said in (
        "December, 1941</p>",
        "<p>December 1941</p>",
        '<span class="code">1941-12</span>',
        "Rests on: an inscription</p>",
        'Evidence: <a href="#inscription-1">Note · Verso (1)</a>',
        '<a href="#date-1">Taken: <span lang="">December, 1941</span></a>',
    ):
        assert said in page


def test_what_a_record_says_is_text_and_never_markup(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    record = replace(
        photograph.description,
        title={"en": [evil]},
        credit_line=evil,
        custody=(CustodyEventDescription(CustodyKind.GIFT, to_agent=evil),),
        subjects=(evil,),
    )
    page = page_of(replace(photograph, description=record), server, render)
    assert "<script>" not in page
    assert "alert(1)" in page
    assert "<img src=x" not in page


def test_only_an_address_of_the_web_becomes_a_link(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    record = replace(
        photograph.description,
        rights=(RightsDescription("javascript:alert(1)", "All rights reserved"),),
        holder=InstitutionDescription({"en": ["Institute"]}, homepage="javascript:alert(2)"),
    )
    assert "javascript:" not in page_of(replace(photograph, description=record), server, render)


def test_who_sees_a_draft_is_told_that_it_is_one(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    draft = replace(photograph, state=PublicationState.DRAFT)
    assert "Draft · Not open to the public" in page_of(draft, server, render)
    assert "Not open to the public" not in page_of(photograph, server, render)


def test_a_photograph_of_which_nothing_is_known_has_a_page(
    photograph: CataloguedPhotograph, server: ImageServer, render: Render
) -> None:
    bare = replace(
        photograph.description, title={}, sides=(), dates=(), custody=(), unit="", holder=None
    )
    page = page_of(replace(photograph, description=bare, units=()), server, render)
    assert "No side of this photograph has been recorded yet." in page
    assert "No statement of rights has been recorded." in page
