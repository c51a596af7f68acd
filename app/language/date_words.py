# ruff: noqa: RUF001 - Cyrillic words have letters that look Latin
"""Words that stand in dates: English, Polish, German and Russian, in the cases that dates use."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from app.language.folding import fold

_MONTHS: Final = {
    1: "january jan styczeń stycznia styczniu styczniem stycz jänner январь января январе",
    2: "february feb febr luty lutego lutym feber февраль февраля феврале",
    3: "march mar marzec marca marcu marcem март марта марте",
    4: "april apr kwiecień kwietnia kwietniu kwietniem kwiec апрель апреля апреле",
    5: "may maj maja maju majem май мая мае",
    6: "june jun czerwiec czerwca czerwcu czerwcem czerw июнь июня июне",
    7: "july jul lipiec lipca lipcu lipcem lip июль июля июле",
    8: "august aug sierpień sierpnia sierpniu sierpniem sierp август августа августе",
    9: "september sep sept wrzesień września wrześniu wrześniem wrzes сентябрь сентября сентябре",
    10: "october oct październik października październiku październikiem paźdz paź okt "
    "октябрь октября октябре",
    11: "november nov listopad listopada listopadzie listopadem list ноябрь ноября ноябре",
    12: "december dec grudzień grudnia grudniu grudniem grudz dez декабрь декабря декабре",
}
_IN_GERMAN: Final = (
    "januar februar märz april mai juni juli august september "  # codespell:ignore
    "oktober november dezember"  # codespell:ignore
)
_SEASONS: Final = {
    21: "spring wiosna wiosną wiosny frühling frühjahr весна весной весны",
    22: "summer lato latem sommer лето летом лета",
    23: "autumn fall jesień jesienią jesieni herbst осень осенью осени",
    24: "winter zima zimą zimy зима зимой зимы",
}
_DECADES: Final = {
    20: "twenties dwudzieste dwudziestych",
    30: "thirties trzydzieste trzydziestych",
    40: "forties czterdzieste czterdziestych",
    50: "fifties pięćdziesiąte pięćdziesiątych",
    60: "sixties sześćdziesiąte sześćdziesiątych",
    70: "seventies siedemdziesiąte siedemdziesiątych",
    80: "eighties osiemdziesiąte osiemdziesiątych",
    90: "nineties dziewięćdziesiąte dziewięćdziesiątych",
}
_ORDINALS: Final = {
    1: "1 1st i first pierwsza pierwszy",
    2: "2 2nd ii second druga drugi",
    3: "3 3rd iii third trzecia trzeci",
    4: "4 4th iv fourth czwarta czwarty",
}
_ROMAN: Final = (
    *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"),
    *("xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi"),
)


def _by_word(table: Mapping[int, str]) -> dict[str, int]:
    return {fold(word): number for number, words in table.items() for word in words.split()}


def any_of(words: Iterable[str]) -> str:
    """Write a pattern for one of these words, folded; the longer ones are tried first."""
    return "|".join(sorted((re.escape(fold(word)) for word in words), key=len, reverse=True))


MONTHS: Final = _by_word(_MONTHS) | {
    fold(word): number for number, word in enumerate(_IN_GERMAN.split(), start=1)
}
ROMAN_MONTHS: Final = {word: number for number, word in enumerate(_ROMAN[:12], start=1)}
SEASONS: Final = _by_word(_SEASONS)
"""By word, the codes of EDTF level 1, "Seasons"."""
DECADES: Final = _by_word(_DECADES)
ORDINALS: Final = _by_word(_ORDINALS)
CENTURIES: Final = {
    **{word: number for number, word in enumerate(_ROMAN, start=1)},
    **{str(number): number for number in range(1, 22)},
}

APPROXIMATE: Final = (
    *("ok", "około", "koło", "k", "mniej więcej", "circa", "ca", "c", "cca", "about", "around"),
    *("um", "около"),
)
DOUBTFUL: Final = (
    *("prawdopodobnie", "zapewne", "być może", "probably", "possibly", "perhaps"),
    *("wahrscheinlich", "vermutlich"),
)
BEFORE: Final = ("przed", "before", "vor")  # codespell:ignore
AFTER: Final = ("po", "after", "nach", "после")
UNTIL: Final = (
    *("do", "nie po", "nie później niż", "najpóźniej", "najpóźniej w", "until", "till", "up to"),
    *("by", "not after", "not later than", "no later than", "bis", "до"),
)
SINCE: Final = (
    *("od", "nie przed", "nie wcześniej niż", "najwcześniej", "najwcześniej w", "since", "from"),
    *("not before", "not earlier than", "no earlier than", "seit"),
)
BETWEEN: Final = {
    **dict.fromkeys(("między", "pomiędzy"), ("a", "i")),
    "between": ("and",),
    **dict.fromkeys(("noc z", "nocą z", "nocy z"), ("na",)),
    "zwischen": ("und",),
    "между": ("и",),
}
TO: Final = ("do", "to", "until", "till", "through", "bis", "по")
OR: Final = ("lub", "albo", "or", "oder", "или")
AND: Final = ("i", "oraz", "and", "und", "и")
OR_LATER: Final = ("lub później", "albo później", "i później", "or later", "and later")
OR_EARLIER: Final = ("lub wcześniej", "albo wcześniej", "or earlier", "and earlier")
PARTS: Final = {
    **{
        fold(word): 0
        for word in (
            *("początek", "początku", "na początku", "początkiem", "z początku", "wczesne"),
            *("early", "beginning", "start", "anfang", "начало"),
        )
    },
    **{fold(word): 1 for word in ("połowa", "połowie", "środek", "mid", "middle", "mitte")},
    **{
        fold(word): 2
        for word in (
            *("koniec", "końcu", "pod koniec", "końcem", "z końca", "schyłek", "późne"),
            *("late", "end", "ende", "конец"),
        )
    },
}
"""What is a beginning (0), a middle (1) or an end (2)."""
OLD_STYLE_WORDS: Final = (
    *("o.s", "os", "old style", "julian", "julian calendar", "st. st", "st.st", "starego stylu"),
    *("stary styl", "kalendarza juliańskiego", "wg kalendarza juliańskiego", "juliański"),
    *("alten stils", "a. st", "ст. ст", "ст.ст", "с.с", "старого стиля", "по старому стилю"),
)
NEW_STYLE: Final = (
    *("n.s", "new style", "gregorian", "gregorian calendar", "n. st", "n.st", "nowego stylu"),
    *("nowy styl", "kalendarza gregoriańskiego", "нового стиля", "н. ст", "по новому стилю"),
)
NOT_DATED: Final = (
    *("b.d", "bd", "b. d", "bez daty", "brak daty", "niedatowane", "nieznana", "data nieznana"),
    *("n.d", "n. d", "nd", "s.d", "no date", "undated", "unknown", "date unknown", "o. d", "o.d"),
)
_WEEKDAYS: Final = (
    *("poniedziałek", "wtorek", "środa", "środę", "czwartek", "piątek", "sobota", "sobotę"),
    *("niedziela", "niedzielę", "monday", "tuesday", "wednesday", "thursday", "friday"),
    *("saturday", "sunday"),
)
WEEKDAYS: Final = tuple(fold(word) for word in _WEEKDAYS)
LEADING: Final = (
    *("w dniu", "w roku", "w r.", "dnia", "dn.", "rok", "roku", "w", "we", "in", "on"),
    *("on the", "the", "am", "im", "в", "anno"),
    *WEEKDAYS,
    *(f"{day}," for day in WEEKDAYS),
)
"""What may stand before a date and says nothing of it."""
YEAR_WORDS: Final = ("roku", "rok", "r.", "r", "г.", "г", "года", "году")
"""What may stand after a year."""
