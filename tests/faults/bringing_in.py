"""Brings scans in without end, and says of each on standard output that it is kept.

Started as a program of its own: `bringing_in.py HOME`. A line is printed, and flushed, only when
the use cases have returned: whoever reads it may rely on the photograph from there on.
"""

import hashlib
import itertools
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image

from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.viewers import THE_DESK
from app.holdings import open_holding
from app.services.accession_scan import accession_scan
from app.services.describe import describe
from app.settings import Settings


def run(home: Path) -> None:
    """Never ends by itself."""
    with open_holding(Settings(home=home)) as holding:
        for number in itertools.count():
            made = BytesIO()
            colour = (number % 256, number // 256, 7)
            Image.new("RGB", (64, 48), colour).save(made, "PNG")
            scan = accession_scan(holding, THE_DESK, [made.getvalue()])
            sha256 = hashlib.sha256(made.getvalue()).hexdigest()
            assert scan.original.sha256 == sha256
            sides = (SideDescription(SideKind.RECTO, scans=(ScanDescription(sha256),)),)
            describe(holding, THE_DESK, PhotographDescription(f"C {number}", sides=sides))
            if number % 5 == 0:
                holding.records.write_due()
            print(f"C {number} {sha256}", flush=True)  # noqa: T201 - this is what it is for


if __name__ == "__main__":
    run(Path(sys.argv[1]))
