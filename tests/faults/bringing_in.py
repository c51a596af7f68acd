"""Brings scans in without end, and says of each on standard output that it is kept.

Started as a program of its own: `bringing_in.py HOME`. A line is printed, and flushed, only when
the use cases have returned: whoever reads it may rely on the photograph from there on (`C 7 SHA`).
Every other scan comes in parts, after each of which a line says how far it is (`UPLOAD 102`).
"""

import hashlib
import itertools
import secrets
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image

from app.domain.photographs import PhotographDescription
from app.domain.sides import ScanDescription, SideDescription, SideKind
from app.domain.uploads import Upload, UploadFor
from app.domain.viewers import THE_DESK
from app.holdings import Holding, open_holding
from app.services.accession_scan import accession_scan
from app.services.describe import describe
from app.services.upload_scan import continue_upload
from app.settings import Settings

PARTS = 6


def run(home: Path) -> None:
    """Never ends by itself."""
    with open_holding(Settings(home=home)) as holding:
        for number in itertools.count():
            made = BytesIO()
            colour = (number % 256, number // 256, 7)
            Image.new("RGB", (64, 48), colour).save(made, "PNG")
            bring = send if number % 2 else hand_over
            sha256 = hashlib.sha256(made.getvalue()).hexdigest()
            assert bring(holding, made.getvalue()) == sha256
            sides = (SideDescription(SideKind.RECTO, scans=(ScanDescription(sha256),)),)
            describe(holding, THE_DESK, PhotographDescription(f"C {number}", sides=sides))
            if number % 5 == 0:
                holding.records.write_due()
            print(f"C {number} {sha256}", flush=True)  # noqa: T201 - this is what it is for


def hand_over(holding: Holding, content: bytes) -> str:
    """Bring a scan in all at once; give its digest."""
    return accession_scan(holding, THE_DESK, [content]).original.sha256


def send(holding: Holding, content: bytes) -> str:
    """Bring a scan in by parts, and say after each how far it is; give its digest."""
    upload = Upload(
        secrets.token_hex(16),
        THE_DESK.name,
        "sent.png",
        len(content),
        holding.now(),
        meant_for=UploadFor.STORE,
    )
    holding.uploads.begin(upload)  # `begin_upload` wants more room than a small disk has
    part_bytes = len(content) // PARTS + 1
    while upload.outcome is None:
        at = upload.offset_bytes
        print(f"{upload.id} {at}", flush=True)  # noqa: T201
        part = [content[at : at + part_bytes]]
        upload = continue_upload(holding, THE_DESK, upload.id, part, offset_bytes=at)
    return upload.outcome.sha256


if __name__ == "__main__":
    run(Path(sys.argv[1]))
