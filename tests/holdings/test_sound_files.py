"""What was read through lately is trusted for an hour, and while it shows no sign of a change."""

from pathlib import Path

from app.holdings.sound_files import TRUSTED_FOR_S, SoundFiles


def test_a_reading_is_trusted_for_an_hour_and_no_longer(tmp_path: Path) -> None:
    path = tmp_path / "original"
    path.write_bytes(b"as it came")
    clock = [100.0]
    files = SoundFiles(now_s=lambda: clock[0])
    assert not files.has("a", path.stat())
    files.remember("a", path.stat())
    clock[0] += TRUSTED_FOR_S - 1
    assert files.has("a", path.stat())
    assert not files.has("b", path.stat())
    clock[0] += 1
    assert not files.has("a", path.stat())


def test_a_file_that_was_written_to_is_not_trusted(tmp_path: Path) -> None:
    path = tmp_path / "original"
    path.write_bytes(b"as it came")
    files = SoundFiles()
    files.remember("a", path.stat())
    path.write_bytes(b"as it is not")
    assert not files.has("a", path.stat())
