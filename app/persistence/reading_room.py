"""The reading room: what a reader works with beside single records.

Photographs that they chose, what the filters of their searches are called, and the searches that
they keep.
"""

from collections.abc import Iterable, Mapping, Sequence

from app.domain.catalogued import BoundAlbum, CataloguedPhotograph, PhotographSummary
from app.domain.content_search import FoundReadings
from app.domain.hits import SuggestedWord
from app.domain.languages import LanguageMap
from app.domain.places import PlacePoint
from app.domain.saved_searches import SavedSearch
from app.domain.search_filters import NO_FILTERS, SearchFilters
from app.persistence import albums, filter_names, listing, looking_up, saved_searches
from app.persistence.fulltext import searching_within, suggesting_words
from app.persistence.transaction import Transaction


class ReadingRoom:
    """For one viewer; every reading passes `visibility`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def photographs(self, ids: Sequence[str]) -> tuple[CataloguedPhotograph, ...]:
        """Give those of some photographs that the viewer may see, whole, in the order asked."""
        return looking_up.photographs_whole(self._transaction, ids)

    def lines(self, ids: Sequence[str]) -> tuple[PhotographSummary, ...]:
        """Give the lines of those of some photographs that the viewer may see, as asked."""
        transaction = self._transaction
        return listing.photographs_among(transaction.session, transaction.viewer, ids)

    def album(self, unit_id: str) -> BoundAlbum:
        """Give an album as a whole; `NotFound` for a unit that is none, or may not be seen."""
        return albums.album(self._transaction, unit_id)

    def album_state(self, unit_id: str) -> str | None:
        """Tell in which state an album is; None for a unit that is none. `NotFound` for no unit."""
        return albums.album_state(self._transaction, unit_id)

    def with_ids(self, filters: SearchFilters) -> SearchFilters:
        """Put ids in the place of names that somebody typed; what is an id already stays.

        A name of nothing stays as it is, and finds nothing.
        """
        return filter_names.with_ids(self._transaction, filters)

    def names_of(self, what: str, ids: Iterable[str]) -> Mapping[str, LanguageMap]:
        """Give the names of what a filter asks for, as far as the viewer may know of it."""
        return filter_names.names_of(self._transaction, what, ids)

    def points_of(self, place_ids: Iterable[str]) -> tuple[PlacePoint, ...]:
        """Give those of some places, which the viewer may know of, that lie somewhere on a map."""
        return filter_names.points_of(self._transaction, place_ids)

    def suggest_words(self, beginning: str, *, limit: int = 10) -> tuple[SuggestedWord, ...]:
        """Give words that begin as the last one typed, as they are written, the frequent first."""
        return suggesting_words.suggest_words(self._transaction, beginning, limit=limit)

    def search_readings(
        self, query: str, *, unit_id: str = "", cursor: str = "", limit: int
    ) -> FoundReadings:
        """Find what is written on photographs of a unit, or of all (empty)."""
        return searching_within.search_readings(
            self._transaction, query, unit_id=unit_id, cursor=cursor, limit=limit
        )

    def words_of_readings(
        self, beginning: str, *, unit_id: str = "", limit: int = 20
    ) -> tuple[SuggestedWord, ...]:
        """Give words written on photographs of a unit, or of all, that begin so."""
        return suggesting_words.suggest_words(
            self._transaction,
            beginning,
            limit=limit,
            filters=SearchFilters(units=(unit_id,)) if unit_id else NO_FILTERS,
            of_readings=True,
        )

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """List the searches that the viewer keeps; `NotSignedIn` for who has no account."""
        return saved_searches.saved_searches(self._transaction)

    def save_search(self, name: str, asked: str) -> SavedSearch:
        """Keep a search under a name, in the place of another with this name."""
        return saved_searches.save_search(self._transaction, name, asked)

    def drop_search(self, search_id: str) -> None:
        """Forget a search that the viewer keeps, or raise `NotFound`."""
        saved_searches.drop_search(self._transaction, search_id)
