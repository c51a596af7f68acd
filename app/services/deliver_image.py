"""Giving out images of scans: first decided, then made.

Whoever asks for an image in some form of some version of the IIIF Image API gets what its plan
says, and one plan has one name. So one picture is made and kept for all the addresses it has.
"""

import hashlib
import logging
from dataclasses import dataclass, replace

from app.domain.catalogued import CataloguedImage
from app.domain.derivative import StoredPicture
from app.domain.derivative_lookup import stored_answer
from app.domain.errors import ImageWithheld, NotFound, UnreadableScan, VersoError
from app.domain.extent import Extent
from app.domain.render_plan import RenderPlan
from app.domain.size_caps import exceeds, on_its_pixels, on_whole, reduced
from app.domain.viewers import Viewer
from app.holdings.image_holding import ImageHolding
from app.iiif.canonical_request import canonical_tail
from app.iiif.image_grammar import bad
from app.iiif.image_request import ImageRequest
from app.iiif.image_version import ImageVersion
from app.iiif.scaling import enlarges, shape_of
from app.imaging.darkroom.orders import render
from app.imaging.engine import ENGINE
from app.storage.derivative_index import DamagedDerivative
from app.storage.open_derivative import OpenDerivative

_log = logging.getLogger(__name__)
_TAG_DIGITS = 32


@dataclass(frozen=True, slots=True)
class ShownImage:
    """An image that the viewer may see, and the derivative that it is shown from, if it has one."""

    image: CataloguedImage
    picture: Extent
    derivative: OpenDerivative | None


@dataclass(frozen=True, slots=True)
class OrderedImage:
    """An image that may be given, before anything of it was made.

    `canonical` is its one address of the version asked for, `etag` strong and in quotes: it
    stands for what the picture is made from, the plan and what makes it. `stored` names the
    picture of the derivative whose bytes are the answer as they are, if there is one. What is not
    `is_lasting` will soon be made better: its derivative is still to come.
    """

    sha256: str
    plan: RenderPlan
    canonical: str
    etag: str
    is_public: bool
    is_lasting: bool
    derivative: OpenDerivative | None
    stored: StoredPicture | None


def find_image(holding: ImageHolding, viewer: Viewer, image_id: str) -> ShownImage:
    """Decide whether a viewer may see an image, then open the index of its derivative.

    `NotFound` where there is no such image, nothing of it can be shown, or the viewer may not know
    of it.
    """
    image, picture = _shown(holding, viewer, image_id)
    derivative = holding.derivation.opened(image.sha256)
    if derivative is not None and derivative.levels.picture != picture:
        derivative = None  # made when another decoder saw another picture in the same file
    return ShownImage(image, picture, derivative)


def order_image(
    holding: ImageHolding, viewer: Viewer, image_id: str, tail: str, *, version: ImageVersion
) -> OrderedImage:
    """Decide on `region/size/rotation/quality.format` of an image, before a pixel of it is read.

    `NotFound` as `find_image`; `BadImageRequest` for what can't be made of it.
    """
    return plan_image(holding, find_image(holding, viewer, image_id), tail, version=version)


def plan_image(
    holding: ImageHolding, shown: ShownImage, tail: str, *, version: ImageVersion
) -> OrderedImage:
    """Read an order for an image that was found. Neither the catalogue nor the disk is asked.

    Every way to the pixels of an image comes by here, so a cap on its size is heeded here:
    `ImageWithheld` for more of it than the viewer may see.
    """
    image, derivative = shown.image, shown.derivative
    asked_of = image.shown_as or shown.picture
    asked = ImageRequest.parse_tail(version, tail).plan(asked_of, limits=holding.limits)
    one_tail = canonical_tail(version, asked, picture=asked_of, limits=holding.limits)
    plan = _within_cap(image, shown.picture, asked)
    made_from = derivative.identity if derivative else image.sha256
    made_by = f"{ENGINE} {holding.regions.way}"
    made_with = f"{made_from} {plan} {made_by} {holding.settings.derivative_quality}"
    tag = hashlib.sha256(made_with.encode()).hexdigest()[:_TAG_DIGITS]
    return OrderedImage(
        image.sha256,
        plan,
        holding.addresses.image(image.name, one_tail, version),
        f'"{tag}"',
        is_public=image.is_public,
        is_lasting=holding.ids_are_of_files and holding.derivation.is_current(derivative),
        derivative=derivative,
        stored=stored_answer(plan, derivative.description.shape) if derivative else None,
    )


def _within_cap(image: CataloguedImage, whole: Extent, asked: RenderPlan) -> RenderPlan:
    """Say what is to be made of the whole picture, where no more is asked than may be seen."""
    if image.capped is None or image.cap_px is None:
        return asked
    if image.is_reduced:
        if enlarges(asked.scaled, shape_of(asked.region)):
            raise bad("size", str(asked.scaled), "this image is not enlarged (maxWidth, maxHeight)")
        small = reduced(whole, image.cap_px)
        return replace(asked, region=on_whole(asked.region, small=small, whole=whole))
    if exceeds(asked, whole, image.cap_px):
        raise ImageWithheld.of(image.capped)
    cut = on_its_pixels(asked.region, picture=whole, cap_px=image.cap_px)
    return replace(asked, region=cut)


def make_image(holding: ImageHolding, ordered: OrderedImage, *, client: str = "") -> bytes:
    """Give the encoded picture: as it is stored, as it was made lately, or made now, in its turn.

    Clients, by whatever name, take turns.

    Where the derivative is missing or damaged the original serves: nobody waits for a job. `Busy`
    where too much is being made; `UnreadableScan` and `DamagedHolding` where the original does not
    give the picture that the catalogue promises.
    """
    picture = made_before(holding, ordered)
    if picture is None:
        with holding.pixel_work(client=client):
            picture = make_now(holding, ordered)
    return picture


def made_before(holding: ImageHolding, ordered: OrderedImage) -> bytes | None:
    """Give the picture where it is stored or was made lately; None where it has to be made."""
    if ordered.derivative is not None and ordered.stored is not None:
        try:
            return ordered.derivative.read(ordered.stored)
        except DamagedDerivative as fault:
            _make_anew(holding, ordered, fault)
    return holding.pictures.get(ordered.etag)


def make_now(holding: ImageHolding, ordered: OrderedImage) -> bytes:
    """Make the picture, for one who has waited for a turn of `pixel_work`; errors as there."""
    picture = holding.pictures.get(ordered.etag)
    if picture is None:  # nobody made it meanwhile
        picture = _from_derivative(holding, ordered) or _from_original(holding, ordered)
        holding.pictures.keep(ordered.etag, picture)
    return picture


def ask_for_better(holding: ImageHolding, ordered: OrderedImage) -> None:
    """Have the derivative made that this image had to do without."""
    if not ordered.is_lasting:
        holding.derivation.want(ordered.sha256)


def _from_derivative(holding: ImageHolding, ordered: OrderedImage) -> bytes | None:
    if ordered.derivative is None:
        return None
    try:
        return holding.regions.render(ordered.derivative, ordered.plan)
    except (DamagedDerivative, UnreadableScan) as fault:
        _make_anew(holding, ordered, fault)
        return None


def _make_anew(holding: ImageHolding, ordered: OrderedImage, fault: VersoError) -> None:
    _log.warning("%s The original serves instead.", fault)
    holding.derivatives.close(holding.derivation.key(ordered.sha256))
    holding.derivation.want(ordered.sha256)


def _from_original(holding: ImageHolding, ordered: OrderedImage) -> bytes:
    return render(
        holding.originals.sound_path(ordered.sha256),
        ordered.plan,
        limits=holding.limits,
        jpeg_quality=holding.settings.derivative_quality,
    )


def _shown(holding: ImageHolding, viewer: Viewer, image_id: str) -> tuple[CataloguedImage, Extent]:
    with holding.open(viewer) as catalogue:
        image = catalogue.image(image_id)
    if image.picture is None:
        raise NotFound(f"There is no picture of this scan to show: it is {image.condition}.")
    return image, image.picture
