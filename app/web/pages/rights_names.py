"""What statements of rights are called in short: Creative Commons and RightsStatements.org."""

import re
from collections.abc import Mapping
from typing import Final

_LICENCE: Final = re.compile(r"https?://creativecommons\.org/licenses/([a-z-]+)/([0-9.]+)/?.*")
_SHORT: Final[Mapping[str, str]] = {
    "creativecommons.org/publicdomain/zero/1.0/": "CC0 1.0",
    "creativecommons.org/publicdomain/mark/1.0/": "Public Domain Mark 1.0",
    "rightsstatements.org/vocab/InC/1.0/": "In Copyright",
    "rightsstatements.org/vocab/InC-OW-EU/1.0/": "In Copyright: EU Orphan Work",
    "rightsstatements.org/vocab/InC-EDU/1.0/": "In Copyright: Educational Use Permitted",
    "rightsstatements.org/vocab/InC-NC/1.0/": "In Copyright: Non-Commercial Use Permitted",
    "rightsstatements.org/vocab/InC-RUU/1.0/": "In Copyright: Rights-holder(s) Unlocatable",
    "rightsstatements.org/vocab/NoC-CR/1.0/": "No Copyright: Contractual Restrictions",
    "rightsstatements.org/vocab/NoC-NC/1.0/": "No Copyright: Non-Commercial Use Only",
    "rightsstatements.org/vocab/NoC-OKLR/1.0/": "No Copyright: Other Legal Restrictions",
    "rightsstatements.org/vocab/NoC-US/1.0/": "No Copyright: United States",
    "rightsstatements.org/vocab/CNE/1.0/": "Copyright Not Evaluated",
    "rightsstatements.org/vocab/UND/1.0/": "Copyright Undetermined",
    "rightsstatements.org/vocab/NKC/1.0/": "No Known Copyright",
}


def rights_name(uri: str) -> str:
    """Give the short name of a statement; what is none of those is told as it stands."""
    if licence := _LICENCE.fullmatch(uri):
        return f"CC {licence[1].upper()} {licence[2]}"
    return _SHORT.get(uri.split("://", 1)[-1], uri)
