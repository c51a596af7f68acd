"""What is refused of the files of scans, and what was found wrong with them."""

from typing import Final

from app.web.pages.marking import Term, term

SENTENCES: Final[tuple[Term, ...]] = (
    term(
        "refusal",
        "This original is damaged or missing: it is not handed out as if it were good. Have"
        " it put back from a second store (`verso verify --repair-from STORE`). An "
        "administrator can have the bytes that are left, with ?damaged=true.",
    ),
    term("refusal", "Nothing is left of this original."),
    term(
        "refusal",
        "The scan {name} is already the {side} of {code}. One file can be a scan of one side only.",
    ),
    term(
        "refusal",
        "The scan {name} is given as the {side} and as the {other} of {code}. One file can be"
        " a scan of one side only.",
    ),
    term(
        "refusal",
        "The original is damaged, and is not given out until it has been put back from another"
        " copy.",
    ),
    term(
        "refusal",
        "There is no room left on the catalogue's disk. Nothing was changed: try it again once"
        " whoever runs the catalogue has made some.",
    ),
    term("refusal", "No file may grow that large here. Nothing was stored."),
    term("refusal", "no scan with this digest is in the store; hand it in"),
    term("refusal", "the side has this scan twice"),
    term("refusal", "it seems to be {kind}"),
    term("refusal", "empty"),
    term("refusal", "a PDF document"),
    term("refusal", "a ZIP archive or an office document"),
    term("refusal", "a Photoshop document"),
    term("refusal", "a PostScript document"),
    term("refusal", "a gzip archive"),
    term("refusal", "a RAR archive"),
    term("refusal", "a 7-Zip archive"),
    term("refusal", "a Matroska film"),
    term("refusal", "a sound recording"),
    term("refusal", "a sound recording or a film"),
    term("refusal", "a JPEG XL picture, which can't be decoded here"),
    term("refusal", "a Windows program"),
    term("refusal", "a Linux program"),
    term("refusal", "a database"),
    term("refusal", "a web page"),
    term("refusal", "an SVG drawing"),
    term("refusal", "an XML document"),
    term("refusal", "an RTF document"),
    term("refusal", "a HEIC picture, which can't be decoded here"),
    term("refusal", "a film"),
    term("refusal", "plain text"),
    term("refusal", "a file of an unknown kind"),
    term(
        "refusal",
        "What was handed in is no scan: {reason}. Nothing was stored. Give a TIFF, JPEG, PNG,"
        " JPEG 2000, WebP, AVIF, GIF or BMP file.",
    ),
    term(
        "refusal",
        "{name} is no scan: {reason}. Give a TIFF, JPEG, PNG, JPEG 2000, WebP, AVIF, GIF or "
        "BMP file.",
    ),
    term(
        "refusal",
        "The file is larger than {most} bytes, the most that is taken here. Nothing was "
        "stored. Raise the limit, or hand in a smaller file.",
    ),
    term("refusal", "The digest announced for the file is none. Nothing was stored."),
    term("refusal", "a SHA-256 is written with 64 hexadecimal digits in lower case"),
    term(
        "refusal",
        "The file that arrived is not the one announced. Nothing was stored: send it again.",
    ),
    term("refusal", "the {count} bytes that arrived have {digest}"),
    term("refusal", "This very file is catalogued already, as a scan of {code}."),
    term("refusal", "This very file is here already, as {name}."),
    term("refusal", "At most {most} scans wait at once. Make drafts first."),
    term("refusal", "These scans need a reference code."),
    term("refusal", "The store has lost {names}. Bring it in again."),
    term("refusal", "There is no such place on this scan."),
    term("refusal", "The scan can't be decoded: {what}."),
    term("refusal", "A part of the scan can't be decoded: {what}."),
    term("refusal", "The scan takes more memory than one of its size should."),
    term("refusal", "A second decoder can't read it: {what}."),
    term("refusal", "Two decoders disagree about its size: {size} and {other} pixels."),
    term("refusal", "Read through by one decoder: it is too large for a second one."),
    term(
        "refusal",
        "Read through by one decoder: a second one does not know this kind of TIFF.",
    ),
    term("refusal", "The scan has {size} pixels; at most {most} are decoded."),
    term("refusal", "The scan has {size} pixels and no region {region}."),
    term("refusal", "Not decoded: {size} = {area} pixels; the limit here is {most} for {kind}."),
    term("refusal", "The file has {count} pages; the first one is shown."),
)
