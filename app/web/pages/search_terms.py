"""What searching is called on a page: filters, where words were found, what was done to them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.domain.hits import MatchedAs
from app.domain.search_query import Expand
from app.domain.search_terms import Reason
from app.web.pages.marking import Term, term

FACETS: Final[Mapping[str, Term]] = {
    "place": term("facet", "Place"),
    "person": term("facet", "Person"),
    "collection": term("facet", "Unit"),
    "holder": term("facet", "Holder"),
    "language": term("facet", "Language"),
    "kind": term("facet", "Kind of inscription"),
    "side": term("facet", "Side that is written on"),
    "hand": term("facet", "Hand"),
    "stamp": term("facet", "Stamp"),
    "medium": term("facet", "Written with"),
    "rights": term("facet", "Rights"),
}
"""By the parameter that narrows a search, in the order of the page."""

FLAGS: Final[Mapping[str, tuple[Term, Term]]] = {
    "has_transcription": (
        term("facet", "Has a transcription"),
        term("facet", "Has no transcription"),
    ),
    "only_from_back": (
        term("facet", "Known only from the back"),
        term("facet", "Known not only from the back"),
    ),
}
"""What stands for yes and for no."""

FIELDS: Final[Mapping[str, Term]] = {
    "inscription": term("found in", "Inscription"),
    "title": term("found in", "Title"),
    "description": term("found in", "Description"),
    "person": term("found in", "Person"),
    "place": term("found in", "Place"),
    "ref": term("found in", "Reference code"),
    "hand": term("found in", "Hand"),
    "stamp": term("found in", "Stamp"),
    "name": term("found in", "Names and numbers"),
}
"""Where words were found."""

SEARCH_TERMS: Final[Mapping[type[StrEnum], Mapping[StrEnum, Term]]] = {
    Expand: {
        Expand.NONE: term("expand", "Only as typed"),
        Expand.INFLECTION: term("expand", "With other endings"),
        Expand.ALL: term("expand", "In every spelling"),
    },
    MatchedAs: {
        MatchedAs.TEXT: term("matched as", "in the text"),
        MatchedAs.TRANSLATION: term("matched as", "in the translation"),
        MatchedAs.TRANSLITERATION: term("matched as", "in the transliteration"),
        MatchedAs.OTHER_NAME: term("matched as", "by another name"),
    },
    Reason: {
        Reason.EXACT: term("reason", "as typed"),
        Reason.SPELLING: term("reason", "another spelling"),
        Reason.INFLECTED: term("reason", "another ending"),
        Reason.TRANSLITERATED: term("reason", "in another script"),
        Reason.ABBREVIATED: term("reason", "an abbreviation"),
        Reason.NUMBER: term("reason", "a number"),
        Reason.CALLED: term("reason", "another form of the name"),
        Reason.DAMAGED: term("reason", "damaged"),
        Reason.WILDCARD: term("reason", "one of those asked for"),
        Reason.MISTYPED: term("reason", "perhaps mistyped"),
        Reason.JOINED: term("reason", "written as one or as two"),
        Reason.WITHIN: term("reason", "part of a longer word"),
    },
}
