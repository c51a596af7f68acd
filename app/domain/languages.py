"""Text in several languages, in the shape that IIIF and the catalogue share."""

from collections.abc import Iterable, Mapping

LanguageMap = Mapping[str, list[str]]
"""BCP 47 tag, or `none`, to values. IIIF Presentation API 3.0, 4. Language of property values."""


def best(texts: LanguageMap | None, languages: Iterable[str] = ("en",)) -> str:
    """Give the text for a reader of these languages, in their order: empty when there is none.

    Then English, then text of no language, then whatever comes first.
    """
    if not texts:
        return ""
    for wanted in (*languages, "en", "none"):
        for tag, values in texts.items():
            if values and (tag == wanted or tag.split("-")[0] == wanted):
                return " · ".join(values)
    return " · ".join(next(filter(None, texts.values()), []))
