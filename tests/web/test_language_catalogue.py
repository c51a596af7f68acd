"""Every text that a reader sees is there in Polish, and nothing in the catalogue is out of date."""

import importlib.util
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from app.web.language_catalogue import catalogue_path, translations

PLACEHOLDER = re.compile(r"%\(\w+\)s|</?\w+")


@pytest.fixture(scope="module")
def said() -> Catalog:
    """Every text that templates and modules say, read out of them by the script for translators."""
    script = Path(__file__).parents[2] / "deploy/development/messages.py"
    specification = importlib.util.spec_from_file_location("messages_script", script)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    found: Catalog = module.said()
    return found


@pytest.fixture(scope="module")
def polish() -> Catalog:
    with catalogue_path("pl").open("rb") as file:
        return read_po(file, locale="pl")


def keys(catalogue: Catalog) -> set[tuple[str | None, str]]:
    """Each text by its context and its English singular."""
    return {(message.context, singular(message)) for message in catalogue if message.id}


def singular(message: Message) -> str:
    """The English text, of a pair the one for a single thing."""
    return message.id if isinstance(message.id, str) else message.id[0]


def forms(message: Message) -> list[str]:
    """What a text is in Polish: one string, or three by number."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def test_the_catalogue_has_every_text_that_is_said_and_no_other(
    said: Catalog, polish: Catalog
) -> None:
    assert keys(polish) == keys(said), "run deploy/development/messages.py"


def test_no_text_lacks_its_polish(polish: Catalog) -> None:
    assert [singular(m) for m in polish if m.id and not all(forms(m))] == []


def test_no_translation_is_a_guess(polish: Catalog) -> None:
    assert [singular(m) for m in polish if m.id and m.fuzzy] == []


def test_polish_counts_in_three_forms(polish: Catalog) -> None:
    assert [singular(m) for m in polish if m.pluralizable and len(forms(m)) != 3] == []


def test_a_translation_keeps_what_is_filled_in_and_its_elements(polish: Catalog) -> None:
    for message in polish:
        for form in forms(message) if message.id else ():
            assert sorted(PLACEHOLDER.findall(form)) == sorted(
                PLACEHOLDER.findall(singular(message))
            )


def test_what_is_written_in_the_catalogue_is_what_is_said() -> None:
    assert translations("pl").pgettext("side", "Verso") == "Odwrocie"
    assert translations("pl").ngettext("%(count)s side", "%(count)s sides", 5) == "%(count)s stron"


def test_english_is_what_the_sources_say() -> None:
    assert translations("en").gettext("Search") == "Search"
