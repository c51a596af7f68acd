"""What is done with scans: which are taken in, what is made of them, and at what cost."""

from typing import Annotated

from pydantic import Field, field_validator

from app.domain.derivative import DerivativeSettings
from app.domain.imagery import ImageLimits
from app.domain.side_names import DEFAULT_SIDE_NAMES, SideNames, read_side_names
from app.settings.place import PlaceSettings


class ScanSettings(PlaceSettings):
    """The settings of scans, of the images made of them, and of the work that this takes."""

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

    @field_validator("side_names")
    @classmethod
    def _readable(cls, text: str) -> str:
        read_side_names(text)
        return text

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
