"""What an installation can be told from outside: environment variables that begin with VERSO_.

Length: every setting stands here, with what the reference page says of it.
"""

from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import Field, HttpUrl, ValidationError, field_validator
from pydantic.functional_validators import AfterValidator, BeforeValidator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from app.domain.authorization import known_origin
from app.domain.database_address import refuse_unfit_address, without_password
from app.domain.derivative import DerivativeSettings
from app.domain.errors import Problem, Rejected
from app.domain.home_folder import in_full
from app.domain.imagery import ImageLimits
from app.domain.listed_names import read_names
from app.domain.map_tiles import known_tiles
from app.domain.remote_address import HostRule, known_host
from app.domain.side_names import DEFAULT_SIDE_NAMES, SideNames, read_side_names

PREFIX: Final = "VERSO_"
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
_EVERYWHERE: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - named, not listened on


class Settings(BaseSettings):
    """Every setting of an installation. It is read once, when a program starts, and never changes.

    Construct it with `read_settings`, which says what is wrong in plain words.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, env_ignore_empty=True)

    home: Annotated[
        Path,
        AfterValidator(in_full),
        Field(
            description="The holding's folder, with catalogue.db, images/ and manifests/. "
            "The folder that the program is started in, unless said otherwise."
        ),
    ] = Path()
    database_url: Annotated[
        str,
        Field(
            max_length=2000,
            description="The catalogue's database on a PostgreSQL server, such as "
            "postgresql://verso@database.example.org/verso. Empty: SQLite, in catalogue.db. A "
            "password is better kept in PGPASSFILE than here.",
        ),
    ] = ""
    database_connections: Annotated[
        int,
        Field(
            ge=2,
            le=200,
            description="How many connections with PostgreSQL one process may have at once. The "
            "server must permit all processes together so many.",
        ),
    ] = 20
    host: Annotated[
        str,
        Field(
            min_length=1,
            max_length=253,
            description="The network address to listen on. 127.0.0.1 answers this machine only, "
            "0.0.0.0 every other one too.",
        ),
    ] = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65_535, description="The TCP port to listen on.")] = 8000
    public_url: Annotated[
        str,
        Field(
            description="The address under which readers reach the catalogue, such as "
            "https://photographs.example.org. Every manifest and identifier begins with it, so "
            "settle it before anything is published. Empty: http://HOST:PORT."
        ),
    ] = ""
    site_title: Annotated[
        str,
        Field(min_length=1, max_length=200, description="The catalogue's name on its pages."),
    ] = "Verso"
    contact_email: Annotated[
        str,
        Field(
            max_length=200,
            pattern=r"^(\S+@(\S+\.)+\S+)?$",
            description="The e-mail address that harvesters are told, for questions. Empty: "
            "webmaster at the catalogue's host.",
        ),
    ] = ""
    max_source_px: Annotated[
        int,
        Field(
            ge=1_000_000,
            le=10_000_000_000,
            description="How many pixels (width x height) a scan may have to be decoded. A larger "
            "one is kept, and not shown.",
        ),
    ] = 400_000_000
    max_decoding_bytes: Annotated[
        int,
        Field(
            ge=134_217_728,
            le=68_719_476_736,
            description="How much memory may be taken at one moment to decode scans, by all the "
            "processes together that a process has for that. JPEG 2000 takes 18 bytes a pixel, "
            "WebP, AVIF, GIF, BMP and progressive JPEG 8; a scan that needs more is kept, and not "
            "shown. TIFF, PNG and other JPEG files take little, whatever their size.",
        ),
    ] = 671_088_640
    max_width_px: Annotated[
        int, Field(ge=256, le=65_500, description="The widest image that is given out, in pixels.")
    ] = 10_000
    max_height_px: Annotated[
        int, Field(ge=256, le=65_500, description="The highest image that is given out, in pixels.")
    ] = 10_000
    max_area_px: Annotated[
        int,
        Field(
            ge=65_536,
            le=1_000_000_000,
            description="The largest image that is given out, in pixels (width x height).",
        ),
    ] = 50_000_000
    max_upload_bytes: Annotated[
        int,
        Field(
            ge=1_048_576,
            le=1_099_511_627_776,
            description="The largest scan that is taken through the API, in bytes. An import from "
            "a folder knows no such limit.",
        ),
    ] = 2_147_483_648
    max_unfinished_bytes: Annotated[
        int,
        Field(
            ge=1_048_576,
            le=1_099_511_627_776,
            description="How many bytes one person's uploads may have together that have begun and "
            "are not whole yet.",
        ),
    ] = 21_474_836_480
    unfinished_upload_h: Annotated[
        int,
        Field(
            ge=1,
            le=720,
            description="For how many hours an upload can be gone on with after something last "
            "arrived. Then what has come of it is taken away.",
        ),
    ] = 48
    side_names: Annotated[
        str,
        Field(
            max_length=2000,
            description="How names of files tell sides, for scans that are brought in by hand: "
            "pairs of recto and verso such as r/v or awers/rewers, and words for another side such "
            "as koperta=envelope. A letter or a number counts only beside its partner.",
        ),
    ] = DEFAULT_SIDE_NAMES
    pixel_workers: Annotated[
        int,
        Field(
            ge=1,
            le=64,
            description="How many images are worked on at one moment; as many as the machine has "
            "processor cores is a good choice.",
        ),
    ] = 2
    pixel_queue: Annotated[
        int,
        Field(
            ge=1,
            le=10_000,
            description="How many more requests for images may wait. Past it they are answered "
            "with 503 and the time after which to come again.",
        ),
    ] = 96
    pixel_client_limit: Annotated[
        int,
        Field(
            ge=1,
            le=10_000,
            description="How many images that have to be made one client, by its network address, "
            "may have waiting and worked on at one moment. Past it the client gets 503. Behind a "
            "proxy see the guide to nginx, or all readers are one client.",
        ),
    ] = 32
    costly_client_limit: Annotated[
        int,
        Field(
            ge=1,
            le=10_000,
            description="How many searches, exports and lists for harvesters one client, by its "
            "network address, may have waiting and worked on at one moment. Past it the client "
            "gets 503.",
        ),
    ] = 32
    derivative_quality: Annotated[
        int,
        Field(
            ge=1,
            le=95,
            description="The JPEG quality of the tiles that are made of each scan, and of other "
            "JPEG images. After a change `verso derive` makes the tiles anew; until then the old "
            "ones are shown.",
        ),
    ] = 85
    decoded_cache_bytes: Annotated[
        int,
        Field(
            ge=0,
            le=68_719_476_736,
            description="How much memory a process may use to keep decoded tiles, from which other "
            "regions and sizes are made. Viewers that ask for whole tiles only need none.",
        ),
    ] = 268_435_456
    picture_cache_bytes: Annotated[
        int,
        Field(
            ge=0,
            le=68_719_476_736,
            description="How much memory a process may use to keep finished images that are no "
            "tiles, such as thumbnails.",
        ),
    ] = 67_108_864
    shared_cache_s: Annotated[
        int,
        Field(
            ge=0,
            le=31_536_000,
            description="How many seconds a cache that many share (a proxy, a delivery network) "
            "may go on giving out an image without asking whether it is still public: so long may "
            "a withdrawn image be seen there.",
        ),
    ] = 3600
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

    @field_validator("database_url")
    @classmethod
    def _on_a_server(cls, address: str) -> str:
        refuse_unfit_address(address)
        return address

    @field_validator("side_names")
    @classmethod
    def _readable(cls, text: str) -> str:
        read_side_names(text)
        return text

    @field_validator("public_url")
    @classmethod
    def _whole_address(cls, url: str) -> str:
        """Want scheme and host; a slash at the end would stand twice in every identifier."""
        if not url:
            return url
        try:
            address = HttpUrl(url)
        except ValidationError:
            address = None
        if not address or address.query or address.fragment or address.username:
            raise ValueError("must be an address such as https://photographs.example.org")
        return str(address).rstrip("/")

    @property
    def base_url(self) -> str:
        """The address that every identifier begins with, without a slash at the end."""
        if self.public_url:
            return self.public_url
        host = _EVERYWHERE.get(self.host, self.host)
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

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

    @property
    def limits(self) -> ImageLimits:
        """What may be decoded and answered."""
        return ImageLimits(
            max_source_px=self.max_source_px,
            max_width_px=self.max_width_px,
            max_height_px=self.max_height_px,
            max_area_px=self.max_area_px,
            max_decoding_bytes=self.max_decoding_bytes,
        )

    @property
    def side_rule(self) -> SideNames:
        """How names of files tell sides."""
        return read_side_names(self.side_names)

    @property
    def derivatives(self) -> DerivativeSettings:
        """How derivatives are made."""
        return DerivativeSettings(jpeg_quality=self.derivative_quality)


def read_settings(**given: Any) -> Settings:
    """Read the settings from the environment; what is given (by command line) goes before it.

    None counts as not given. Raises `Rejected` with every fault, by the variable's name.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        problems = tuple(_worded(fault) for fault in error.errors())
        told = "; ".join(map(str, problems))
        raise Rejected(f"The settings can't be used. {told}.", problems) from error


def _worded(fault: Any) -> Problem:
    """Say a fault that pydantic found by the variable that it stands in."""
    name = PREFIX + "_".join(str(step) for step in fault["loc"]).upper()
    reason = str(fault["msg"]).removeprefix("Value error, ").removeprefix("Input should be ")
    if fault["type"] == "int_parsing":
        reason = "must be a whole number"
    elif fault["type"] == "extra_forbidden":
        reason = f"is no setting; there are {', '.join(Settings.model_fields)}"
    elif reason != fault["msg"] and not reason.startswith("must"):
        reason = f"must be {reason}"
    value = str(fault["input"])
    return Problem(
        name, without_password(value) if name == f"{PREFIX}DATABASE_URL" else value, reason
    )
