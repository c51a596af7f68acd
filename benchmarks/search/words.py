# ruff: noqa: RUF001 - letters of several scripts are what this is about
"""Made-up words in five languages, as often as words are: by Zipf's law, with endings."""

import random
from collections.abc import Iterator
from math import exp, log
from typing import Final, NamedTuple

STEMS: Final = 6_000
"""How many stems a language has; each comes with its endings, and capitalised as often as not."""


class Language(NamedTuple):
    """What words of a language are made of."""

    tag: str
    beginnings: tuple[str, ...]
    middles: tuple[str, ...]
    endings: tuple[str, ...]
    small: tuple[str, ...]


LANGUAGES: Final = (
    Language(
        "pl",
        ("b", "brz", "ch", "cz", "d", "dz", "g", "gr", "j", "k", "kr", "l", "ł", "m", "n", "p",
         "prz", "r", "rz", "s", "st", "sz", "ś", "t", "tr", "w", "wie", "z", "ż", "szcz"),
        ("a", "e", "i", "o", "ó", "u", "y", "ą", "ę", "ie", "ia"),
        ("", "a", "y", "u", "em", "ie", "owi", "ów", "ami", "ach", "om", "i", "ę", "ski", "skiego"),
        ("w", "na", "z", "do", "i", "od", "przy", "po"),
    ),
    Language(
        "ru",
        ("б", "в", "вл", "г", "гр", "д", "ж", "з", "к", "кр", "л", "м", "н", "п", "пр", "р", "с",
         "ст", "т", "тр", "ф", "х", "ц", "ч", "ш", "щ"),
        ("а", "е", "и", "о", "у", "ы", "я", "ё", "ю"),
        ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах", "ский", "ского", "ой"),
        ("в", "на", "с", "и", "у", "от", "за"),
    ),
    Language(
        "uk",
        ("б", "в", "г", "ґ", "д", "ж", "з", "к", "кр", "л", "м", "н", "п", "пр", "р", "с", "ст",
         "т", "тр", "х", "ц", "ч", "ш"),
        ("а", "е", "и", "і", "о", "у", "я", "є", "ї", "ю"),
        ("", "а", "у", "ом", "і", "и", "ів", "ам", "ами", "ах", "ський", "ського", "ою"),
        ("у", "на", "з", "і", "від", "за", "до"),
    ),
    Language(
        "de",
        ("b", "br", "d", "f", "fl", "g", "h", "k", "l", "m", "n", "p", "pf", "r", "s", "sch", "st",
         "t", "v", "w", "z", "schw"),
        ("a", "e", "i", "o", "u", "ä", "ö", "ü", "ei", "au", "ie"),
        ("", "en", "er", "e", "s", "es", "em", "ung", "heit", "lich", "burg", "dorf", "n"),
        ("in", "der", "die", "und", "mit", "von", "bei"),
    ),
    Language(
        "en",
        ("b", "bl", "c", "ch", "d", "f", "fr", "g", "h", "j", "l", "m", "n", "p", "pl", "r", "s",
         "sh", "st", "t", "th", "w", "wh"),
        ("a", "e", "i", "o", "u", "ea", "oo", "ou", "ai"),
        ("", "s", "ed", "ing", "er", "ton", "ly", "ness", "'s"),
        ("in", "the", "of", "and", "at", "with", "to"),
    ),
)  # fmt: skip


def _stem(language: Language, rank: int) -> str:
    """Give the stem of a rank: the same one always. Seldom words are longer."""
    chance = random.Random(f"{language.tag} {rank}")  # noqa: S311 - it is to be the same each time
    parts = 2 + (rank > 300) + (rank > 20_000 and chance.random() < 0.5)  # noqa: PLR2004 - as words are
    return "".join(
        chance.choice(language.beginnings) + chance.choice(language.middles) for _ in range(parts)
    ) + chance.choice(language.beginnings)


class Speaker:
    """Says texts in one language. The same seed says the same."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._stems: dict[int, str] = {}

    def words(self, chance: random.Random, count: int) -> Iterator[str]:
        """Say some words."""
        language = self.language
        for _ in range(count):
            if chance.random() < 0.2:  # noqa: PLR2004 - one word in five says little
                yield chance.choice(language.small)
                continue
            rank = int(exp(chance.random() * log(STEMS)))
            if rank not in self._stems:
                self._stems[rank] = _stem(language, rank)
            ending = int(len(language.endings) * chance.random() ** 2)
            word = self._stems[rank] + language.endings[ending]
            yield word.capitalize() if rank % 3 == 0 else word

    def text(self, chance: random.Random, count: int) -> str:
        """Say a text, with stops and a number now and then."""
        words = list(self.words(chance, count))
        if chance.random() < 0.3:  # noqa: PLR2004 - as notes have dates
            words.append(
                f"{chance.randint(1, 28)}.{chance.randint(1, 12)}.{chance.randint(1914, 1956)}"
            )
        middle = len(words) // 2
        return f"{' '.join(words[:middle])}, {' '.join(words[middle:])}".strip(", ") + "."


SPEAKERS: Final = tuple(map(Speaker, LANGUAGES))
WEIGHTS: Final = (50, 20, 10, 10, 10)
"""How many in a hundred inscriptions are in each language."""
