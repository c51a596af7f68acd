"""A page's fields and its template make an answer."""

from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.domain.viewers import THE_DESK, Scope
from app.web.form_token import form_token, token_field
from app.web.language import LANGUAGES, PARAMETER, language_of
from app.web.language_catalogue import translations
from app.web.pages.text import Text
from app.web.pages.wording import wording
from app.web.selection_cookie import selected
from app.web.sentences.telling import telling
from app.web.session_cookie import sent_cookie
from app.web.viewing import holding_of, is_known, signed_in

TEMPLATES: Final = Path(__file__).parents[1] / "templates"


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """A way to the same page in another language, called by its own name."""

    tag: str
    name: str
    link: str
    alternate: str


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in, and which ways their desk has."""

    name: str
    may_write: bool
    may_administer: bool


@dataclass(frozen=True, slots=True)
class Shell:
    """What every page has around it.

    `root` is the path under which the catalogue is reached, without a slash at the end; `query`
    what stands in the search box; `here` the page's own path and query. `person` is None for who
    is not signed in. `selected` are the photographs that the reader has put aside. `has_damage`:
    an original is known to be damaged, and the reader is one who should do something about it.
    """

    site_title: str
    language: str
    root: str = ""
    others: tuple[OtherLanguage, ...] = ()
    query: str = ""
    here: str = ""
    person: Person | None = None
    selected: frozenset[str] = frozenset()
    has_damage: bool = False
    form_token: str = ""

    @property
    def token_field(self) -> Markup:
        """The first field of a form that is sent by POST: `<form ...>{{ shell.token_field }}`."""
        return token_field(self.form_token)


@cache
def environment(language: str) -> Environment:
    """The templates of one language: escaping always on, an unknown field a fault."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    words = wording(language)
    made.filters |= {
        "term": words.term,
        "who": words.who,
        "number": words.number,
        "day": words.day,
        "moment": words.moment,
        "span": words.span,
        "language_name": words.language_name,
        "text": words.text,
        "web_address": web_address,
        "told": telling(language).marked,
        "attributes": lambda text: attributes(text, language),
    }
    return made


def attributes(text: Text, language: str) -> Markup:
    """Say the language of a record's text where it is not the page's. HTML, 3.2.6.2 lang."""
    if text.language == language:
        return Markup()
    return Markup(' lang="{}" dir="auto"').format(text.language)


def web_address(address: str) -> str:
    """Let an address through that a page may link to; a script's is none."""
    return address if address.lower().startswith(("http://", "https://")) else ""


def respond(
    request: Request,
    template: str,
    page: Any,
    *,
    status: int = HTTPStatus.OK,
    query: str = "",
) -> HTMLResponse:
    """Answer with a page in the language that its reader wants.

    Caches ask each time: what is on a page may be withdrawn at any moment. What is shown to
    somebody known is kept by none of them.
    """
    language = language_of(request)
    shell = shell_of(request, language, query=query)
    body = environment(language).get_template(template).render(page=page, shell=shell)
    body = body.replace("\0", "\ufffd")  # no page may hold it. HTML, 13.1.4 Character references
    headers = {
        "Content-Language": language,
        "Cache-Control": "private, no-store" if is_known(request) else "public, no-cache",
        "Vary": "Accept-Language, Authorization, Cookie",
    }
    return HTMLResponse(body, status_code=status, headers=headers)


def shell_of(request: Request, language: str, *, query: str = "") -> Shell:
    """Gather what surrounds any page."""
    settings = holding_of(request).settings
    root = urlsplit(settings.base_url).path
    others = tuple(
        _other(request, tag, name, root) for tag, name in LANGUAGES.items() if tag != language
    )
    here = f"{root}{request.url.path}"
    if request.url.query:
        here = f"{here}?{request.url.query}"
    chosen = frozenset(selected(request).ids)
    person = _person(request)
    damage = person is not None and person.may_write and _has_damage(request)
    return Shell(
        site_title=settings.site_title,
        language=language,
        root=root,
        others=others,
        query=query,
        here=here,
        person=person,
        selected=chosen,
        has_damage=damage,
        form_token=form_token(sent_cookie(request)) if person else "",
    )


def _has_damage(request: Request) -> bool:
    with holding_of(request).open(THE_DESK) as catalogue:
        return catalogue.fixity.has_damage()


def _person(request: Request) -> Person | None:
    known = signed_in(request)
    if known is None:
        return None
    return Person(
        known.account.display_name or known.account.name,
        may_write=known.viewer.may(Scope.WRITE),
        may_administer=known.viewer.may(Scope.ADMINISTER),
    )


def _other(request: Request, tag: str, name: str, root: str) -> OtherLanguage:
    kept = [pair for pair in request.query_params.multi_items() if pair[0] != PARAMETER]
    path = root + request.url.path
    here = f"{path}?{urlencode(kept)}" if kept else path
    link = f"{root}/language?{urlencode({PARAMETER: tag, 'back': here})}"
    return OtherLanguage(tag, name, link, f"{path}?{urlencode([*kept, (PARAMETER, tag)])}")
