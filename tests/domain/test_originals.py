"""RFC 6266, 4.3: names of files are others' and are kept by a browser."""

import pytest

from app.domain.originals import NamedOriginal

DIGEST = "0123456789abcdef" * 4


def named(file_name: str, media_type: str = "image/tiff") -> NamedOriginal:
    return NamedOriginal(DIGEST, 9, media_type, file_name, "id", "A 1")


@pytest.mark.parametrize(
    ("file_name", "media_type", "safe"),
    [
        ("am-1.tif", "image/tiff", "am-1.tif"),
        ("AM 1.TIFF", "image/tiff", "AM 1.TIFF"),
        ("Zażółć (1).jpg", "image/jpeg", "Zażółć (1).jpg"),
        ("scan.html", "image/tiff", "scan.html.tif"),
        ("scan.html", "", "scan.html.bin"),
        ("page.svg", "image/svg+xml", "page.svg.bin"),
        ("../../etc/passwd", "image/png", "passwd.png"),
        ("C:\\scans\\a.png", "image/png", "a.png"),
        (".htaccess", "image/png", "htaccess.png"),
        ("-rf.png", "image/png", "rf.png"),
        ('a"; filename="b.exe', "image/png", "a__ filename=_b.exe.png"),
        ("a\r\nset-cookie: x.png", "image/png", "a__set-cookie_ x.png"),
        ("", "image/png", f"{DIGEST[:16]}.png"),
        (" . ", "", f"{DIGEST[:16]}.bin"),
    ],
)
def test_a_name_is_safe_to_keep_and_ends_as_its_format_does(
    file_name: str, media_type: str, safe: str
) -> None:
    assert named(file_name, media_type).safe_name == safe


def test_a_name_is_cut_before_a_file_system_does_it() -> None:
    assert len(named("ż" * 300 + ".tif").safe_name.encode()) <= 255


def test_a_format_that_browsers_run_is_not_named() -> None:
    assert named("a", "text/html").shown_type == "application/octet-stream"
    assert named("a", "image/svg+xml").shown_type == "application/octet-stream"
    assert named("a", "image/jpeg").shown_type == "image/jpeg"
