import struct

import pytest
import pyvips
from PIL import ImageCms

from app.imaging.colour import on_white, profile_name, to_screen

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def swapped_profile() -> bytes:
    """Build an ICC profile whose red is the blue of sRGB and whose blue its red.

    ICC.1:2022, 8.3.2 three-component matrix-based profile; colourants of sRGB adapted to D50
    (IEC 61966-2-1, Annex), gamma 2.2.
    """
    red, green, blue = (0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141)

    def xyz(values: tuple[float, float, float]) -> bytes:
        return b"XYZ " + bytes(4) + struct.pack(">3i", *(round(v * 65536) for v in values))

    text = b"Swapped\x00"
    description = b"desc" + bytes(4) + struct.pack(">I", len(text)) + text + bytes(78)
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(2.2 * 256)) + bytes(2)
    tags = {
        b"desc": description + bytes(-len(description) % 4),
        b"wtpt": xyz((0.9642, 1.0, 0.8249)),
        b"rXYZ": xyz(blue),
        b"gXYZ": xyz(green),
        b"bXYZ": xyz(red),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body, offset = struct.pack(">I", len(tags)), b"", 128 + 4 + 12 * len(tags)
    for name, content in tags.items():
        table += name + struct.pack(">II", offset + len(body), len(content))
        body += content
    head = bytes(8) + struct.pack(">I", 0x02400000) + b"mntrRGB XYZ " + bytes(12) + b"acsp"
    head += bytes(28) + struct.pack(">3i", 63190, 65536, 54061)
    profile = head.ljust(128, b"\x00") + table + body
    return struct.pack(">I", len(profile)) + profile[4:]


def patch(
    values: list[int], sample: str, interpretation: str, profile: bytes | None = None
) -> pyvips.Image:
    image = (pyvips.Image.black(4, 4, bands=len(values)) + values).cast(sample)
    image = image.copy(interpretation=interpretation)
    if profile:
        image.set_type(pyvips.GValue.blob_type, "icc-profile-data", profile)
    return image


@pytest.mark.parametrize(
    ("values", "sample", "interpretation", "shown"),
    [
        ([10, 20, 30], "uchar", "srgb", [10, 20, 30]),
        ([65535, 32768, 0], "ushort", "rgb16", [255, 128, 0]),
        ([77], "uchar", "b-w", [77]),
        ([32768], "ushort", "grey16", [128]),
        ([0, 0, 0, 0], "uchar", "cmyk", [255, 255, 255]),
        ([10, 20, 30, 128], "uchar", "srgb", [10, 20, 30, 128]),
        ([32768, 65535], "ushort", "grey16", [128, 255]),
    ],
)
def test_any_pixel_becomes_eight_bits_of_srgb_or_grey(
    values: list[int], sample: str, interpretation: str, shown: list[int]
) -> None:
    image = to_screen(patch(values, sample, interpretation))
    assert image.format == "uchar"
    assert image(0, 0) == pytest.approx(shown, abs=2)


def test_printing_inks_become_the_colours_that_they_make() -> None:
    red, green, blue = to_screen(patch([0, 255, 255, 0], "uchar", "cmyk"))(0, 0)
    assert red > 180
    assert max(green, blue) < 80


def test_a_colour_profile_is_applied_and_not_passed_on() -> None:
    image = to_screen(patch([255, 0, 0], "uchar", "srgb", swapped_profile()))
    assert image(0, 0) == pytest.approx([0, 0, 255], abs=4)
    assert image.get_typeof("icc-profile-data") == 0


def test_an_srgb_scan_keeps_every_value() -> None:
    image = to_screen(patch([1, 2, 3], "uchar", "srgb", SRGB))
    assert image(0, 0) == [1, 2, 3]
    assert image.get_typeof("icc-profile-data") == 0


def test_a_broken_profile_is_passed_over() -> None:
    assert to_screen(patch([10, 20, 30], "uchar", "srgb", b"no profile"))(0, 0) == [10, 20, 30]


@pytest.mark.parametrize(
    ("values", "sample", "interpretation", "shown"),
    [
        ([0, 0, 0, 0], "uchar", "srgb", [255, 255, 255]),
        ([0, 0, 0, 255], "uchar", "srgb", [0, 0, 0]),
        ([0, 0], "ushort", "grey16", [255]),
        ([65535, 0, 0, 65535], "ushort", "rgb16", [255, 0, 0]),
        ([10, 20, 30], "uchar", "srgb", [10, 20, 30]),
    ],
)
def test_transparent_parts_lie_on_white_paper(
    values: list[int], sample: str, interpretation: str, shown: list[int]
) -> None:
    assert on_white(patch(values, sample, interpretation))(0, 0) == pytest.approx(shown, abs=1)


@pytest.mark.parametrize(
    ("profile", "name"),
    [
        (None, None),
        (b"", None),
        (SRGB, "sRGB built-in"),
        (swapped_profile(), "Swapped"),
        (b"no profile", "unreadable"),
    ],
)
def test_a_profile_is_named_by_its_description(profile: bytes | None, name: str | None) -> None:
    assert profile_name(profile) == name
