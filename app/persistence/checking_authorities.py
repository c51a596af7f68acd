"""What can't be known of an authority."""

from collections.abc import Collection, Iterator

from app.domain.agents import AgentKind
from app.domain.authorities import LONGEST_NAME, AuthorityDescription, AuthorityNoun
from app.domain.authority_identifiers import why_no_identifier
from app.domain.errors import Problem, Rejected
from app.domain.places import why_no_point
from app.domain.text_lengths import length_faults
from app.persistence.checking import edtf_faults
from app.persistence.transaction import Transaction


def refuse_faults(
    transaction: Transaction,
    noun: AuthorityNoun,
    description: AuthorityDescription,
    *kept: AuthorityDescription | None,
) -> None:
    """Refuse a description with all that is wrong; `kept` is what is said now, or was before.

    What that has already, from before there were limits, may be said again.
    """
    said = {name for one in kept if one for name in _names(one)}
    problems = (
        *length_faults(description, *kept),
        *_faults(transaction, noun, description, said),
    )
    if problems:
        told = "; ".join(map(str, problems))
        raise Rejected(f"This {noun} can't be kept. {told}.", problems)


def _faults(
    transaction: Transaction,
    noun: AuthorityNoun,
    description: AuthorityDescription,
    said: Collection[str],
) -> Iterator[Problem]:
    span_of = transaction.analyser.span_of
    yield from _name_faults(description.name, "name", said)
    dates = [("from_edtf", description.from_edtf), ("until_edtf", description.until_edtf)]
    for number, form in enumerate(description.forms):
        where = f"forms[{number}]"
        yield from _name_faults(form.name, f"{where}.name", said)
        dates += [(f"{where}.from_edtf", form.from_edtf), (f"{where}.until_edtf", form.until_edtf)]
    for where, edtf in dates:
        yield from edtf_faults(edtf, where, span_of)
    for number, one in enumerate(description.identifiers):
        if reason := why_no_identifier(one.scheme, one.value):
            yield Problem(f"identifiers[{number}].value", one.value, reason)
    for where, reason in why_no_point(description.latitude, description.longitude).items():
        yield Problem(where, str(getattr(description, where) or ""), reason)
    if noun is not AuthorityNoun.PLACE and description.latitude is not None:
        yield Problem("latitude", str(description.latitude), "only a place lies somewhere")
    if noun is not AuthorityNoun.AGENT:
        if description.kind is not AgentKind.UNKNOWN:
            yield Problem("kind", description.kind, "only an agent is of a kind")
        if description.is_unidentified:
            yield Problem("is_unidentified", "", "only an agent can be unidentified")


def _names(description: AuthorityDescription) -> Iterator[str]:
    yield description.name
    yield from (form.name for form in description.forms)


def _name_faults(name: str, where: str, said: Collection[str]) -> Iterator[Problem]:
    if not name.strip():
        yield Problem(where, name, "must say something")
    elif len(name) > LONGEST_NAME and name not in said:
        yield Problem(where, f"{name[:40]}…", f"has {len(name)} characters, at most {LONGEST_NAME}")
