"""What is odd about the chain of custody that was typed, offered to be let stand with a reason."""

from collections.abc import Iterator, Sequence
from typing import Final

from app.domain.credit_lines import NOBODY_KNOWN, KnownAgents
from app.domain.custody import AcceptedRemark, CustodyEventDescription
from app.domain.custody_faults import CustodyRemark, custody_remarks
from app.domain.errors import Rejected
from app.domain.photographs import PhotographDescription
from app.exchange.photograph_document import read_photograph
from app.language.edtf import parse_edtf
from app.web.forms.filling import blank
from app.web.forms.offering import digest_of, is_untouched
from app.web.forms.reading import document_of, read_form
from app.web.forms.tree import FRESH, FormTree

_ANY: Final = "any"

Chain = Sequence[CustodyEventDescription]


def with_remarks(tree: FormTree, *, inherited: Chain = ()) -> dict[str, tuple[CustodyRemark, ...]]:
    """Offer to let each remark stand that nobody has spoken to, in the rows of its event.

    Answers with the remarks that can't stand, by the name of the field that each is about.
    `inherited` are the events that units hand down; nothing is remarked on them here.
    """
    rows = [row for row in tree["custody"] if not is_untouched(row)]
    for row in tree["custody"]:
        said = row["accepted_remarks"]
        row["accepted_remarks"] = [one for one in said if not is_untouched(one)]
    impossible: dict[str, tuple[CustodyRemark, ...]] = {}
    for remark in _remarks(rows, inherited):
        row = rows[remark.position]
        if remark.can_be_overridden:
            _offer(row, remark)
            continue
        name = f"custody-{tree['custody'].index(row)}-{remark.field}"
        impossible[name] = (*impossible.get(name, ()), remark)
    return impossible


def derived_credit_lines(
    tree: FormTree, *, inherited: Chain = (), known: KnownAgents = NOBODY_KNOWN
) -> dict[str, list[str]]:
    """Give the credit lines that the chain and the holder tell; none where they do not yet.

    `known` is what the authority file knows of the agents in the chain.
    """
    rows = [row for row in tree["custody"] if not is_untouched(row)]
    holder = {name: value for name, value in tree["holder"].items() if name != FRESH}
    sent = blank(PhotographDescription) | {"reference_code": _ANY, "custody": rows}
    try:
        told = read_form(sent | {"holder": holder})
    except Rejected:
        return {}
    return told.shown_credit_lines(inherited, known=known)


def _remarks(rows: list[FormTree], inherited: Chain) -> Iterator[CustodyRemark]:
    """Find what is odd; nothing, where what was typed is not understood as a whole."""
    events = [document_of(row, CustodyEventDescription) for row in rows]
    for event in events:
        event.pop("accepted_remarks", None)
    try:
        own = read_photograph({"reference_code": _ANY, "custody": events}).custody
    except Rejected:
        return
    first = len(inherited)
    for found in custody_remarks((*inherited, *own), span_of=parse_edtf):
        if found.position >= first:
            yield CustodyRemark(found.code, found.position - first, found.field)


def _offer(row: FormTree, remark: CustodyRemark) -> None:
    codes = {one["code"] for one in row["accepted_remarks"]}
    if remark.code.value not in codes:
        offered = blank(AcceptedRemark) | {"code": remark.code.value}
        row["accepted_remarks"].append(offered | {FRESH: digest_of(offered)})
