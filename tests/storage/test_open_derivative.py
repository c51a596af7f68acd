"""What is read is a JPEG file or an error."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.derivative import StoredPicture
from app.domain.derivative_description import DerivativeDescription
from app.domain.derivative_levels import StoredTile
from app.storage.derivative_index import DamagedDerivative, DerivativeIndex
from app.storage.open_derivative import OpenDerivative

TILE = StoredTile(11, 2, 1)


class Answering:
    """A file that answers each read alike."""

    size_bytes = 1000

    def __init__(self, answer: Callable[[], bytes]) -> None:
        self._answer = answer

    def read(self, offset: int, length: int) -> bytes:
        assert (offset, length) == (40, 6)
        return self._answer()


def opened(described: DerivativeDescription, answer: Callable[[], bytes]) -> OpenDerivative:
    def place(picture: StoredPicture) -> tuple[int, int]:
        return (40, 6) if picture == TILE else (0, 1)

    index = DerivativeIndex(described, map(place, described.shape.pictures()))
    return OpenDerivative(Answering(answer), index)


def test_the_bytes_are_passed_on_as_they_are(described: DerivativeDescription) -> None:
    body = b"\xff\xd8..\xff\xd9"
    assert opened(described, lambda: body).read(TILE) == body


@pytest.mark.parametrize("body", [b"\xff\xd8.\xff\xd9", b"\0\xd8..\xff\xd9", b"\xff\xd8....", b""])
def test_what_is_no_whole_jpeg_file_is_damage(
    described: DerivativeDescription, body: bytes
) -> None:
    with pytest.raises(DamagedDerivative, match="no JPEG file"):
        opened(described, lambda: body).read(TILE)


def test_a_failing_disk_is_damage(described: DerivativeDescription) -> None:
    def fail() -> bytes:
        raise OSError(5, "Input/output error")

    with pytest.raises(DamagedDerivative, match="Input/output error"):
        opened(described, fail).read(TILE)


def test_its_identity_is_that_of_original_settings_and_programs(
    described: DerivativeDescription,
) -> None:
    derivative = opened(described, bytes)
    # printf '' | sha256sum: nothing is said of the programs here
    assert derivative.identity == f"{'ab' * 32}.{described.edition}.e3b0c442"
    made_otherwise = replace(described, made_with="another program")
    assert opened(made_otherwise, bytes).identity != derivative.identity
    assert derivative.levels == described.shape.levels
