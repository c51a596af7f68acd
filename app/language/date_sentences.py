"""What is said of a date that was read: what was taken for granted, and why one can't be read."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence without its first capital and its full stop, in the languages of the house."""

    english: str
    polish: str

    def in_language(self, language: str) -> str:
        """Say it in a language: Polish, else English."""
        return self.polish if language.split("-", maxsplit=1)[0] == "pl" else self.english


NOTHING_WRITTEN: Final = Said("nothing is written", "nic nie jest napisane")
NO_DATE: Final = Said("it says that there is no date", "napisano, że daty nie ma")
NOT_UNDERSTOOD: Final = Said(
    "it is kept as written, without a date that can be searched: it is not understood",
    "zachowano zapis, bez daty do wyszukiwania: nie jest zrozumiały",
)
EITHER_ORDER: Final = Said(
    "day and month can't be told apart; it can be either of the two",
    "nie da się odróżnić dnia od miesiąca; może to być każda z tych dwóch dat",
)
ORDER_UNKNOWN: Final = Said(
    "day and month can't be told apart", "nie da się odróżnić dnia od miesiąca"
)
NO_CENTURY: Final = Said("the century is not written", "nie napisano, który to wiek")
DECADE_OR_CENTURY: Final = Said(
    "it can be ten years or a hundred; the hundred is taken",
    "może to być dziesięć lat albo sto; przyjęto sto",
)
OLD_STYLE: Final = Said(
    "it is read as a Julian date and converted to the Gregorian calendar",
    "odczytano jako datę juliańską i przeliczono na kalendarz gregoriański",
)
NO_SUCH_JULIAN: Final = Said(
    "only a day, a month or a year can be converted from the Julian calendar",
    "z kalendarza juliańskiego można przeliczyć tylko dzień, miesiąc lub rok",
)
NOT_THE_SAME_DAY: Final = Said(
    "the two are not one day in the Julian and in the Gregorian calendar",
    "to nie jest ten sam dzień w kalendarzu juliańskim i gregoriańskim",
)


def too_long(most: int) -> Said:
    """Say that a text has more characters than a date has."""
    return Said(f"at most {most} characters are read", f"czyta się najwyżej {most} znaków")


def day_first(other: str) -> Said:
    """Say that the order of day and month was decided."""
    return Said(
        f"it is read day first; month first it would be {other}",
        f"przyjęto, że najpierw jest dzień; gdyby miesiąc, byłoby to {other}",
    )


def century_taken(first: str, last: str = "") -> Said:
    """Say which year, or which ones from first to last, were taken for two digits."""
    taken, polish = (f"{first} to {last}", f"od {first} do {last}") if last else (first, first)
    return Said(
        f"the century is not written; {taken} is taken",
        f"nie napisano, który to wiek; przyjęto {polish}",
    )


def winter_taken(year: int) -> Said:
    """Say which winter is meant by a year."""
    return Said(
        f"it is taken for the winter from December {year} to February {year + 1}",
        f"przyjęto zimę od grudnia {year} do lutego {year + 1}",
    )


def part_taken(place: int) -> Said:
    """Say what the beginning (0), the middle (1) or the end (2) was taken for."""
    english, polish = ("first", "second", "last")[place], ("pierwszą", "drugą", "ostatnią")[place]
    return Said(
        f"it is taken for the {english} third, roughly", f"przyjęto w przybliżeniu {polish} tercję"
    )


def also_a_season(year: str) -> Said:
    """Say that EDTF would read a year and a number in another way."""
    return Said(
        f"it can also be read as a season or part of {year}, in EDTF",
        f"w EDTF może to też być pora lub część roku {year}",
    )


def also_years(first: str, last: str) -> Said:
    """Say that what was read as a month may be two years."""
    return Said(
        f"it can also be read as the years {first} to {last}",
        f"mogą to też być lata od {first} do {last}",
    )


def two_calendars(julian: str) -> Said:
    """Say that a date was given in both calendars."""
    return Said(
        f"one day in two calendars; in the Julian one it is {julian}",
        f"jeden dzień w dwóch kalendarzach; w juliańskim {julian}",
    )


def no_such_date(edtf: str) -> Said:
    """Say that a date has a known form, and can't be."""
    return Said(f"there is no such date as {edtf}", f"nie ma takiej daty jak {edtf}")
