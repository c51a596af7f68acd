"""Every template stands in both languages, and is fed only what its page has."""

import jinja2
import pytest

from app.web.language import LANGUAGES
from app.web.pages.rendering import TEMPLATES, attributes, environment, web_address
from app.web.pages.text import Text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_can_be_read(language: str) -> None:
    for template in sorted(path.name for path in TEMPLATES.glob("*.html")):
        environment(language).get_template(template)


def test_a_field_that_a_page_lacks_is_a_fault() -> None:
    template = environment("en").from_string("{{ page.missing }}")
    with pytest.raises(jinja2.UndefinedError):
        template.render(page=object())


def test_what_is_filled_into_a_sentence_is_escaped() -> None:
    template = environment("en").from_string("{% trans x=x %}Say {{ x }}{% endtrans %}")
    assert template.render(x="<b>") == "Say &lt;b&gt;"


def test_text_in_the_pages_own_language_needs_no_mark() -> None:
    assert attributes(Text("Soldiers", "en"), "en") == ""
    assert attributes(Text("Żołnierze", "pl"), "en") == ' lang="pl" dir="auto"'


def test_an_odd_language_tag_stays_inside_its_attribute() -> None:
    assert attributes(Text("x", '"><script>'), "en").startswith(' lang="&#34;&gt;&lt;script&gt;"')


def test_only_the_webs_addresses_are_linked_to() -> None:
    assert web_address("https://rightsstatements.org/vocab/InC/1.0/") != ""
    assert web_address("javascript:alert(1)") == ""
    assert web_address("data:text/html,x") == ""


def test_pages_bring_nothing_in_from_elsewhere_and_no_script_of_their_own() -> None:
    for path in TEMPLATES.glob("*.html"):
        source = path.read_text("utf-8")
        assert "//" not in source.replace("http://www.w3.org", ""), path.name
        assert " style=" not in source, path.name
        assert " onclick=" not in source, path.name
