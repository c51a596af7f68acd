"""The labels of what a manifest tells, and its fixed sentences, in the languages of the house."""

from enum import Enum

from app.iiif.language_maps import in_both


class Label(Enum):
    """A label or sentence, in English and in Polish."""

    REFERENCE_CODE = ("Reference code", "Sygnatura")
    UNIT = ("Unit of description", "Jednostka opisu")
    TITLE_KIND = ("Origin of the title", "Pochodzenie tytułu")
    HOLDER = ("Holding institution", "Instytucja przechowująca")
    CUSTODY = ("Custodial history", "Dzieje obiektu")
    OF_THE_UNIT = ("of the whole unit", "całej jednostki")
    CARRIER = ("Carrier", "Nośnik")
    PROCESS = ("Process", "Technika")
    GENERATION = ("Generation", "Stopień kopii")
    SIZE = ("Size", "Wymiary")
    CONDITION = ("Condition", "Stan zachowania")
    SUBJECTS = ("Subjects", "Tematy")
    RIGHTS = ("Rights", "Prawa")
    RIGHTS_HOLDER = ("Rights holder", "Właściciel praw")
    RIGHTS_BASIS = ("Basis of the rights", "Podstawa praw")
    RIGHTS_UNTIL = ("Rights until", "Prawa do dnia")
    NOTE = ("Note", "Uwaga")
    CREDIT_LINE = ("Credit line", "Informacja o pochodzeniu")
    DATES = ("Dates", "Datowanie")
    PHOTOGRAPH = ("Photograph", "Fotografia")

    RECORD_PAGE = ("Page in the catalogue", "Strona w katalogu")
    RECORD = ("Catalogue record as JSON", "Rekord katalogowy w formacie JSON")
    LINKED_RECORD = ("Catalogue record as JSON-LD", "Rekord katalogowy w formacie JSON-LD")
    DUBLIN_CORE = ("Catalogue record in Dublin Core", "Rekord katalogowy w Dublin Core")
    EUROPEANA = (
        "Catalogue record in the Europeana Data Model",
        "Rekord katalogowy w modelu danych Europeany",
    )
    PRINT = ("Picture in print resolution", "Obraz w rozdzielczości do druku")
    SHEET = (
        "Sheet for printing: all sides, with what is written on them",
        "Karta do druku: wszystkie strony wraz z zapisami",
    )
    ALL_UNITS = ("All collections", "Wszystkie zbiory")
    MORE = ("More", "Dalej")
    SELECTION = ("A selection of photographs", "Wybór fotografii")
    FOUND = ("What a search finds", "Wyniki wyszukiwania")

    SCAN = ("Scan", "Skan")
    NO_PICTURE = ("No picture", "Brak obrazu")
    BLANK = ("blank", "bez zapisu")
    NOT_DIGITISED = ("not digitised", "nie zdigitalizowano")
    NO_SCAN = ("no scan", "brak skanu")
    NOT_SHOWN = ("scan can't be shown", "skanu nie można pokazać")
    WITHHELD = ("withheld", "nieudostępniona")
    ACCESS = ("Access", "Dostęp")
    SIDE_WITHHELD = ("This side is closed to the public.", "Ta strona nie jest udostępniana.")
    PICTURE_WITHHELD = (
        "The picture of this side is shown to those who sign in.",
        "Obraz tej strony jest dostępny po zalogowaniu.",
    )
    PICTURE_CAPPED = (
        "Shown up to {size} pixels; larger to those who sign in.",
        "Dostępne do {size} pikseli; w większym rozmiarze po zalogowaniu.",
    )
    CLOSED_UNTIL = ("Closed until", "Nie udostępnia się do")
    BLANK_SIDE = ("This side is blank.", "Ta strona jest niezapisana.")
    SIDE_NOT_DIGITISED = (
        "This side has not been digitised.",
        "Tej strony nie zdigitalizowano.",
    )
    SIDE_WITHOUT_SCAN = ("There is no scan of this side.", "Brak skanu tej strony.")
    DAMAGED = (
        "The file is damaged; it is shown as far as it can be read.",
        "Plik jest uszkodzony; pokazano to, co daje się odczytać.",
    )
    UNREADABLE = (
        "The file can't be read. It is kept as it is.",
        "Pliku nie da się odczytać. Jest przechowywany bez zmian.",
    )
    OVERSIZED = (
        "The picture is too large to be shown here. It is kept as it is.",
        "Obraz jest zbyt duży, aby go tu pokazać. Jest przechowywany bez zmian.",
    )
    GAP = (
        "(gap: what came before is not known)",
        "(luka: nie wiadomo, co działo się wcześniej)",
    )

    @property
    def english(self) -> str:
        """Its English text."""
        return self.value[0]

    @property
    def polish(self) -> str:
        """Its Polish text."""
        return self.value[1]

    @property
    def texts(self) -> dict[str, list[str]]:
        """Both, as a language map."""
        return in_both(*self.value)
