"""Sides as canvases of version 3: IIIF Presentation API 3.0, 5.3 to 5.6.

Every list is given at once and every id is ours: iiif-prezi3 would otherwise invent ids from a
counter, and look at a list again for each thing that is added to it.
"""

from typing import Any

from iiif_prezi3 import (
    Annotation,
    AnnotationBody,
    AnnotationPage,
    AnnotationPageRef,
    AnnotationPageRefExtended,
    Canvas,
    Choice,
    PlaceholderCanvas,
)

from app.iiif.addresses import Addresses
from app.iiif.parts_3 import link, links, metadata, small
from app.iiif.pictures import tail_of
from app.iiif.presented import Picture, PresentedSide
from app.iiif.side_notice import NOTICE_FORMAT, NOTICE_SIZE

_PROFILE = "level2"  # Image API 3.0, 5.1: the short word
_JPEG = "image/jpeg"


def canvas_3(side: PresentedSide, addresses: Addresses, *, is_paged: bool) -> Canvas:
    """Write a side. What is painted on it is one picture, a `Choice` of several, or nothing."""
    optional: dict[str, Any] = {}
    if side.small:
        optional["thumbnail"] = [small(side.small, addresses)]
    elif side.captures and side.notice:  # else viewers ask for a picture that they don't get
        optional["thumbnail"] = [_words(side, addresses)]
    if side.metadata:
        optional["metadata"] = metadata(side.metadata)
    if side.rendering:
        optional["rendering"] = links(side.rendering)
    if side.is_written_on:
        page_id = addresses.annotation_page(side.place.photograph_id, side.place.side_id)
        page = AnnotationPageRefExtended(id=page_id, type="AnnotationPage")
        optional["annotations"] = [AnnotationPageRef(page)]
    if side.notice:
        optional["placeholderCanvas"] = _notice(side, addresses)
    if is_paged and side.stands_apart:
        optional["behavior"] = ["non-paged"]
    if side.whole_label:
        whole = addresses.manifest(side.place.photograph_id)
        optional["partOf"] = [link(whole, "Manifest", side.whole_label)]
    return Canvas(
        id=_canvas_id(side, addresses),
        label=side.label,
        width=side.size.width_px,
        height=side.size.height_px,
        items=[_painting_page(side, addresses)],
        **optional,
    )


def _canvas_id(side: PresentedSide, addresses: Addresses) -> str:
    return addresses.canvas(side.place.photograph_id, side.place.side_id)


def _painting_page(side: PresentedSide, addresses: Addresses) -> AnnotationPage:
    place = side.place
    page_id = addresses.painting_page(place.photograph_id, place.side_id)
    bodies = [_body(capture, addresses) for capture in side.captures]
    if not bodies:
        return AnnotationPage(id=page_id, items=[])
    painting = Annotation(
        id=addresses.painting(place.photograph_id, place.side_id),
        motivation="painting",
        body=bodies[0] if len(bodies) == 1 else Choice(items=bodies),
        target=_canvas_id(side, addresses),
    )
    return AnnotationPage(id=page_id, items=[painting])


def _body(capture: Picture, addresses: Addresses) -> AnnotationBody:
    """Name a picture with its image service of version 3 alone.

    5.6: the size is that of the image at this address, which is smaller than the scan where the
    limits say so.
    """
    service_id = addresses.image_service(capture.image_id)
    return AnnotationBody(
        id=addresses.image(capture.image_id, tail_of(capture)),
        type="Image",
        format=_JPEG,
        width=capture.size.width_px,
        height=capture.size.height_px,
        service=[{"id": service_id, "type": "ImageService3", "profile": _PROFILE}],
        **({"label": capture.label} if capture.label else {}),
    )


def _notice(side: PresentedSide, addresses: Addresses) -> PlaceholderCanvas:
    """5.3 `placeholderCanvas`: a side that is withheld shows why, as a picture of words."""
    place, size = side.place, NOTICE_SIZE
    canvas_id = addresses.notice_canvas(place.photograph_id, place.side_id)
    page_id = addresses.notice_painting(place.photograph_id, place.side_id)
    painting_id = addresses.notice_painting(place.photograph_id, place.side_id, "words")
    picture = AnnotationBody(**_words(side, addresses))
    painting = Annotation(id=painting_id, motivation="painting", body=picture, target=canvas_id)
    return PlaceholderCanvas(
        id=canvas_id,
        label=side.label,
        summary=side.notice,
        width=size.width_px,
        height=size.height_px,
        items=[AnnotationPage(id=page_id, items=[painting])],
    )


def _words(side: PresentedSide, addresses: Addresses) -> dict[str, Any]:
    """Name the picture of words that says why a side is withheld."""
    return {
        "id": addresses.notice_picture(side.place.photograph_id, side.place.side_id),
        "type": "Image",
        "format": NOTICE_FORMAT,
        "width": NOTICE_SIZE.width_px,
        "height": NOTICE_SIZE.height_px,
    }
