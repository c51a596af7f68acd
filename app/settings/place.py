"""Where an installation stands: its folder, its database, its addresses and its name."""

from pathlib import Path
from typing import Annotated, Final

from pydantic import Field, HttpUrl, ValidationError, field_validator
from pydantic.functional_validators import AfterValidator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.domain.database_address import refuse_unfit_address
from app.domain.home_folder import in_full

PREFIX: Final = "VERSO_"
_EVERYWHERE: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - named, not listened on


class PlaceSettings(BaseSettings):
    """The settings of the place. Those of scans and of all else build on them."""

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

    @field_validator("database_url")
    @classmethod
    def _on_a_server(cls, address: str) -> str:
        refuse_unfit_address(address)
        return address

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
