"""What every page is made with: who reads, in which language, from which holding."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.requests import Request

from app.domain.viewers import Viewer
from app.holdings import Holding
from app.web.language import language_of
from app.web.pages.pictures import ImageServer
from app.web.pages.wording import Wording, wording
from app.web.viewing import holding_of, viewer_of


@dataclass(frozen=True, slots=True)
class Desk:
    """A reader's place: the holding as they may see it, and words in their language."""

    holding: Holding
    viewer: Viewer
    words: Wording

    @property
    def root(self) -> str:
        """The path under which the catalogue is reached, without a slash at the end."""
        return urlsplit(self.holding.settings.base_url).path

    @property
    def server(self) -> ImageServer:
        """Where the pictures come from."""
        return ImageServer(self.holding.addresses, self.holding.limits)


def desk_of(request: Request) -> Desk:
    """Find the desk of whoever sends this request. `NotSignedIn` for a token that does not hold."""
    return Desk(holding_of(request), viewer_of(request), wording(language_of(request)))
