"""What a photograph's page is given: what is catalogued, and nothing guessed."""

from dataclasses import replace
from datetime import date

from app.domain.catalogued import CataloguedPhotograph
from app.domain.dating import DateDescription, DateOf
from app.web.pages.photograph_fields import photograph_fields
from app.web.pages.pictures import ImageServer
from app.web.pages.wording import wording


def test_a_date_that_rests_on_an_inscription_points_to_it(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    fields = photograph_fields(photograph, server=server, words=wording("en"))
    assert [shown.anchor for shown in fields.dates] == ["inscription-1"]


def test_a_date_says_the_days_that_it_can_mean(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    fields = photograph_fields(photograph, server=server, words=wording("en"))
    (shown,) = fields.dates
    assert shown.span is not None
    assert (shown.span.earliest_on, shown.span.latest_on) == (date(1941, 12, 1), date(1941, 12, 31))


def test_the_preferred_date_stands_beside_the_title(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    other = DateDescription(DateOf.PRINTED, "1946")
    record = replace(photograph.description, dates=(other, *photograph.description.dates))
    fields = photograph_fields(
        replace(photograph, description=record), server=server, words=wording("en")
    )
    assert fields.main_date is not None
    assert fields.main_date.as_written == "December, 1941"


def test_a_photograph_without_a_title_goes_by_its_reference_code(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    record = replace(photograph.description, title={})
    fields = photograph_fields(
        replace(photograph, description=record), server=server, words=wording("en")
    )
    assert str(fields.title) == "ipn-amnesty-1"


def test_the_manifest_is_given_whole_for_other_viewers_and_short_for_this_page(
    photograph: CataloguedPhotograph, server: ImageServer
) -> None:
    links = photograph_fields(photograph, server=server, words=wording("en")).links
    assert links.manifest == "/iiif/presentation/3/photograph-1/manifest"
    assert links.manifest_address == f"http://127.0.0.1:8000{links.manifest}"
    assert links.record == "/photographs/photograph-1.json"
