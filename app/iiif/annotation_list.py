"""What is written on a side, as version 2 has it: IIIF Presentation API 2.1.1, 5.6."""

from typing import Any

from app.domain.catalogued import CataloguedPhotograph
from app.iiif.addresses import Addresses
from app.iiif.annotations import Written, readings_on, side_of, target
from app.iiif.document import json_document
from app.iiif.language_maps import body_language
from app.iiif.presentation_version import PresentationVersion
from app.iiif.reading_body import reading_body


def annotation_list(
    photograph: CataloguedPhotograph, side_id: str, *, addresses: Addresses
) -> bytes:
    """Write the readings of one side; `NotFound` for a side that the photograph doesn't have.

    Annotations and canvases have the addresses that they have in version 3.
    """
    written = readings_on(side_of(photograph, side_id))
    document = {
        "@id": addresses.annotation_list(photograph.id, side_id),
        "@type": "sc:AnnotationList",
        "resources": [_annotation(photograph.id, one, addresses) for one in written],
    }
    return json_document(PresentationVersion.V2.context, document)


def _annotation(photograph_id: str, one: Written, addresses: Addresses) -> dict[str, Any]:
    """5.6: what is written on an object is painted on its canvas, as text."""
    body = reading_body(one.reading.text, one.reading.language)
    return {
        "@id": addresses.annotation(photograph_id, one.reading.id),
        "@type": "oa:Annotation",
        "motivation": "sc:painting",
        "resource": {
            "@type": "cnt:ContentAsText",
            "chars": body["value"],
            "format": body["format"],
            **body_language(one.reading.language),
        },
        "on": target(addresses.canvas(photograph_id, one.side_id), one.region),
    }
