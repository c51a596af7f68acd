"""What is refused of the request itself: its body, its form, its moment."""

from typing import Final

from app.web.pages.marking import Term, term

SENTENCES: Final[tuple[Term, ...]] = (
    term("refusal", "This can't be asked so."),
    term("refusal", "Something here has broken."),
    term("refusal", "This can't be done at this address."),
    term("refusal", "Input should be a valid integer, unable to parse string as an integer"),
    term("refusal", "Input should be a valid boolean, unable to interpret input"),
    term("refusal", "Input should be greater than or equal to {least}"),
    term("refusal", "Input should be less than or equal to {most}"),
    term("refusal", "Input should be {permitted}"),
    term("refusal", "String should have at most {most} characters"),
    term("refusal", "String should have at least {least} character"),
    term("refusal", "Field required"),
    term("refusal", "Too many want to use the catalogue at once. Try again in a moment."),
    term("refusal", "Another change to the catalogue is still being made. Try again in a moment."),
    term("refusal", "The database took too long over this. Try again in a moment."),
    term("refusal", "The database has too much to do at once. Try again in a moment."),
    term("refusal", "The catalogue's database doesn't answer just now. Try again in a moment."),
    term("refusal", "A text holds a NUL character. Take it out."),
    term("refusal", "A text holds half of a character. Write it again."),
    term("refusal", "You are asking for too many images at once. Try again shortly."),
    term("refusal", "Too many images are being asked for at once. Try again shortly."),
    term("refusal", "Images take too long just now. Try again shortly."),
    term("refusal", "The body stopped arriving. Nothing was kept: send it again."),
    term("refusal", "At most {most} bytes are taken here."),
    term("refusal", "Send a form, as {kind} or {other}."),
    term("refusal", "Send the form as application/x-www-form-urlencoded."),
    term("refusal", "The form can't be read: it is not URL-encoded UTF-8."),
    term("refusal", "This is no form that can be read."),
    term("refusal", "This form is not UTF-8."),
    term("refusal", "is not UTF-8"),
    term("refusal", "A form takes at most {most} bytes of text."),
    term("refusal", "A form takes at most {most} fields."),
    term("refusal", "The form broke off. Send it again."),
    term("refusal", "There is no such part in this form any more."),
    term("refusal", "There is no such part in this form."),
    term("refusal", "This form is too long."),
    term("refusal", "has {count} rows; a form takes {most}"),
    term("refusal", "This form can't be kept."),
    term("refusal", "This form has {count} bytes; at most {most} are kept. Save it."),
    term("refusal", "A template needs a name."),
    term(
        "refusal",
        "This was asked by a page of another site, or by a browser that does not say by which"
        " page, so nothing was done. Open the page here in this catalogue and do it there.",
    ),
    term("refusal", "This link can't be read. {problem}"),
    term("refusal", "is no encoded content state (section 6)"),
)
