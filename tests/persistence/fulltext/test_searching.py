"""Finding photographs by what is written on them, and by what they are called."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.agents import AgentKind, AgentRole, ContributionDescription
from app.domain.custody import CustodyEventDescription, CustodyKind
from app.domain.hits import SearchAnswer
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.institutions import InstitutionDescription
from app.domain.naming import IdentifierDescription
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription, PlaceRole
from app.domain.search_filters import SearchFilters
from app.domain.search_request import SearchRequest
from app.domain.sides import SideDescription, SideKind
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.persistence.catalogue import Catalogue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]

INSTITUTES = ("ipn-amnesty-1", "ipn-amnesty-4")  # their credit lines and custody name Piłsudski


def found(answer: SearchAnswer) -> list[str]:
    return [hit.photograph.reference_code for hit in answer.items]


def quoted(answer: SearchAnswer) -> list[str]:
    return [highlight.quotation.exact for hit in answer.items for highlight in hit.highlights]


def written(code: str, *texts: str) -> PhotographDescription:
    """A photograph with texts on its back, and nothing else to be found by but its code."""
    readings = tuple(ReadingDescription(text) for text in texts)
    note = InscriptionDescription(InscriptionKind.NOTE, readings=readings)
    return PhotographDescription(
        code, sides=(SideDescription(SideKind.VERSO, inscriptions=(note,)),)
    )


def described(opened: Opening, *photographs: PhotographDescription) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        for photograph in photographs:
            catalogue.save(photograph)
        catalogue.commit()


def asked(opened: Opening, query: str, *, limit: int = 20, offset: int = 0) -> SearchAnswer:
    with opened(THE_DESK) as catalogue:
        return catalogue.search(query, limit=limit, offset=offset)


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    "query",
    [
        "stalins paradise",
        "Stalin's paradise",
        "Stalin\u2019s paradise\u2026",
        "STALIN'S PARADISE...",
        "\u201eStalin\u2019s paradise\u201d",
        '"stalins paradise"',
        "paradis* stalin",
    ],
)
def test_the_note_on_the_back_is_found_however_it_is_typed(opened: Opening, query: str) -> None:
    with opened(THE_PUBLIC) as catalogue:
        answer = catalogue.search(query)
    assert answer.total == 1
    assert found(answer) == ["ipn-amnesty-1"]
    assert quoted(answer) == ["Stalin\u2019s paradise"]  # the cut reading is its second witness
    highlight = answer.items[0].highlights[0]
    assert (highlight.field, highlight.side, highlight.region) == (
        "inscription",
        SideKind.VERSO,
        None,
    )
    assert highlight.scan is not None
    assert (highlight.scan.media_type, highlight.scan.width_px) == ("image/png", 1600)
    assert highlight.quotation.prefix == ""
    assert highlight.quotation.suffix == "... We are getting together after the amnesty."


@pytest.mark.usefixtures("sample")
def test_the_words_are_quoted_where_they_stand_together(opened: Opening) -> None:
    answer = asked(opened, "getting together after the amnesty")
    assert found(answer)[0] == "ipn-amnesty-1"
    assert quoted(answer) == ["getting together after the amnesty"]


@pytest.mark.usefixtures("sample")
def test_a_place_is_found_without_its_accent(opened: Opening) -> None:
    answer = asked(opened, "Katyn")
    assert found(answer) == ["ipn-amnesty-2"]
    assert quoted(answer) == ["Katy\u0144", "Katy\u0144"]  # in the title, and as a place
    assert [highlight.field for highlight in answer.items[0].highlights] == ["title", "place"]


@pytest.mark.usefixtures("sample")
def test_both_photographs_of_the_institute_are_found(opened: Opening) -> None:
    answer = asked(opened, "Jozef Pilsudski")
    assert answer.total == 2
    assert sorted(found(answer)) == sorted(INSTITUTES)
    assert set(quoted(answer)) == {"Józef Piłsudski"}


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("query", ["stalins paradise", "amnesty", "IPN", "the", '"of 1941"'])
def test_what_is_quoted_stands_so_in_the_catalogue(opened: Opening, query: str) -> None:
    with opened(THE_PUBLIC) as catalogue:
        answer = catalogue.search(query)
        assert answer.items
        for hit in answer.items:
            texts = str(catalogue.photograph(hit.photograph.id).description)
            for highlight in hit.highlights:
                quotation = highlight.quotation
                verbatim = quotation.prefix + quotation.exact + quotation.suffix
                assert repr(verbatim)[1:-1] in texts or verbatim in texts


def test_every_word_must_be_found_but_not_in_the_same_text(opened: Opening) -> None:
    described(
        opened,
        replace(written("1", "Nad Wołgą"), title={"pl": ["Zima"]}),
        written("2", "Nad Donem"),
    )
    assert found(asked(opened, "zima wolga")) == ["1"]
    assert found(asked(opened, "zima donem")) == []
    assert sorted(found(asked(opened, "nad"))) == ["1", "2"]


def test_a_phrase_wants_its_words_next_to_each_other_in_one_text(opened: Opening) -> None:
    described(
        opened,
        written("1", "Nasz obóz nad Wołgą"),
        written("2", "Wołgą nad obóz"),
        written("3", "Nasz obóz", "nad Wołgą"),
        written("4", "obóz [...] nad Wołgą"),
    )
    assert found(asked(opened, '"obóz nad Wołgą"')) == ["1"]
    assert sorted(found(asked(opened, "obóz nad Wołgą"))) == ["1", "2", "3", "4"]
    assert quoted(asked(opened, '"oboz nad" nasz')) == ["Nasz obóz nad"]


def test_a_star_stands_for_the_rest_of_a_word(opened: Opening) -> None:
    described(opened, written("1", "żołnierze"), written("2", "żołnierz"), written("3", "żona"))
    assert found(asked(opened, "zolnierz*")) == ["1", "2"]
    assert found(asked(opened, "zolnierz")) == ["2", "1"]  # as it was typed, and another ending


def test_every_name_is_searched(opened: Opening) -> None:
    described(
        opened,
        PhotographDescription(
            "COPY 1/60/3",
            agents=(
                ContributionDescription(
                    AgentRole.AUTHOR, "Window and Grove", AgentKind.CORPORATE_BODY,
                    "Window and Grove, 63a Baker Street",
                ),
            ),
            custody=(
                CustodyEventDescription(
                    CustodyKind.TRANSFER, "Stationers' Company", "Public Record Office", "a courier"
                ),
            ),
            places=(PlaceDescription(PlaceRole.SHOWN, "Hawarden"),),
            subjects=("statesmen",),
            holder=InstitutionDescription({"en": ["The National Archives"]}, "TNA"),
            identifiers=(IdentifierDescription("C12345"),),
            credit_line="Crown copyright",
        ),
    )  # fmt: skip
    for query in (
        "window grove", "baker", "stationers", "record office", "courier", "hawarden",
        "statesmen", "national archives", "tna", "c12345", "crown", '"copy 1/60/3"',
    ):  # fmt: skip
        assert found(asked(opened, query)) == ["COPY 1/60/3"], query


def test_what_is_written_on_it_and_its_title_weigh_more_than_the_rest(opened: Opening) -> None:
    filler = "przy drodze do miasta stoi stary dom"
    described(
        opened,
        PhotographDescription("by description", description={"pl": [f"Wołga {filler}"]}),
        PhotographDescription("by name", subjects=(f"Wołga {filler}",)),
        PhotographDescription("by title", title={"pl": [f"Wołga {filler}"]}),
        written("by inscription", f"Wołga {filler}"),
    )
    assert found(asked(opened, "wolga")) == [
        "by inscription",
        "by title",
        "by name",
        "by description",
    ]


def test_equal_answers_come_in_filing_order(opened: Opening) -> None:
    described(opened, *(written(f"A {number}", "Wołga") for number in (10, 9, 2, 1)))
    assert found(asked(opened, "wolga")) == ["A 1", "A 2", "A 9", "A 10"]


def test_all_hits_are_counted_whichever_are_shown(opened: Opening) -> None:
    described(opened, *(written(f"A {number}", "Wołga") for number in range(1, 6)))
    first, second = (asked(opened, "wolga", limit=2, offset=offset) for offset in (0, 4))
    assert (first.total, found(first)) == (5, ["A 1", "A 2"])
    assert (second.total, found(second)) == (5, ["A 5"])
    beyond = asked(opened, "wolga", offset=5)
    assert (beyond.total, beyond.items) == (5, ())
    odd = asked(opened, "wolga", limit=-1, offset=-7)
    assert (odd.total, found(odd)) == (5, ["A 1"])
    assert asked(opened, "wolga", limit=10**30, offset=10**30).total == 5


def test_the_public_finds_and_counts_only_what_is_published(opened: Opening) -> None:
    with opened(THE_DESK, writes=True) as catalogue:
        catalogue.save(written("hidden", "Wołga"))
        catalogue.publish(catalogue.save(written("shown", "Wołga")).id)
        catalogue.commit()
    with opened(THE_PUBLIC) as catalogue:
        answer = catalogue.search("wolga")
    assert (answer.total, found(answer)) == (1, ["shown"])


def test_the_index_follows_every_change(opened: Opening) -> None:
    described(opened, written("1", "Nad Wołgą"))
    described(opened, written("1", "Nad Donem"))
    assert asked(opened, "wołgą").total == 0
    assert found(asked(opened, "donem")) == ["1"]
    described(opened, PhotographDescription("1"))
    assert asked(opened, "donem").total == 0


def test_a_cut_reading_and_its_whole_are_found_as_one_text(opened: Opening) -> None:
    whole = ReadingDescription("Stalin\u2019s paradise... We are getting together.")
    short = ReadingDescription("Stalin's paradise of workers...", truncates=0)
    note = InscriptionDescription(InscriptionKind.NOTE, readings=(whole, short))
    sides = (SideDescription(SideKind.VERSO, inscriptions=(note,)),)
    described(opened, PhotographDescription("1", sides=sides))
    assert quoted(asked(opened, "stalins paradise")) == ["Stalin\u2019s paradise"]
    assert quoted(asked(opened, "paradise of workers")) == ["paradise of workers"]


@pytest.mark.parametrize("query", ["", " ", "...", "*", '"', '""', "\x00", "\ue000", "(?)"])
def test_a_question_without_words_finds_nothing(opened: Opening, query: str) -> None:
    described(opened, written("1", "Nad Wołgą [...] ?"))
    assert asked(opened, query) == SearchAnswer(0, ())


def test_a_very_long_question_is_answered(opened: Opening) -> None:
    words = [f"word{number}" for number in range(3000)]
    described(opened, written("1", " ".join(words)))
    assert asked(opened, " ".join(words[:2000])).total == 1
    assert asked(opened, '"' + " ".join(words[:2000]) + '"').total == 1
    assert asked(opened, " ".join(f'"{word}"' for word in words[:500])).total == 1
    assert asked(opened, "Stalin's " * 500).total == 0


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    query=st.text(max_size=40)
    | st.text(
        alphabet="\"'*()[]{}^:+-AND OR NOT NEAR a\u0142\u2019\u201e\u201d\ud800\x00,", max_size=40
    )
)
def test_nothing_that_a_person_can_type_raises(opened: Opening, query: str) -> None:
    with opened(THE_DESK) as catalogue:
        assert catalogue.search(query).total == 0


def test_all_ids_of_an_answer_come_in_its_order_and_without_what_is_only_like_it(
    opened: Opening,
) -> None:
    described(
        opened,
        *(replace(written(f"R {n}", "Volga"), carrier="glass") for n in range(5)),
        written("R 5", "Volga, a boat and nothing else"),
        written("R 6", "Vplga"),
    )
    filters = SearchFilters(sides=("verso",), has_transcription=True)
    with opened(THE_DESK) as catalogue:
        request = SearchRequest("Volga", filters, limit=3)
        first = catalogue.find(request)
        rest = catalogue.find(replace(request, cursor=first.next_cursor))
        in_order = tuple(hit.photograph.id for hit in (*first.items, *rest.items))
        further = replace(request, cursor=first.next_cursor)
        assert catalogue.batch_edits.found(further, limit=10) == (6, in_order)
        assert catalogue.batch_edits.found(request, limit=2, offset=3) == (6, in_order[3:5])
        none = replace(request, filters=SearchFilters(sides=("recto",)))
        assert catalogue.batch_edits.found(none, limit=10) == (0, ())


def test_what_stands_close_is_left_out_where_that_is_unwanted(opened: Opening) -> None:
    described(opened, written("A 1", "zima nad wielką Wołgą"), written("A 2", "zima", "Wołga"))
    assert found(asked(opened, 'zima "zima wołgą"~3')) == ["A 1"]
    assert found(asked(opened, 'zima -"zima wołgą"~3')) == ["A 2"]
