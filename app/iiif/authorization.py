"""How a closed image is opened to those who may see it: IIIF Authorization Flow API 2.0 and 1.0.

It is described in info.json alone. Mirador 4.0.0 shows nothing of a manifest whose image service
names a probe service without a profile, even of images that are open.
"""

from typing import Any, Final

from app.domain.access import Withholding
from app.domain.authorization import ViewingToken
from app.domain.languages import LanguageMap, best
from app.domain.size_caps import SmallerImage
from app.iiif.addresses import Addresses
from app.iiif.language_maps import in_both, language_map

CONTEXT_2: Final = "http://iiif.io/api/auth/2/context.json"
_CONTEXT_1: Final = "http://iiif.io/api/auth/1/context.json"
_PROFILES_1: Final = "http://iiif.io/api/auth/1"

_LABEL: Final = in_both("Sign in to see this image", "Zaloguj się, aby zobaczyć ten obraz")
_HEADING: Final = in_both("This image is closed to the public", "Ten obraz jest zastrzeżony")
_PART_HEADING: Final = in_both(
    "This image is shown smaller to the public",
    "Ten obraz jest publicznie dostępny w mniejszym rozmiarze",
)
_SMALLER: Final = in_both("A smaller image", "Mniejszy obraz")
_NOTE: Final = in_both(
    "Whoever has an account in this catalogue can see it.",
    "Mogą go zobaczyć osoby, które mają konto w tym katalogu.",
)
_CONFIRM: Final = in_both("Sign in", "Zaloguj się")
_SIGN_OUT: Final = in_both("Sign out", "Wyloguj się")
_FAILED: Final = in_both("You are not signed in", "Nie jesteś zalogowany")
_TRY: Final = in_both(
    "Nobody is signed in here, or this viewer's site is not known to the catalogue.",
    "Nikt nie jest zalogowany albo katalog nie zna witryny tej przeglądarki obrazów.",
)


def authorization_services(
    image_id: str, *, addresses: Addresses, language: str
) -> list[dict[str, Any]]:
    """Describe how to sign in: the flow of 2.0, then that of 1.0, whose texts have one language."""
    return [_services_2(image_id, addresses), _services_1(addresses, language)]


def _services_2(image_id: str, addresses: Addresses) -> dict[str, Any]:
    """2.0, 3.1 Probe Service, 4.1 Access Service, 5.1 Access Token Service, 6 Logout Service."""
    token = {
        "id": addresses.viewing_token(2),
        "type": "AuthAccessTokenService2",
        "errorHeading": _FAILED,
        "errorNote": _TRY,
    }
    logout = {"id": addresses.viewing_end(), "type": "AuthLogoutService2", "label": _SIGN_OUT}
    access = {
        "id": addresses.viewing_access(),
        "type": "AuthAccessService2",
        "profile": "active",
        "label": _LABEL,
        "heading": _HEADING,
        "note": _NOTE,
        "confirmLabel": _CONFIRM,
        "service": [token, logout],
    }
    return {
        "id": addresses.probe(image_id),
        "type": "AuthProbeService2",
        "profile": "probe",  # Mirador 4.0.0 asks each service for one, and breaks off without
        "errorHeading": _HEADING,
        "errorNote": _NOTE,
        "service": [access],
    }


def _services_1(addresses: Addresses, language: str) -> dict[str, Any]:
    """1.0, 2.3 Login Interaction Pattern, with 2.7 and 2.8."""
    return {
        "@context": _CONTEXT_1,
        "@id": addresses.viewing_access(),
        "profile": f"{_PROFILES_1}/login",
        "label": best(_LABEL, [language]),
        "header": best(_HEADING, [language]),
        "description": best(_NOTE, [language]),
        "confirmLabel": best(_CONFIRM, [language]),
        "failureHeader": best(_FAILED, [language]),
        "failureDescription": best(_TRY, [language]),
        "service": [
            {"@id": addresses.viewing_token(1), "profile": f"{_PROFILES_1}/token"},
            {
                "@id": addresses.viewing_end(),
                "profile": f"{_PROFILES_1}/logout",
                "label": best(_SIGN_OUT, [language]),
            },
        ],
    }


def probe_result(
    withheld: Withholding | None, smaller: SmallerImage | None, *, addresses: Addresses
) -> dict[str, Any]:
    """2.0, 3.3 Probe Service Response: the status that the image would have, and why.

    `smaller` is what everybody may see in its place: an image, with an image service of its own.
    """
    result: dict[str, Any] = {"@context": CONTEXT_2, "type": "AuthProbeResult2", "status": 200}
    if withheld is None:
        return result
    result |= {"status": 401, "heading": _HEADING, "note": _note(withheld)}
    if smaller is not None:
        result |= {"heading": _PART_HEADING, "substitute": [_substitute(smaller, addresses)]}
    return result


def _substitute(smaller: SmallerImage, addresses: Addresses) -> dict[str, Any]:
    return {
        "id": addresses.image(smaller.name, "full/max/0/default.jpg"),
        "type": "Image",
        "label": _SMALLER,
        "format": "image/jpeg",
        "width": smaller.size.width_px,
        "height": smaller.size.height_px,
        "service": [
            {
                "id": addresses.image_service(smaller.name),
                "type": "ImageService3",
                "profile": "level2",
            }
        ],
    }


def _note(withheld: Withholding) -> LanguageMap:
    """Give what the public is told of the closure, else who can see it all the same."""
    return language_map(withheld.notice) or _NOTE


def token_message(granted: ViewingToken, message_id: str, *, version: int) -> dict[str, Any]:
    """2.0, 5.4 Access Token Format; 1.0, 3.2.2: what is posted to the viewer's window."""
    told = {"accessToken": granted.token, "expiresIn": granted.lasts_s}
    if version == 1:
        return told | ({"messageId": message_id} if message_id else {})
    named = {"@context": CONTEXT_2, "type": "AuthAccessToken2", "messageId": message_id}
    return named | told


def token_refusal(profile: str, message_id: str, *, version: int, language: str) -> dict[str, Any]:
    """2.0, 5.5 Access Token Error Format; 1.0, 3.2.3. `profile` is one of 2.0: `missingAspect`."""
    if version == 1:
        error = {"missingAspect": "missingCredentials"}.get(profile, profile)
        told = {"error": error, "description": best(_TRY, [language])}
        return told | ({"messageId": message_id} if message_id else {})
    return {
        "@context": CONTEXT_2,
        "type": "AuthAccessTokenError2",
        "profile": profile,
        "messageId": message_id,
        "heading": _FAILED,
        "note": _TRY,
    }
