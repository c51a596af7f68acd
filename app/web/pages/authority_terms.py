"""What authorities are called on a page, and where records name them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.domain.authorities import AuthorityNoun, LinkPlace
from app.web.pages.marking import Term, term

AUTHORITY_TERMS: Final[Mapping[type[StrEnum], Mapping[StrEnum, Term]]] = {
    AuthorityNoun: {
        AuthorityNoun.AGENT: term("authority", "Person or body"),
        AuthorityNoun.PLACE: term("authority", "Place"),
        AuthorityNoun.SUBJECT: term("authority", "Subject"),
        AuthorityNoun.HAND: term("authority", "Hand"),
        AuthorityNoun.STAMP: term("authority", "Stamp"),
    },
    LinkPlace: {
        LinkPlace.CONTRIBUTION: term("standing", "Contributor"),
        LinkPlace.GAVE: term("standing", "Gave it away"),
        LinkPlace.RECEIVED: term("standing", "Received it"),
        LinkPlace.PASSED_ON: term("standing", "It went through their hands"),
        LinkPlace.UNIT_GAVE: term("standing", "Gave its unit away"),
        LinkPlace.UNIT_RECEIVED: term("standing", "Received its unit"),
        LinkPlace.UNIT_PASSED_ON: term("standing", "Its unit went through their hands"),
        LinkPlace.WRITER: term("standing", "Wrote on it"),
        LinkPlace.PLACE: term("standing", "Place"),
        LinkPlace.SUBJECT: term("standing", "Subject"),
        LinkPlace.HAND: term("standing", "Written by this hand"),
        LinkPlace.STAMP: term("standing", "Bears this stamp"),
    },
}
PLURALS: Final[Mapping[AuthorityNoun, Term]] = {
    AuthorityNoun.AGENT: term("authorities", "People and bodies"),
    AuthorityNoun.PLACE: term("authorities", "Places"),
    AuthorityNoun.SUBJECT: term("authorities", "Subjects"),
    AuthorityNoun.HAND: term("authorities", "Hands"),
    AuthorityNoun.STAMP: term("authorities", "Stamps"),
}
"""What many of them are called."""
