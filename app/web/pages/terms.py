"""What the catalogue's own vocabulary is called on a page: the one place where it is worded.

Length: one table of terms for each vocabulary, which reads best whole.

Each term stands with its context, since one English word can be two Polish ones.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.domain.agents import AgentKind, AgentRole
from app.domain.batches import Action, ItemState
from app.domain.custody import CustodyKind, OwnershipChanged, Passed
from app.domain.dating import DateBasis, DateOf, Qualifier
from app.domain.imagery import ScanCondition
from app.domain.inscriptions import InscriptionKind, ReadingLayer, ReadingSource
from app.domain.naming import IdentifierKind, TitleKind
from app.domain.notes import NoteKind
from app.domain.photographs import Generation
from app.domain.places import PlaceRole
from app.domain.publication import PublicationState
from app.domain.sides import ScanRole, SideKind, SidePresence
from app.domain.units import Level
from app.web.pages.accession_terms import ACCESSION_TERMS
from app.web.pages.authority_terms import AUTHORITY_TERMS
from app.web.pages.custody_terms import CUSTODY_TERMS
from app.web.pages.desk_terms import DESK_TERMS
from app.web.pages.marking import Term, term
from app.web.pages.relation_terms import RELATION_TERMS
from app.web.pages.search_terms import SEARCH_TERMS
from app.web.pages.sigla_terms import READING_TERMS

_TERMS: Final[Mapping[type[StrEnum], Mapping[StrEnum, Term]]] = {
    Action: {
        Action.SET: term("action", "write it in the place of what is there"),
        Action.ADD: term("action", "add it"),
        Action.REMOVE: term("action", "take it away"),
        Action.REPLACE: term("action", "replace it"),
    },
    SideKind: {
        SideKind.RECTO: term("side", "Recto"),
        SideKind.VERSO: term("side", "Verso"),
        SideKind.MOUNT_RECTO: term("side", "Mount, recto"),
        SideKind.MOUNT_VERSO: term("side", "Mount, verso"),
        SideKind.FORM: term("side", "Form"),
        SideKind.ALBUM_PAGE: term("side", "Album page"),
        SideKind.ENVELOPE: term("side", "Envelope"),
        SideKind.DETAIL: term("side", "Detail"),
        SideKind.COLOUR_TARGET: term("side", "Colour target"),
    },
    SidePresence: {
        SidePresence.DIGITISED: term("presence", "digitised"),
        SidePresence.BLANK: term("presence", "This side is blank."),
        SidePresence.NOT_DIGITISED: term("presence", "This side has not been digitised."),
    },
    ScanCondition: {
        ScanCondition.SOUND: term("scan", "The scan is sound."),
        ScanCondition.DAMAGED: term(
            "scan", "The scan's file is damaged. It is shown as far as it can be read."
        ),
        ScanCondition.UNREADABLE: term(
            "scan", "The scan's file is kept, and no picture can be read from it."
        ),
        ScanCondition.OVERSIZED: term(
            "scan", "The scan's file is kept. It has more pixels than this catalogue shows."
        ),
    },
    ScanRole: {
        ScanRole.ORIGINAL: term("scan role", "the original scan"),
        ScanRole.ACCESS: term("scan role", "for access"),
        ScanRole.RAKING_LIGHT: term("scan role", "in raking light"),
        ScanRole.INFRARED: term("scan role", "infrared"),
    },
    InscriptionKind: {
        InscriptionKind.CAPTION: term("inscription", "Caption"),
        InscriptionKind.NOTE: term("inscription", "Note"),
        InscriptionKind.DEDICATION: term("inscription", "Dedication"),
        InscriptionKind.SIGNATURE: term("inscription", "Signature"),
        InscriptionKind.DATE: term("inscription", "Date"),
        InscriptionKind.ADDRESS: term("inscription", "Address"),
        InscriptionKind.STAMP: term("inscription", "Stamp"),
        InscriptionKind.BACK_MARK: term("inscription", "Back-mark"),
        InscriptionKind.LABEL: term("inscription", "Label"),
        InscriptionKind.INVENTORY_NUMBER: term("inscription", "Inventory number"),
        InscriptionKind.NEGATIVE_NUMBER: term("inscription", "Negative number"),
        InscriptionKind.PRICE: term("inscription", "Price"),
        InscriptionKind.REGISTRANT_DESCRIPTION: term("inscription", "Registrant's description"),
        InscriptionKind.ILLEGIBLE: term("inscription", "Illegible writing"),
    },
    ReadingLayer: {
        ReadingLayer.DIPLOMATIC: term("layer", "Diplomatic transcription"),
        ReadingLayer.NORMALISED: term("layer", "Normalised transcription"),
        ReadingLayer.TRANSLITERATION: term("layer", "Transliteration"),
        ReadingLayer.TRANSLATION: term("layer", "Translation"),
    },
    ReadingSource: {
        ReadingSource.ORIGINAL: term("reading source", "read from the original"),
        ReadingSource.SCAN: term("reading source", "read from the scan"),
        ReadingSource.PUBLICATION: term("reading source", "taken from a publication"),
        ReadingSource.OLD_CARD: term("reading source", "taken from an old catalogue card"),
        ReadingSource.RECOGNITION: term("reading source", "made by text recognition"),
        ReadingSource.UNKNOWN: term("reading source", "source not recorded"),
    },
    DateOf: {
        DateOf.TAKEN: term("date", "Taken"),
        DateOf.PRINTED: term("date", "Printed"),
        DateOf.INSCRIBED: term("date", "Inscribed"),
        DateOf.EVENT_SHOWN: term("date", "Event shown"),
        DateOf.REGISTERED: term("date", "Registered"),
        DateOf.ACQUIRED: term("date", "Acquired"),
        DateOf.DIGITISED: term("date", "Digitised"),
    },
    DateBasis: {
        DateBasis.INSCRIPTION: term("basis", "an inscription"),
        DateBasis.STAMP: term("basis", "a stamp"),
        DateBasis.CAPTION: term("basis", "a caption"),
        DateBasis.DOCUMENT: term("basis", "a document"),
        DateBasis.CONTEXT: term("basis", "the context"),
        DateBasis.EXPERT: term("basis", "an expert's opinion"),
    },
    Qualifier: {
        Qualifier.NONE: term("qualifier", "as stated"),
        Qualifier.UNCERTAIN: term("qualifier", "uncertain"),
        Qualifier.APPROXIMATE: term("qualifier", "approximate"),
        Qualifier.BOTH: term("qualifier", "uncertain and approximate"),
    },
    CustodyKind: {
        CustodyKind.CREATION: term("custody", "Made"),
        CustodyKind.REGISTRATION: term("custody", "Registered"),
        CustodyKind.GIFT: term("custody", "Given"),
        CustodyKind.PURCHASE: term("custody", "Bought"),
        CustodyKind.BEQUEST: term("custody", "Bequeathed"),
        CustodyKind.DEPOSIT: term("custody", "Deposited"),
        CustodyKind.TRANSFER: term("custody", "Transferred"),
        CustodyKind.ACQUISITION: term("custody", "Acquired"),
        CustodyKind.ACQUISITION_OF_DIGITAL_COPY: term("custody", "Digital copy acquired"),
        CustodyKind.CUSTODY: term("custody", "In custody"),
        CustodyKind.SEIZURE: term("custody", "Seized"),
        CustodyKind.LOOTING: term("custody", "Looted"),
        CustodyKind.RESTITUTION: term("custody", "Restituted"),
        CustodyKind.LOAN: term("custody", "Lent"),
        CustodyKind.RETURN: term("custody", "Returned"),
        CustodyKind.FOUND: term("custody", "Found"),
        CustodyKind.LOST: term("custody", "Lost"),
        CustodyKind.UNKNOWN_TRANSFER: term("custody", "Transferred in a way that is not known"),
    },
    Passed: {
        Passed.UNKNOWN: term("passed", "not recorded"),
        Passed.ORIGINAL: term("passed", "the original"),
        Passed.COPY: term("passed", "a copy"),
        Passed.DIGITAL_FILES: term("passed", "digital files"),
        Passed.RIGHTS: term("passed", "rights"),
    },
    OwnershipChanged: {
        OwnershipChanged.YES: term("ownership", "the owner changed"),
        OwnershipChanged.NO: term("ownership", "the owner did not change"),
        OwnershipChanged.UNKNOWN: term("ownership", "not recorded"),
    },
    AgentRole: {
        AgentRole.PHOTOGRAPHER: term("agent", "Photographer"),
        AgentRole.AUTHOR: term("agent", "Author"),
        AgentRole.PUBLISHER: term("agent", "Publisher"),
        AgentRole.COPYRIGHT_HOLDER: term("agent", "Copyright holder"),
        AgentRole.COPYRIGHT_AUTHOR: term("agent", "Copyright author"),
        AgentRole.REGISTRANT: term("agent", "Registrant"),
        AgentRole.DEPICTED: term("agent", "Depicted"),
        AgentRole.DONOR: term("agent", "Donor"),
        AgentRole.ADDRESSEE: term("agent", "Addressee"),
        AgentRole.FORMER_OWNER: term("agent", "Former owner"),
        AgentRole.PARTY_TO_AGREEMENT: term("agent", "Party to an agreement"),
        AgentRole.CONTRIBUTOR: term("agent", "Contributor"),
    },
    AgentKind: {
        AgentKind.PERSON: term("agent kind", "person"),
        AgentKind.FAMILY: term("agent kind", "family"),
        AgentKind.CORPORATE_BODY: term("agent kind", "corporate body"),
        AgentKind.UNKNOWN: term("agent kind", "not recorded"),
    },
    PlaceRole: {
        PlaceRole.TAKEN_AT: term("place", "Taken at"),
        PlaceRole.SHOWN: term("place", "Place shown"),
        PlaceRole.ADDRESSED_TO: term("place", "Addressed to"),
        PlaceRole.MENTIONED: term("place", "Place mentioned"),
    },
    TitleKind: {
        TitleKind.FORMAL: term("title", "formal title"),
        TitleKind.SUPPLIED: term("title", "title supplied by a cataloguer"),
        TitleKind.FROM_INSCRIPTION: term("title", "title taken from an inscription"),
    },
    IdentifierKind: {
        IdentifierKind.CATALOGUE_RECORD: term("identifier", "Catalogue record"),
        IdentifierKind.INVENTORY_NUMBER: term("identifier", "Inventory number"),
        IdentifierKind.NEGATIVE_NUMBER: term("identifier", "Negative number"),
        IdentifierKind.FORMER_REFERENCE_CODE: term("identifier", "Former reference code"),
        IdentifierKind.OTHER: term("identifier", "Other number"),
    },
    NoteKind: {
        NoteKind.GENERAL: term("note", "Note"),
        NoteKind.SOURCE_FIELD: term("note", "From the source table"),
        NoteKind.CATALOGUER: term("note", "Cataloguer's note"),
        NoteKind.CAPTION_SOURCE: term("note", "Source of the caption"),
    },
    Generation: {
        Generation.UNKNOWN: term("generation", "not recorded"),
        Generation.ORIGINAL: term("generation", "original"),
        Generation.COPY_PRINT: term("generation", "copy print"),
        Generation.REPRODUCTION: term("generation", "reproduction"),
    },
    ItemState: {
        ItemState.WAITING: term("batch", "waiting"),
        ItemState.CHANGED: term("batch", "changed"),
        ItemState.UNCHANGED: term("batch", "as it was"),
        ItemState.REFUSED: term("batch", "refused"),
        ItemState.UNDONE: term("batch", "taken back"),
        ItemState.LEFT: term("batch", "left, because it was changed since"),
    },
    PublicationState: {
        PublicationState.DRAFT: term("state", "Draft"),
        PublicationState.IN_REVIEW: term("state", "In review"),
        PublicationState.PUBLISHED: term("state", "Published"),
        PublicationState.WITHDRAWN: term("state", "Withdrawn"),
    },
    Level: {
        Level.FONDS: term("level", "Fonds"),
        Level.COLLECTION: term("level", "Collection"),
        Level.SUBFONDS: term("level", "Subfonds"),
        Level.SERIES: term("level", "Series"),
        Level.SUBSERIES: term("level", "Subseries"),
        Level.FILE: term("level", "File"),
        Level.ALBUM: term("level", "Album"),
    },
}

_ALL: Final = {
    **_TERMS,
    **AUTHORITY_TERMS,
    **CUSTODY_TERMS,
    **RELATION_TERMS,
    **DESK_TERMS,
    **READING_TERMS,
    **ACCESSION_TERMS,
    **SEARCH_TERMS,
}


def worded(member: StrEnum) -> Term:
    """The term for a member of a vocabulary."""
    return _ALL[type(member)][member]


def vocabularies() -> Mapping[type[StrEnum], Mapping[StrEnum, Term]]:
    """Every vocabulary that pages can word."""
    return _ALL
