"""Every route of the application as its own table has it, and who may come in by which.

Whoever adds a route that not everybody may use adds a line to `NEEDS`; one that everybody may use
needs none, and is then walked as the public walks. What stands in a path's braces is filled by
`tests/web/test_routes_by_role.py`; a new name of a parameter is to be taught there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from app.domain.accounts import Role
from app.domain.viewers import Scope

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
EVERYBODY: Final = frozenset[Scope]()
SOMEBODY: Final = frozenset({Scope.READ})
"""Whoever is signed in: each role has this scope."""

WRITERS: Final = frozenset({Scope.WRITE})
PUBLISHERS: Final = frozenset({Scope.PUBLISH})
ADMINISTRATORS: Final = frozenset({Scope.ADMINISTER})

NEEDS: Final = (
    ("any", r"/admin", ADMINISTRATORS),
    ("any", r"/account", SOMEBODY),
    ("any", r"/iiif/auth/access$", SOMEBODY),  # it leads there who is not: that is its purpose
    ("read", r"/edit/work-lists", SOMEBODY),
    ("read", r"/edit/date$", EVERYBODY),  # what the catalogue makes of a date's words
    ("read", r"/edit/[a-z]+s/\{authority_id\}/history", SOMEBODY),
    ("any", r"/edit", WRITERS),
    ("read", r"/api/batches", SOMEBODY),
    ("asks", r"/api/uploads", EVERYBODY),  # OPTIONS tells what is spoken there
    ("read", r"/api/uploads", WRITERS),
    ("write", r"/sign-(in|out)$", EVERYBODY),
    ("write", r"/selection$", EVERYBODY),
    ("write", r"/oai$", EVERYBODY),  # OAI-PMH 2.0, 3.1.1: a question may be posted
    ("write", r"/iiif/auth/logout$", EVERYBODY),
    ("read", r"/iiif/auth/1/token$", SOMEBODY),  # in a frame it is asked with more
    ("read", r"/api/scans", WRITERS),
    ("write", r"/api/.*/(publish|withdraw|hide)$", PUBLISHERS),
    ("write", r"/", WRITERS),
)
"""Methods, the beginning of a path, and what of the scopes is needed: the first line that fits."""


@dataclass(frozen=True, slots=True)
class Way:
    """A method and a path, and which scopes let one in there."""

    method: str
    path: str

    @property
    def reads(self) -> bool:
        """Whether it changes nothing."""
        return self.method in SAFE

    @property
    def needs(self) -> frozenset[Scope]:
        """What one has to have; nothing where it is for everybody."""
        kinds = {"any", "read" if self.reads else "write"}
        kinds |= {"asks"} if self.method == "OPTIONS" else set()
        for kind, beginning, scopes in NEEDS:
            if kind in kinds and re.match(beginning, self.path):
                return scopes
        return EVERYBODY

    def lets_in(self, role: Role | None) -> bool:
        """Whether somebody of a role may come in; None is whoever is not signed in."""
        return self.needs <= (role.scopes if role else EVERYBODY)


def ways(application: Any) -> Iterator[Way]:
    """Walk the route table of an application, routers within routers too; static files aside."""
    for path, route in _routes(application.router, ""):
        if methods := getattr(route, "methods", None):
            yield from (Way(method, path) for method in sorted(methods - {"HEAD"}))
        else:
            assert path == "/static", f"{path} is a way in that no test knows how to walk"


def _routes(router: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    for route in router.routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from _routes(inner, prefix + router.prefix)
        else:
            yield prefix + route.path.replace(":path", ""), route
