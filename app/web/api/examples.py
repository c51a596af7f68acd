"""Documents as one would send them, for the reference."""

from typing import Any, Final

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
