"""HTML that is pasted or imported: what it says is kept, what it does is not."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.exchange.markup import is_markup, plain_text, without_markup

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<a href='javascript:alert(1)'>q</a>",
    "<a href='jav&#x61;script:alert(1)'>q</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>q</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<?xml version='1.0'?><p onclick=alert(1)>q</p>",
    "&lt;script&gt;alert(1)&lt;/script&gt;<b>q</b>",
    "<b>&lt;img src=x onerror=alert(1)&gt;</b>",
    "<form action=//evil.example><input name=password></form>",
    "<style>body{background:url(//evil.example)}</style>q",
    "<object data=//evil.example></object><embed src=//evil.example>",
    "<base href=//evil.example><link rel=stylesheet href=//evil.example>",
)


class Elements(HTMLParser):
    """What a browser would make of a text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.met: list[tuple[str, list[str]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.append((tag, [name for name, _ in attrs]))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_is_left_that_a_browser_would_run(hostile: str) -> None:
    assert is_markup(hostile)
    left = plain_text(f"before {hostile} after")
    assert left.startswith("before")
    assert not is_markup(left)
    assert Elements(left).met == []
    assert "javascript:" not in left
    assert "evil.example" not in left


@pytest.mark.parametrize(
    ("pasted", "plain"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("<b>Lwów</b> &amp; <i>Wilno</i>", "Lwów & Wilno"),
        ('See <a href="https://a.example/x?b=1&amp;c=2">here</a>.',
         "See here (https://a.example/x?b=1&c=2)."),
        ('<a href="https://a.example/">https://a.example/</a>', "https://a.example/"),
        ('<a href="mailto:a@b.example">a@b.example</a>', "a@b.example"),
        ('<img src="x.png" alt="a stamp">', "a stamp"),
        ("<ul>\n <li>one</li>\n <li>two</li>\n</ul>", "one\n\ntwo"),
        ("<span style='mso-list:Ignore'>1.</span> Word", "1. Word"),
        ("<!-- StartFragment -->text<!-- EndFragment -->", "text"),
        ("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "a\n\nb"),
    ],
)  # fmt: skip
def test_words_breaks_and_addresses_are_kept(pasted: str, plain: str) -> None:
    assert plain_text(pasted) == plain


@pytest.mark.parametrize(
    "written",
    [
        "W<ar>szawa",
        "5 < 6 > 4",
        "<Nowak>",
        "a & b &amp; c &lt;b&gt;",
        "<b> without an end",
        "x <- y",
        "[...] {sic} ⟦abc⟧ a(?)",
        "<a>",
        "<?>",
        "  space \n\n\n\n kept ",
        "",
    ],
)
def test_what_is_no_html_stays_as_it_was_written(written: str) -> None:
    assert plain_text(written) == written


@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=20)), max_size=6))
@example(["<b>", "&lt;b&gt;x&lt;/b&gt;", "</b>"])
def test_whatever_comes_is_plain_afterwards_and_stays_so(parts: list[str]) -> None:
    left = plain_text("".join(parts))
    assert not is_markup(left)
    assert plain_text(left) == left


def test_a_document_is_looked_through_but_for_what_was_transcribed() -> None:
    document = {
        "reference_code": "A <b>1</b>",
        "title": {"en": ["<i>Boat</i>", "plain"]},
        "sides": [{"label": {"pl": ["<b>x</b>"]}, "inscriptions": [
            {"readings": [{"text": "<b>as written</b>"}], "note": "<b>y</b>"}
        ]}],
        "count": 3,
    }  # fmt: skip
    plain, places = without_markup(document)
    assert plain == {
        "reference_code": "A <b>1</b>",
        "title": {"en": ["Boat", "plain"]},
        "sides": [{"label": {"pl": ["x"]}, "inscriptions": [
            {"readings": [{"text": "<b>as written</b>"}], "note": "y"}
        ]}],
        "count": 3,
    }  # fmt: skip
    assert places == (
        ("title", "en", 0),
        ("sides", 0, "label", "pl", 0),
        ("sides", 0, "inscriptions", 0, "note"),
    )


def test_a_long_text_is_looked_through_once() -> None:
    """Openings without an end, a hundred thousand characters of them, cost no more than any."""
    assert not is_markup("<b>" * 33_000 + "<!--" * 1000)


@pytest.mark.parametrize("hostile", ["<a " + "=" * 300_000, "<p" + " " * 300_000 + "=" * 300_000])
def test_a_hostile_text_is_looked_through_once_too(hostile: str) -> None:
    """It would take minutes if what is between were tried again from each sign of equality."""
    assert plain_text(hostile) == hostile
