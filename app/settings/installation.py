"""All settings of an installation as one value: those of its place, of scans, and the others."""

from typing import Annotated, Final, Literal

from pydantic import Field
from pydantic.functional_validators import AfterValidator, BeforeValidator
from pydantic_settings import NoDecode

from app.domain.authorization import known_origin
from app.domain.listed_names import read_names
from app.domain.map_tiles import known_tiles
from app.domain.remote_address import HostRule, known_host
from app.settings.scans import ScanSettings

_ORIGINS: Final = "Sites whose viewers may ask who is signed in, as https://iiif.example.org."
Origin = Annotated[str, AfterValidator(known_origin)]
Host = Annotated[str, AfterValidator(known_host)]
_Hosts = Annotated[tuple[Host, ...], NoDecode, BeforeValidator(read_names)]
_Origins = Annotated[tuple[Origin, ...], NoDecode, BeforeValidator(read_names)]
_IMPORT_HOSTS: Final = (
    "Hosts from which `verso import` may fetch a scan that a table names by its address, as "
    "scans.example.org, files.example.org:8443. None: nothing is fetched."
)
_INTERNAL_HOSTS: Final = (
    "Such hosts of the archive's own network, which may have an address that is not of the public "
    "internet. Name none that you would not let everybody who writes tables read."
)
_FIXITY_DAYS: Final = (
    "Every original is read through and held against its digests once in so many days, in the "
    "background. 0: only by `verso verify`."
)
_FIXITY_RATE: Final = "How many megabytes a second that reading takes at most from the disk."


class Settings(ScanSettings):
    """Every setting of an installation. It is read once, when a program starts, and never changes.

    Construct it with `read_settings`, which says what is wrong in plain words.
    """

    log_format: Annotated[
        Literal["text", "json"],
        Field(
            description="How the log is written to standard error: text for people, json for "
            "programs, one object a line."
        ),
    ] = "text"
    log_requests: Annotated[
        bool,
        Field(
            description="Whether each request is logged, with its number, status and time. Images "
            "that are ready are not: there are too many."
        ),
    ] = False
    metrics_token: Annotated[
        str,
        Field(
            max_length=200,
            description="With this token as `Authorization: Bearer ...` a program may read "
            "/metrics, what the server counts, in the format of Prometheus. Empty: there is "
            "nothing at that address.",
        ),
    ] = ""
    map_tiles_url: Annotated[
        str,
        AfterValidator(known_tiles),
        Field(
            max_length=500,
            description="Where the map of places gets its background from: the address of a tile "
            "server with {z}, {x} and {y} in it, such as "
            "https://tiles.example.org/{z}/{x}/{y}.png. Readers' browsers will ask it for the "
            "parts of the map that they look at. Empty: places are shown without a background, "
            "and nobody outside is asked.",
        ),
    ] = ""
    map_tiles_credit: Annotated[
        str,
        Field(
            max_length=200,
            description="Whom the map names for its background, as the server's terms demand.",
        ),
    ] = ""

    fixity_days: Annotated[int, Field(ge=0, le=3650, description=_FIXITY_DAYS)] = 90
    fixity_mb_per_s: Annotated[int, Field(ge=1, le=10_000, description=_FIXITY_RATE)] = 20
    import_hosts: Annotated[_Hosts, Field(description=_IMPORT_HOSTS)] = ()
    import_internal_hosts: Annotated[_Hosts, Field(description=_INTERNAL_HOSTS)] = ()
    viewer_origins: Annotated[_Origins, Field(description=_ORIGINS)] = ()

    @property
    def map_tiles(self) -> dict[str, str] | None:
        """The server of the map's background and whom to name for it; None for no such."""
        if not self.map_tiles_url:
            return None
        return {"url": self.map_tiles_url, "credit": self.map_tiles_credit}

    @property
    def import_rule(self) -> HostRule:
        """From which hosts scans may be fetched."""
        return HostRule(frozenset(self.import_hosts), frozenset(self.import_internal_hosts))
