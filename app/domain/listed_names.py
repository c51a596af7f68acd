"""Several names in one setting, as people write them."""

import json


def read_names(given: object) -> object:
    """Read what stands between commas and spaces, or a list in JSON; what is no text passes by.

    `ValueError` for JSON that is something else than a list of names.
    """
    if not isinstance(given, str):
        return given
    is_address = given.startswith("[:")  # of version 6, in brackets
    if is_address or not given.lstrip().startswith(("[", "{", '"')):
        return given.replace(",", " ").split()
    try:
        read = json.loads(given)
    except ValueError:
        read = None
    if not isinstance(read, list) or not all(isinstance(one, str) for one in read):
        raise ValueError('must be one name, several parted by commas, or a list as ["a", "b"]')
    return read
