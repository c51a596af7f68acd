"""What many have for a password is known, however it is dressed up. ASVS 5.0, 6.2.4."""

from importlib.resources import files

import pytest

from app.domain.common_passwords import is_common


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword",
        "Password12345678",
        "P@ssw0rd!2026",
        "pa55w0rd2026!!",
        "!!Welcome2026!!",
        "iloveyou12345",
        "I love you 2026",
        "hasło12345678",
        "Hasło Hasło 1",
        "kochamcie1234",
        "zmieńhasło123",
        "adminadmin2026",
        "administrator1",
        "verso-archive-1",
        "VersoVerso2026",
        "archiwum-2026-",
        "photograph1234",
        "Correct horse battery staple",
        "alamakota12345",
        "qwertyuiop12",
        "qwertyuiop[]",
        "Qwerty123456",
        "1qaz2wsx3edc",
        "zaq12wsxcde3",
        "asdfghjkl;'\\",
        "123456789012",
        "098765432109",
        "123123123123",
        "147258369147",
        "112233445566",
        "abcdefghijkl",
        "abcabcabcabcABC",
        "!@#$%^&*()!@#$",
        "warszawa2026!",
        "Sierpien2026!!",
    ],
)
def test_what_is_guessed_first_is_known(password: str) -> None:
    assert is_common(password)


@pytest.mark.parametrize(
    "password",
    [
        "a sentence of some words",
        "twelve chars",
        "zażółć gęślą jaźń",
        "correct battery horse staple",
        "the verso of a card from Samarkand",
        "x1x1x1x1x1x1yz",
        "Kwiat paproci 7 razy",
        "tG7!pQ2#vL9@",
        "moja ciotka pisze ołówkiem",
        "83920571640392",
        "photograph of my aunt",
    ],
)
def test_what_somebody_has_thought_of_is_let_through(password: str) -> None:
    assert not is_common(password)


def test_the_list_has_words_alone_each_once_a_section() -> None:
    text = files("app.domain").joinpath("common_passwords.txt").read_text("utf-8")
    words = [word for line in text.splitlines() if line[:1] != "#" for word in line.split()]
    assert len(words) > 400
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)
