"""Several names in one setting, as people write them."""

import json
import re
from typing import Final

_ADDRESS: Final = re.compile(r"\s*\[[0-9a-fA-F]*:")  # of version 6, in brackets: RFC 3986, 3.2.2


def read_names(given: object) -> object:
    """Read what stands between commas and spaces, or a list in JSON; what is no text passes by.

    `ValueError` for JSON that is something else than a list of names.
    """
    if not isinstance(given, str):
        return given
    if _ADDRESS.match(given) or not given.lstrip().startswith(("[", "{", '"')):
        return given.replace(",", " ").split()
    try:
        read = json.loads(given)
    except ValueError:
        read = None
    if not isinstance(read, list) or not all(isinstance(one, str) for one in read):
        raise ValueError('must be one name, several parted by commas, or a list as ["a", "b"]')
    return read
