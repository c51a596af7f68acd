import pytest

from app.domain.errors import NotAllowed, NotSignedIn
from app.domain.viewers import THE_DESK, THE_PUBLIC, Scope, Viewer


def test_who_has_a_scope_may_go_on() -> None:
    for scope in Scope:
        THE_DESK.must(scope)


def test_the_public_is_told_that_a_token_is_wanted() -> None:
    with pytest.raises(NotSignedIn, match="write"):
        THE_PUBLIC.must(Scope.WRITE)


def test_who_lacks_a_scope_is_told_which() -> None:
    reader = Viewer("reading room", frozenset({Scope.READ}))
    with pytest.raises(NotAllowed, match=r"room may not do this.*`publish`, not read") as no:
        reader.must(Scope.PUBLISH)
    assert not isinstance(no.value, NotSignedIn)
