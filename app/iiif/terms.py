"""The catalogue's terms in the two languages of the house, as manifests show them.

A manifest speaks every language at once, whoever asks for it; so its words stand in a table here
and not in a catalogue of translations. Polish archival terms follow the Polish edition of ISAD(G).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeVar

from app.domain.agents import AgentRole
from app.domain.custody import CustodyKind, Passed
from app.domain.dating import DateOf
from app.domain.inscriptions import InscriptionKind, ReadingLayer
from app.domain.naming import IdentifierKind, TitleKind
from app.domain.photographs import Generation
from app.domain.places import PlaceRole
from app.domain.sides import ScanRole, SideKind
from app.iiif.language_maps import in_both

Term = tuple[str, str]
Kind = TypeVar("Kind", bound=StrEnum)

SIDE_KINDS: Final[Mapping[SideKind, Term]] = {
    SideKind.RECTO: ("Recto", "Awers"),
    SideKind.VERSO: ("Verso", "Odwrocie"),
    SideKind.MOUNT_RECTO: ("Mount, recto", "Podkład, awers"),
    SideKind.MOUNT_VERSO: ("Mount, verso", "Podkład, odwrocie"),
    SideKind.FORM: ("Form", "Formularz"),
    SideKind.ALBUM_PAGE: ("Album page", "Karta albumu"),
    SideKind.ENVELOPE: ("Envelope", "Koperta"),
    SideKind.DETAIL: ("Detail", "Szczegół"),
    SideKind.COLOUR_TARGET: ("Colour target", "Wzornik barw"),
}
SCAN_ROLES: Final[Mapping[ScanRole, Term]] = {
    ScanRole.ORIGINAL: ("Visible light", "Światło widzialne"),
    ScanRole.ACCESS: ("Access copy", "Kopia użytkowa"),
    ScanRole.RAKING_LIGHT: ("Raking light", "Światło boczne"),
    ScanRole.INFRARED: ("Infrared", "Podczerwień"),
}
DATES: Final[Mapping[DateOf, Term]] = {
    DateOf.TAKEN: ("Date taken", "Data wykonania"),
    DateOf.PRINTED: ("Date printed", "Data sporządzenia odbitki"),
    DateOf.INSCRIBED: ("Date inscribed", "Data naniesienia zapisu"),
    DateOf.EVENT_SHOWN: ("Date of the event shown", "Data przedstawionego wydarzenia"),
    DateOf.REGISTERED: ("Date registered", "Data rejestracji"),
    DateOf.ACQUIRED: ("Date acquired", "Data nabycia"),
    DateOf.DIGITISED: ("Date digitised", "Data digitalizacji"),
}
AGENT_ROLES: Final[Mapping[AgentRole, Term]] = {
    AgentRole.PHOTOGRAPHER: ("Photographer", "Fotograf"),
    AgentRole.AUTHOR: ("Author", "Autor"),
    AgentRole.PUBLISHER: ("Publisher", "Wydawca"),
    AgentRole.COPYRIGHT_HOLDER: ("Copyright holder", "Właściciel praw autorskich"),
    AgentRole.COPYRIGHT_AUTHOR: ("Copyright author", "Autor wpisany do rejestru"),
    AgentRole.REGISTRANT: ("Registrant", "Zgłaszający"),
    AgentRole.DEPICTED: ("Depicted", "Przedstawieni"),
    AgentRole.DONOR: ("Donor", "Ofiarodawca"),
    AgentRole.ADDRESSEE: ("Addressee", "Adresat"),
    AgentRole.FORMER_OWNER: ("Former owner", "Poprzedni właściciel"),
    AgentRole.PARTY_TO_AGREEMENT: ("Party to agreement", "Strona umowy"),
    AgentRole.CONTRIBUTOR: ("Contributor", "Współtwórca"),
}
PLACE_ROLES: Final[Mapping[PlaceRole, Term]] = {
    PlaceRole.TAKEN_AT: ("Taken at", "Miejsce wykonania"),
    PlaceRole.SHOWN: ("Place shown", "Miejsce przedstawione"),
    PlaceRole.ADDRESSED_TO: ("Addressed to", "Miejsce przeznaczenia"),
    PlaceRole.MENTIONED: ("Place mentioned", "Miejsce wspomniane"),
}
INSCRIPTION_KINDS: Final[Mapping[InscriptionKind, Term]] = {
    InscriptionKind.CAPTION: ("caption", "podpis pod zdjęciem"),
    InscriptionKind.NOTE: ("note", "notatka"),
    InscriptionKind.DEDICATION: ("dedication", "dedykacja"),
    InscriptionKind.SIGNATURE: ("signature", "podpis"),
    InscriptionKind.DATE: ("date", "data"),
    InscriptionKind.ADDRESS: ("address", "adres"),
    InscriptionKind.STAMP: ("stamp", "pieczęć"),
    InscriptionKind.BACK_MARK: ("back-mark", "nadruk zakładu"),
    InscriptionKind.LABEL: ("label", "naklejka"),
    InscriptionKind.INVENTORY_NUMBER: ("inventory number", "numer inwentarzowy"),
    InscriptionKind.NEGATIVE_NUMBER: ("negative number", "numer negatywu"),
    InscriptionKind.PRICE: ("price", "cena"),
    InscriptionKind.REGISTRANT_DESCRIPTION: (
        "description by the registrant",
        "opis sporządzony przez zgłaszającego",
    ),
    InscriptionKind.ILLEGIBLE: ("illegible", "zapis nieczytelny"),
}
LAYERS: Final[Mapping[ReadingLayer, Term]] = {
    ReadingLayer.DIPLOMATIC: ("Transcription, as it is written", "Transkrypcja, zgodnie z zapisem"),
    ReadingLayer.NORMALISED: ("Normalised transcription", "Transkrypcja znormalizowana"),
    ReadingLayer.TRANSLITERATION: ("Transliteration", "Transliteracja"),
    ReadingLayer.TRANSLATION: ("Translation", "Tłumaczenie"),
}
IDENTIFIER_KINDS: Final[Mapping[IdentifierKind, Term]] = {
    IdentifierKind.CATALOGUE_RECORD: ("Catalogue record", "Rekord katalogu"),
    IdentifierKind.INVENTORY_NUMBER: ("Inventory number", "Numer inwentarzowy"),
    IdentifierKind.NEGATIVE_NUMBER: ("Negative number", "Numer negatywu"),
    IdentifierKind.FORMER_REFERENCE_CODE: ("Former reference code", "Dawna sygnatura"),
    IdentifierKind.OTHER: ("Identifier", "Identyfikator"),
}
FORMER_IDENTIFIERS: Final[Mapping[IdentifierKind, Term]] = {
    IdentifierKind.CATALOGUE_RECORD: ("Former catalogue record", "Dawny rekord katalogu"),
    IdentifierKind.INVENTORY_NUMBER: ("Former inventory number", "Dawny numer inwentarzowy"),
    IdentifierKind.NEGATIVE_NUMBER: ("Former negative number", "Dawny numer negatywu"),
    IdentifierKind.FORMER_REFERENCE_CODE: ("Former reference code", "Dawna sygnatura"),
    IdentifierKind.OTHER: ("Former identifier", "Dawny identyfikator"),
}
"""The same for those that are not current."""
TITLE_KINDS: Final[Mapping[TitleKind, Term]] = {
    TitleKind.FORMAL: ("formal", "oryginalny"),
    TitleKind.SUPPLIED: ("supplied by the cataloguer", "nadany przez opracowującego"),
    TitleKind.FROM_INSCRIPTION: ("taken from an inscription", "przejęty z zapisu na obiekcie"),
}
GENERATIONS: Final[Mapping[Generation, Term]] = {
    Generation.ORIGINAL: ("original", "oryginał"),
    Generation.COPY_PRINT: ("copy print", "odbitka wtórna"),
    Generation.REPRODUCTION: ("reproduction", "reprodukcja"),
}
CUSTODY_KINDS: Final[Mapping[CustodyKind, Term]] = {
    CustodyKind.CREATION: ("Creation", "Powstanie"),
    CustodyKind.REGISTRATION: ("Registration", "Rejestracja"),
    CustodyKind.GIFT: ("Gift", "Dar"),
    CustodyKind.PURCHASE: ("Purchase", "Zakup"),
    CustodyKind.BEQUEST: ("Bequest", "Zapis testamentowy"),
    CustodyKind.DEPOSIT: ("Deposit", "Depozyt"),
    CustodyKind.TRANSFER: ("Transfer", "Przekazanie"),
    CustodyKind.ACQUISITION: ("Acquisition", "Nabycie"),
    CustodyKind.ACQUISITION_OF_DIGITAL_COPY: (
        "Acquisition of a digital copy",
        "Nabycie kopii cyfrowej",
    ),
    CustodyKind.CUSTODY: ("Custody", "Przechowywanie"),
    CustodyKind.SEIZURE: ("Seizure", "Konfiskata"),
    CustodyKind.LOOTING: ("Looting", "Grabież"),
    CustodyKind.RESTITUTION: ("Restitution", "Restytucja"),
    CustodyKind.LOAN: ("Loan", "Wypożyczenie"),
    CustodyKind.RETURN: ("Return", "Zwrot"),
    CustodyKind.FOUND: ("Found", "Odnalezienie"),
    CustodyKind.LOST: ("Lost", "Zaginięcie"),
    CustodyKind.UNKNOWN_TRANSFER: (
        "Transfer of unknown nature",
        "Przekazanie o nieznanym charakterze",
    ),
}
PASSED: Final[Mapping[Passed, Term]] = {
    Passed.ORIGINAL: ("the original", "oryginał"),
    Passed.COPY: ("a copy", "kopia"),
    Passed.DIGITAL_FILES: ("digital files", "pliki cyfrowe"),
    Passed.RIGHTS: ("the rights", "prawa"),
}


def named(table: Mapping[Kind, Term], term: Kind) -> dict[str, list[str]]:
    """Give a term in both languages."""
    return in_both(*table[term])
