import pytest

from app.domain.errors import BadImageRequest
from app.iiif.image_grammar import bad
from app.iiif.image_request import ImageRequest
from app.iiif.image_version import ImageVersion

GOOD = {
    "region": "full",
    "size": "max",
    "rotation": "0",
    "quality": "default",
    "format": "jpg",
}

NEVER = [
    "",
    " ",
    "NaN",
    "nan",
    "inf",
    "Infinity",
    "1e3",
    "0x10",
    "+1",
    "-1",
    "١٢",  # Arabic digits
    "\uff11",  # a full-width digit
    "full ",
    "full\n",
    "FULL",
    "Max",
    "%",
    "<b>",
    "../..",
    "\x00",
    "a" * 100_000,
]


@pytest.mark.parametrize("version", ImageVersion)
@pytest.mark.parametrize("part", GOOD)
@pytest.mark.parametrize("text", NEVER)
def test_no_part_takes_what_the_grammar_does_not_know(
    version: ImageVersion, part: str, text: str
) -> None:
    with pytest.raises(BadImageRequest) as caught:
        ImageRequest.parse(version, **{**GOOD, part: text})
    (problem,) = caught.value.problems
    assert problem.where == part
    assert len(problem.value) < 100


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("region", "0,0,1"),
        ("region", "0,0,1,1,1"),
        ("region", "0,0,1,1\n"),
        ("region", "-1,0,10,10"),
        ("region", "0.5,0,10,10"),
        ("region", "0,0,12345678901,1"),  # eleven digits
        ("region", "१,१,१२,१२"),
        ("region", "pct:१,१,५२,५२"),
        ("region", "pct:0,0,50"),
        ("region", "pct:0,0,5.,5"),
        ("region", "pct:1e1,0,50,50"),
        ("region", "square,1"),
        ("size", ","),
        ("size", "0,"),
        ("size", ",0"),
        ("size", "0,10"),
        ("size", "pct:0"),
        ("size", "pct:0.0"),
        ("size", "12345678901,"),
        ("size", "!10,"),
        ("size", "!,10"),
        ("size", "!!10,10"),
        ("size", "^^max"),
        ("size", "!^10,10"),
        ("size", ",^240"),  # a misprint in the specification, issue 2070 of IIIF/api
        ("size", "pct:-5"),
        ("size", "१०,"),
        ("size", "!१०,१०"),  # Devanagari
        ("size", "pct:५०"),
        ("size", "10.5,"),
        ("rotation", "!"),
        ("rotation", "!!90"),
        ("rotation", "361"),
        ("rotation", "९०"),
        ("rotation", "360.1"),
        ("rotation", "-90"),
        ("rotation", "90!"),
        ("quality", "grey"),
        ("quality", "native"),
        ("format", "jpeg"),
        ("format", "pdf"),
        ("format", "jp2"),
    ],
)
@pytest.mark.parametrize("version", ImageVersion)
def test_near_misses_are_refused(version: ImageVersion, part: str, text: str) -> None:
    with pytest.raises(BadImageRequest):
        ImageRequest.parse(version, **{**GOOD, part: text})


@pytest.mark.parametrize(
    ("version", "size"),
    [
        (ImageVersion.V3, "full"),  # 3.0 change log, 1.1.1
        (ImageVersion.V3, "^full"),
        (ImageVersion.V2, "^max"),
        (ImageVersion.V2, "^512,"),
    ],
)
def test_a_version_does_not_take_the_sizes_of_the_other(version: ImageVersion, size: str) -> None:
    with pytest.raises(BadImageRequest, match="size"):
        ImageRequest.parse(version, **{**GOOD, "size": size})


def test_a_refusal_says_what_stands_where_and_the_way_out() -> None:
    with pytest.raises(BadImageRequest) as caught:
        ImageRequest.parse(ImageVersion.V3, **{**GOOD, "rotation": "ninety"})
    assert "rotation ('ninety'): write degrees from 0 to 360" in str(caught.value)


def test_a_refusal_shows_only_the_beginning_of_a_long_text() -> None:
    assert bad("size", "9" * 1000, "no").problems[0].value == "9" * 60 + "..."
