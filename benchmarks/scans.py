"""The scans that the image benchmarks run on, made from a seed; nothing is downloaded."""

from pathlib import Path

import pyvips


def seeded_scan(folder: Path, *, width_px: int, height_px: int, suffix: str) -> Path:
    """Draw a picture with smooth light, edges and grain, always the same, and write it."""
    path = folder / f"{width_px}x{height_px}.{suffix}"
    if path.exists():
        return path
    waves = pyvips.Image.sines(width_px, height_px, hfreq=9, vfreq=5) * 60 + 120
    edges = pyvips.Image.zone(width_px, height_px) * 25
    bands = []
    for seed, tone in ((1, 1.0), (2, 0.9), (3, 0.75)):
        grain = pyvips.Image.gaussnoise(width_px, height_px, sigma=6, mean=0, seed=seed)
        bands.append((waves + edges) * tone + grain)
    picture = bands[0].bandjoin(bands[1:]).cast("uchar").copy(interpretation="srgb")
    options = {"Q": 92} if suffix == "jpg" else {}
    picture.write_to_file(str(path), **options)
    return path
