"""Documents as one would send them, for the reference."""

from typing import Any, Final

BATCH: Final[dict[str, Any]] = {
    "search": "q=Volga&date_from=1941&date_to=1942",
    "operations": [
        {"field": "subjects", "action": "add", "value": "Volga"},
        {"field": "title.en", "action": "replace", "value": "Wolga", "by": "Volga"},
        {"field": "notes", "action": "remove", "value": {"label": "draft"}},
    ],
    "reason": "the river as a subject",
}
AUTHORITY: Final[dict[str, Any]] = {
    "name": "Lw\u00f3w",
    "language": "pl",
    "forms": [
        {"name": "Lemberg", "language": "de", "from_edtf": "1772", "until_edtf": "1918"},
        {"name": "Lviv", "language": "uk-Latn", "from_edtf": "1991"},
    ],
    "identifiers": [{"scheme": "geonames", "value": "702550"}],
}
MERGE: Final[dict[str, Any]] = {
    "into": "0193f000-0000-7000-8000-000000000001",
    "reason": "recognised by his daughter",
}
UNIT: Final[dict[str, Any]] = {
    "reference_code": "IPN-AM",
    "title": {"en": ["After the amnesty of 1941"], "pl": ["Po amnestii 1941 roku"]},
    "level": "collection",
}
PHOTOGRAPH: Final[dict[str, Any]] = {
    "reference_code": "IPN-AM 1",
    "title": {"en": ["Polish soldiers freed from Soviet gulags"]},
    "unit": "IPN-AM",
    "sides": [
        {"kind": "recto", "scans": [{"sha256": "0" * 63 + "1", "file_name": "am-1.tif"}]},
        {
            "kind": "verso",
            "scans": [{"sha256": "0" * 63 + "2", "file_name": "am-1v.tif"}],
            "inscriptions": [
                {
                    "kind": "note",
                    "region": {"x_px": 300, "y_px": 420, "width_px": 1800, "height_px": 500},
                    "readings": [{"text": "Stalin\u2019s paradise...", "language": "en"}],
                }
            ],
        },
    ],
    "dates": [{"of": "taken", "as_written": "December, 1941", "edtf": "1941-12"}],
    "custody": [{"kind": "custody", "to_agent": "Institute of National Remembrance"}],
}
