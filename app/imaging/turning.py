"""What is done to a picture after it was scaled. IIIF Image API 3.0, 4.6: mirror, turn, quality."""

from typing import Final

from PIL import Image

from app.domain.render_plan import Quality, RenderPlan

_BLACK_BELOW: Final = 128
_RIGHT_TURNS: Final = {
    90.0: Image.Transpose.ROTATE_270,  # Pillow counts against the clock
    180.0: Image.Transpose.ROTATE_180,
    270.0: Image.Transpose.ROTATE_90,
}


def finished(picture: Image.Image, plan: RenderPlan) -> Image.Image:
    """Mirror, turn clockwise and take colour away, as a plan says.

    The corners beside a turned picture stay empty, or white in a format without transparency.
    """
    return _reduced(_turned(picture, plan), plan.quality)


def _turned(picture: Image.Image, plan: RenderPlan) -> Image.Image:
    if plan.mirrored:
        picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if plan.is_upright:
        turn = _RIGHT_TURNS.get(plan.rotation_deg)
        return picture if turn is None else picture.transpose(turn)
    seen_through = picture.convert("LA" if picture.mode == "L" else "RGBA")
    turned = seen_through.rotate(-plan.rotation_deg, resample=Image.Resampling.BICUBIC, expand=True)
    if plan.format.has_transparency:
        return turned
    paper = Image.new(turned.mode, turned.size, "white")
    return Image.alpha_composite(paper, turned).convert(picture.mode)


def _reduced(picture: Image.Image, quality: Quality) -> Image.Image:
    """Take colour away. IIIF Image API 3.0, 4.4; the threshold is fixed, so that tiles agree."""
    if quality in {Quality.DEFAULT, Quality.COLOR}:
        return picture
    has_alpha = picture.mode in {"LA", "RGBA"}
    grey = picture.convert("L")
    if quality is Quality.BITONAL:
        grey = grey.point([0] * _BLACK_BELOW + [255] * (256 - _BLACK_BELOW))
    if has_alpha:
        return Image.merge("LA", (grey, picture.getchannel("A")))
    return grey.convert("1") if quality is Quality.BITONAL else grey
