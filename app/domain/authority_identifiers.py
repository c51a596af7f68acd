"""What others call an authority: VIAF, Wikidata, GeoNames, GND, each with its own form."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class IdentifierScheme(StrEnum):
    """Whose identifier it is."""

    VIAF = "viaf"
    WIKIDATA = "wikidata"
    GEONAMES = "geonames"
    GND = "gnd"

    @property
    def owner(self) -> str:
        """What its owner calls it, in every language."""
        return {"wikidata": "Wikidata", "geonames": "GeoNames"}.get(self.value, self.value.upper())


@dataclass(frozen=True, slots=True)
class OutsideIdentifier:
    """An authority's name in somebody else's file, without the address around it."""

    scheme: IdentifierScheme
    value: str

    @property
    def address(self) -> str:
        """Where its owner tells of it. These are the persistent addresses that owners give."""
        return f"{_ADDRESSES[self.scheme]}{self.value}"


_ADDRESSES: Final = {
    IdentifierScheme.VIAF: "https://viaf.org/viaf/",
    IdentifierScheme.WIKIDATA: "https://www.wikidata.org/wiki/",
    IdentifierScheme.GEONAMES: "https://www.geonames.org/",
    IdentifierScheme.GND: "https://d-nb.info/gnd/",
}
_FORMS: Final = {
    IdentifierScheme.VIAF: re.compile(r"[1-9][0-9]{0,21}", re.ASCII),
    IdentifierScheme.WIKIDATA: re.compile(r"Q[1-9][0-9]{0,11}", re.ASCII),
    IdentifierScheme.GEONAMES: re.compile(r"[1-9][0-9]{0,9}", re.ASCII),
    IdentifierScheme.GND: re.compile(r"[1-9][0-9]{0,9}-[0-9X]|1[0-9]{7,8}[0-9X]", re.ASCII),
}
_WANTED: Final = {
    IdentifierScheme.VIAF: "a VIAF number has 1 to 22 digits, such as 24602065",
    IdentifierScheme.WIKIDATA: "a Wikidata item is Q and a number, such as Q5879",
    IdentifierScheme.GEONAMES: "a GeoNames number has up to 10 digits, such as 702550",
    IdentifierScheme.GND: "a GND number looks like 118540238 or 4066009-6",
}
_ADDRESSED: Final = re.compile(
    r"https?://(?:www\.)?(?:viaf\.org/viaf|wikidata\.org/(?:wiki|entity)|geonames\.org|"
    r"sws\.geonames\.org|d-nb\.info/gnd)/([^/?#\s]+).*"
)
_MODULUS: Final = 11


def plain_value(typed: str) -> str:
    """Take the address away that an identifier was copied with."""
    found = _ADDRESSED.fullmatch(typed.strip())
    return found.group(1) if found else typed.strip()


def why_no_identifier(scheme: IdentifierScheme, value: str) -> str:
    """Say why a text is no identifier of a scheme; empty where it can be one."""
    if not _FORMS[scheme].fullmatch(value):
        return _WANTED[scheme]
    if scheme is IdentifierScheme.GND and value[-1] != _check_digit(value):
        return "the check digit at the end is not that of this GND number; one digit is wrong"
    return ""


def _check_digit(gnd: str) -> str:
    """Work out a GND number's check digit, modulo 11, with weights from 2 at the right.

    Where it stands behind a hyphen it is the remainder itself, else what the remainder lacks to 11:
    the numbers come from files that counted differently. 10 is written X.
    """
    digits = gnd[:-1].rstrip("-")
    total = sum(int(digit) * weight for weight, digit in enumerate(reversed(digits), start=2))
    remainder = total % _MODULUS
    check = remainder if "-" in gnd else (_MODULUS - remainder) % _MODULUS
    return "X" if check == _MODULUS - 1 else str(check)
