"""Bring the pages' catalogues up to date with what templates and modules say.

Every text that a reader sees is marked in `app/web`. A new one lands in each language's
`verso.po` without a translation, and a test fails until somebody has written it; one that is no
longer said is left out. Nothing is guessed from similar texts.

Run it as `.venv/bin/python deploy/development/messages.py`.
"""

from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

PROJECT: Final = Path(__file__).resolve().parents[2]
LOCALE: Final = PROJECT / "app/web/locale"
_METHODS: Final = [
    ("templates/**.html", "jinja2.ext:babel_extract"),
    ("**.py", "python"),
]
_OPTIONS: Final = {"templates/**.html": {"trimmed": "true", "silent": "false"}}
_KEYWORDS: Final[dict[str, Any]] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "say": None,
    "term": ((1, "c"), 2),
}
_HEADER: Final = """\
# Verso's pages in another language. Texts come from app/web; see deploy/development/messages.py.
"""


def said() -> Catalog:
    """Every text that the sources say, with the files that say it."""
    found = extract_from_dir(
        str(PROJECT / "app/web"),
        method_map=_METHODS,
        options_map=_OPTIONS,
        keywords=_KEYWORDS,
        comment_tags=("Translators:",),
    )
    catalogue = Catalog(project="Verso", charset="utf-8")
    for file, _, message, comments, context in found:
        catalogue.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    return catalogue


def update(path: Path, language: str) -> None:
    """Rewrite one catalogue, with the translations that still have their text."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    catalogue.update(said(), no_fuzzy_matching=True, update_header_comment=False)
    catalogue.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, catalogue, width=96, sort_by_file=True, include_lineno=False)


if __name__ == "__main__":
    for found in sorted(LOCALE.glob("*/LC_MESSAGES/verso.po")):
        update(found, found.parts[-3])
        print(found.relative_to(PROJECT))
