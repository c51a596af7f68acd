"""What is refused of files that come in over several requests."""

from typing import Final

from app.web.pages.marking import Term, term

SENTENCES: Final[tuple[Term, ...]] = (
    term("refusal", "There is no such upload."),
    term("refusal", "The next part begins at byte {offset}."),
    term("refusal", "This part is not what was sent: its checksum differs. Send it again."),
    term("refusal", "The file that arrived is not the one announced. Begin it again."),
    term("refusal", "Nothing came of this file for too long. Begin it again."),
    term("refusal", "It is decided what becomes of this file. Nothing more is taken of it."),
    term("refusal", "A file may have at most {most} bytes here."),
    term("refusal", "At most {most} files come in at once. Finish some, or give up."),
    term(
        "refusal",
        "Unfinished files of one person may have {most} bytes together. Finish some, or give up.",
    ),
    term(
        "refusal",
        "The disk has not enough room for this file. Tell whoever runs the catalogue.",
    ),
    term(
        "refusal",
        "More has come than was announced for this file. Nothing past it is kept.",
    ),
    term(
        "refusal",
        "Another request is bringing this file in. Ask how far it is, and go on from there.",
    ),
)
