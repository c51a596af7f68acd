"""Every quotation stands so in the very text that it names."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.search_request import SearchRequest
from app.domain.sides import SideDescription, SideKind
from app.domain.viewers import THE_DESK
from app.holdings import Holding, found_holding
from app.settings import Settings
from tests.search.verbatim import is_misquoted

_WORDS = (
    "obóz", "Łagier", "siostrami", "Straße", "письмо", "їжа", "שװעסטער", "mama\u2019s", "O.R.P.",
    "Jangi-Jur", "1944", "12,5", "naïve", "\u017fie", "🏔", "e\u0301tude", "so\u00adft",
)  # fmt: skip
_MARKS = (
    "[...]", "[abc]", "wo[jsk]o", "a(?)", "por(ucznik)", "⟦raz⟧", "pu⟦w⟧łku", "{sic}", "|",
    "(...)", "dwa- | dzieścia", "prze-\nszli", "[Trans]port", "K[...]nowicz", "„", "”", "-",
    "[", ")",
)  # fmt: skip
WRITTEN = st.lists(
    st.one_of(st.sampled_from(_WORDS), st.sampled_from(_MARKS), st.text(max_size=8)),
    min_size=1,
    max_size=12,
).map(" ".join)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Holding]:
    """A holding in which nothing lasts: what is saved is not committed."""
    with found_holding(Settings(home=tmp_path_factory.mktemp("made") / "holding")) as holding:
        yield holding


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=WRITTEN, data=st.data())
def test_a_quotation_of_any_marked_text_is_verbatim(
    empty: Holding, text: str, data: st.DataObject
) -> None:
    word = data.draw(st.sampled_from(text.split() or ["a"]))
    query = data.draw(st.sampled_from([word, f'"{word}"', f"{word[:2]}*", text, f'"{text}"']))
    reading = ReadingDescription(text.replace("\0", ""), language="pl")
    inscription = InscriptionDescription(InscriptionKind.NOTE, (reading,))
    side = SideDescription(SideKind.VERSO, inscriptions=(inscription,))
    with empty.open(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(PhotographDescription("MADE", sides=(side,)))
        answer = catalogue.find(SearchRequest(query))
        kept = catalogue.photograph(saved.id).description
    found = [light for hit in (*answer.items, *answer.approximate) for light in hit.highlights]
    assert [light for light in found if is_misquoted(kept, light)] == []
