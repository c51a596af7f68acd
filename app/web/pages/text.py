"""A piece of a record's text with the language that it is in, so that a page can say so."""

from dataclasses import dataclass

from app.domain.languages import LanguageMap


@dataclass(frozen=True, slots=True)
class Text:
    """Text as catalogued. `language` is a BCP 47 tag, empty where nobody has said."""

    value: str = ""
    language: str = ""

    @classmethod
    def best(cls, texts: LanguageMap | None, language: str) -> "Text":
        """Choose for a reader of one language: it, then English, then no language, then any."""
        filled = {tag: values for tag, values in (texts or {}).items() if any(values)}
        for wanted in (language, "en", "none"):
            for tag, values in filled.items():
                if wanted in (tag, tag.split("-")[0]):
                    return cls._of(tag, values)
        return next((cls._of(tag, values) for tag, values in filled.items()), cls())

    @classmethod
    def _of(cls, tag: str, values: list[str]) -> "Text":
        return cls(" · ".join(filter(None, values)), "" if tag == "none" else tag)

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.value)

    def __str__(self) -> str:
        """The text alone."""
        return self.value
