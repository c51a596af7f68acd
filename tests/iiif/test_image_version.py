"""IIIF Image API 3.0, 5.1 and 5.2; 2.1, 5.1 and 5.3: what each version's documents name."""

import pytest

from app.iiif.image_version import ImageVersion


@pytest.mark.parametrize(
    ("version", "context", "profile"),
    [
        (2, "http://iiif.io/api/image/2/context.json", "http://iiif.io/api/image/2/level2.json"),
        (3, "http://iiif.io/api/image/3/context.json", "http://iiif.io/api/image/3/level2.json"),
    ],
)
def test_a_version_names_its_context_and_level(version: int, context: str, profile: str) -> None:
    spoken = ImageVersion(version)
    assert (spoken.context, spoken.profile) == (context, profile)
