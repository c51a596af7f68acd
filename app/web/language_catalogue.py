"""The pages' texts in each language: gettext, read from the catalogues in `locale/`.

A catalogue is compiled in memory when it is first wanted, so that what is shown can never be older
than what translators wrote.
"""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from app.web.language import FALLBACK

LOCALE: Final = Path(__file__).parent / "locale"
DOMAIN: Final = "verso"


def catalogue_path(language: str) -> Path:
    """Where a language's catalogue lies. English needs none: it is what the sources say."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


@cache
def translations(language: str) -> NullTranslations:
    """Give the texts of a language; of English, the sources' own."""
    if language == FALLBACK:
        return NullTranslations()
    with catalogue_path(language).open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
