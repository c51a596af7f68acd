"""Bring the pages' catalogues up to date with what templates and modules say.

Every text that a reader sees is marked in `app/web`. A new one lands in each language's
`verso.po` without a translation, and a test fails until somebody has written it; one that is no
longer said is left out. Nothing is guessed from similar texts.

Run it as `make messages`.
"""

from io import BytesIO
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
_UNKEPT: Final = (  # lines of the header that would change with each run and say nothing
    b'"Report-Msgid-Bugs-To:',
    b'"POT-Creation-Date:',
    b'"PO-Revision-Date:',
    b'"Last-Translator:',
    b'"Language-Team:',
    b'"Generated-By:',
)


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
    written = BytesIO()
    write_po(written, catalogue, width=96, sort_by_file=True, include_lineno=False)
    lines = written.getvalue().splitlines(keepends=True)
    path.write_bytes(b"".join(line for line in lines if not line.startswith(_UNKEPT)))


if __name__ == "__main__":
    for found in sorted(LOCALE.glob("*/LC_MESSAGES/verso.po")):
        update(found, found.parts[-3])
        print(found.relative_to(PROJECT))
