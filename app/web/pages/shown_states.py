"""Links to a place on a photograph that any IIIF viewer can open: Content State API 1.0."""

from dataclasses import dataclass

import orjson

from app.domain.region import Region
from app.iiif.content_state import PARAMETER, encode, state_target
from app.web.pages.links import local
from app.web.pages.pictures import ImageServer


@dataclass(frozen=True, slots=True)
class ShownState:
    """A link to a side or a region of it.

    `link` opens it in the viewer here. Others take the value of its parameter, or `content` when it
    is dragged into them: the same as plain JSON (3.4).
    """

    link: str
    content: str


def shown_state(
    photograph_id: str, side_id: str, region: Region | None, server: ImageServer
) -> ShownState:
    """Make the link."""
    target = state_target(photograph_id, side_id, region, addresses=server.addresses)
    viewer = local(server.addresses.viewer(""))
    return ShownState(f"{viewer}?{PARAMETER}={encode(target)}", orjson.dumps(target).decode())
