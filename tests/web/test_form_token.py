"""OWASP, CSRF prevention: a token made from the session by HMAC."""

import hashlib
import hmac
from base64 import urlsafe_b64decode

from markupsafe import Markup

from app.web.form_token import form_token, is_token_of, token_field


def test_a_token_is_an_hmac_and_says_nothing_of_the_cookie() -> None:
    token = form_token("a cookie")
    expected = hmac.new(b"a cookie", b"verso form token 1", hashlib.sha256).digest()
    assert urlsafe_b64decode(f"{token}=") == expected
    assert len(token) == 43


def test_a_token_is_of_one_cookie() -> None:
    assert is_token_of(form_token("one"), "one")
    for given in (form_token("two"), "", "ż", form_token("one")[:-1], form_token("one") + "="):
        assert not is_token_of(given, "one")
    assert not is_token_of(form_token(""), "")  # no cookie proves nothing


def test_the_field_is_written_where_there_is_a_token() -> None:
    assert token_field("") == Markup()
    assert token_field("ab") == '<input type="hidden" name="form_token" value="ab">'
