"""A scan's file: by its path, or as it was opened by somebody else and handed over."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pyvips


@dataclass(frozen=True, slots=True)
class HandedScan:
    """A file that is open already, for one who may open none: `descriptor` can be read.

    All that is opened of it shares one place in the file, so it is read by one after the other.
    """

    descriptor: int
    name: str


Scan = Path | HandedScan
"""What decoders read from."""


def opened(scan: Scan) -> BinaryIO:
    """Open a scan's file for reading, at its beginning; closing it closes nothing else."""
    if isinstance(scan, Path):
        return scan.open("rb")
    os.lseek(scan.descriptor, 0, os.SEEK_SET)
    return os.fdopen(os.dup(scan.descriptor), "rb")


def source_of(scan: Scan) -> pyvips.Source:
    """Open a scan's file for libvips, at its beginning."""
    if isinstance(scan, Path):
        return pyvips.Source.new_from_file(str(scan))
    os.lseek(scan.descriptor, 0, os.SEEK_SET)
    return pyvips.Source.new_from_descriptor(scan.descriptor)
