"""The words that credit lines are made of: names of institutions, and how a thing came to them."""

import re
from collections.abc import Mapping
from typing import Final

from app.domain.custody import CustodyKind

_TAKES_ARTICLE: Final = (
    "academy", "agency", "archive", "archives", "army", "association", "board", "bureau", "centre",
    "center", "collection", "collections", "commission", "committee", "council", "department",
    "federation", "foundation", "gallery", "institute", "institution", "league", "legion",
    "library", "ministry", "museum", "office", "society", "trust", "union",
)  # fmt: skip
_TAKES_ARTICLE_WITH_OF: Final = ("university", "college", "house", "school")
_OTHER_LANGUAGES: Final = (
    "agencja", "akademia", "archiwum", "biblioteka", "centrum", "fundacja", "galeria", "instytut",
    "klasztor", "kolekcja", "komisja", "komitet", "ministerstwo", "muzeum", "ośrodek", "parafia",
    "redakcja", "stowarzyszenie", "szkoła", "towarzystwo", "uniwersytet", "urząd", "zakład",
    "zbiory", "związek", "archiv", "bundesarchiv", "bibliothek", "institut", "stiftung",
)  # fmt: skip
_HOLDS_ARCHIVES: Final = re.compile(r"archi[vw]|collections?\b|zbiory|kolekcja", re.IGNORECASE)
_ACRONYM: Final = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ]{2,8}")
_ACRONYM_BEHIND: Final = re.compile(rf"\s*\({_ACRONYM.pattern}\)$")

CAME_FROM: Final[Mapping[CustodyKind, tuple[str, str]]] = {
    CustodyKind.GIFT: ("gift of", "dar:"),
    CustodyKind.PURCHASE: ("purchased from", "zakup od:"),
    CustodyKind.BEQUEST: ("bequest of", "zapis:"),
    CustodyKind.DEPOSIT: ("deposited by", "depozyt:"),
    CustodyKind.TRANSFER: ("transferred from", "przekazane przez:"),
    CustodyKind.ACQUISITION: ("acquired from", "pozyskano od:"),
    CustodyKind.ACQUISITION_OF_DIGITAL_COPY: (
        "digital copy acquired from",
        "kopia cyfrowa pozyskana od:",
    ),
    CustodyKind.UNKNOWN_TRANSFER: ("received from", "otrzymano od:"),
    CustodyKind.CUSTODY: ("received from", "otrzymano od:"),
}
"""What stands before the giver's name, in English and Polish: a giver of no other kind is named."""


def without_acronym(name: str) -> str:
    """Take off the acronym that a name ends with: `Institute of National Remembrance (IPN)`."""
    return _ACRONYM_BEHIND.sub("", name)


def is_institution(name: str) -> bool:
    """Whether a name says by itself that it is no person's or family's."""
    words = _words(name)
    known = (*_TAKES_ARTICLE, *_TAKES_ARTICLE_WITH_OF, *_OTHER_LANGUAGES)
    return _ACRONYM.fullmatch(name) is not None or not words.isdisjoint(known)


def is_archive(name: str) -> bool:
    """Whether a name says already that there are archives or a collection."""
    return _HOLDS_ARCHIVES.search(name) is not None


def with_article(name: str) -> str:
    """Write a name as it stands within an English sentence: `the Hoover Institution`.

    English gives the article to most institutions that are named by a common noun, to those of
    learning only with `of` (the University of Warsaw), and to nobody else.
    """
    if name.lower().startswith("the "):
        return name
    words = _words(name)
    named_by_noun = not words.isdisjoint(_TAKES_ARTICLE)
    if not words.isdisjoint(_TAKES_ARTICLE_WITH_OF):
        named_by_noun = "of" in words
    return f"the {name}" if named_by_noun or _ACRONYM.fullmatch(name) else name


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower()))
