"""Language maps as Presentation 3 takes them: IIIF Presentation API 3.0, 4.2 and 4.3."""

from app.domain.languages import LanguageMap

NO_LANGUAGE = "none"


class Html(str):
    """A value that is HTML on purpose: 4.3 HTML Markup in Property Values."""

    __slots__ = ()


def language_tag(tag: str) -> str:
    """Shorten a BCP 47 tag to the subtags of letters that lead it: `de` for `de-1996`.

    The official schema and iiif-prezi3 take no digits in tags. An empty tag is no language.
    """
    letters = []
    for subtag in tag.split("-"):
        if not (subtag.isascii() and subtag.isalpha()):
            break
        letters.append(subtag)
    return "-".join(letters) or NO_LANGUAGE


def language_map(texts: LanguageMap | None) -> dict[str, list[str]]:
    """Keep what says something, in every language: empty where nothing does."""
    kept: dict[str, list[str]] = {}
    for tag, values in (texts or {}).items():
        told = [value for value in values if value.strip()]
        if told:
            kept.setdefault(language_tag(tag), []).extend(told)
    return kept


def body_language(language: str) -> dict[str, str]:
    """Give the `language` of an annotation's text, whole; nothing where it is of none.

    Web Annotation Data Model, 3.2.1: a BCP 47 tag, digits and all.
    """
    return {} if language in {"", NO_LANGUAGE} else {"language": language}


def plain(texts: LanguageMap | None) -> dict[str, list[str]]:
    """Give a language map that no viewer takes for HTML, where HTML would be allowed.

    4.3 HTML Markup in Property Values: a value that begins with `<` and ends with `>` is HTML;
    plain text that happens to look so gets a space at its end. What is `Html` stays as it is.
    """
    return {tag: list(map(_not_html, values)) for tag, values in language_map(texts).items()}


def in_no_language(*values: str) -> dict[str, list[str]]:
    """Give values that are of no language, or of one that nobody has named."""
    return {NO_LANGUAGE: list(values)}


def in_both(english: str, polish: str) -> dict[str, list[str]]:
    """Give a text of the house's own in its two languages."""
    return {"en": [english], "pl": [polish]}


def _not_html(text: str) -> str:
    if isinstance(text, Html):
        return text
    return f"{text} " if text.startswith("<") and text.endswith(">") else text
