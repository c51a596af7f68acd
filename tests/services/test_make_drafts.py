"""Making drafts of what was brought in: one a group, in one batch, and nothing lost."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from app.domain.accessions import Accession, ScanGroup
from app.domain.audit import AuditFilter, Verb
from app.domain.embedded_facts import Fact
from app.domain.errors import NotSignedIn
from app.domain.near_duplicates import LikenessVerdict
from app.domain.publication import PublicationState
from app.domain.relations import RelationDescription, RelationKind
from app.domain.saving import Saved
from app.domain.sides import SideKind
from app.domain.viewers import THE_DESK, THE_PUBLIC, Scope, Viewer
from app.holdings import Holding
from app.holdings.waiting_scans import FORM_KEY
from app.services.make_drafts import DraftsMade, make_drafts
from app.services.receive_scans import receive_scan
from app.services.show_accession import keep_accession, kept_accession

ZOFIA = Viewer("zofia", frozenset({Scope.READ, Scope.WRITE}))
Pictured = Callable[..., bytes]


@pytest.fixture
def brought(holding: Holding, pictured: Pictured) -> Accession:
    """Two sides of one photograph, and the front of another."""
    for seed, name in enumerate(("7_r.png", "7_v.png", "8.png"), start=1):
        receive_scan(holding, ZOFIA, [pictured(seed)], file_name=name)
    return kept_accession(holding, ZOFIA, FORM_KEY)


def make(holding: Holding, accession: Accession) -> DraftsMade:
    keep_accession(holding, ZOFIA, FORM_KEY, accession)
    return make_drafts(holding, ZOFIA, accession, form_key=FORM_KEY, language="pl")


def test_each_group_becomes_a_draft_with_its_sides(holding: Holding, brought: Accession) -> None:
    done = make(holding, brought)
    assert [(draft.reference_code, draft.scan_count) for draft in done.made] == [("7", 2), ("8", 1)]
    assert (done.refused, done.left.groups) == ((), ())
    assert kept_accession(holding, ZOFIA, FORM_KEY).groups == ()
    with holding.open(THE_DESK) as catalogue:
        found = catalogue.photograph_by_code("7")
        assert found is not None
        digests = [side.scans[0].sha256 for side in found.description.sides]
        hashes = [catalogue.likenesses.known(digest) for digest in digests]
    assert found.state is PublicationState.DRAFT
    assert [side.kind for side in found.description.sides] == [SideKind.RECTO, SideKind.VERSO]
    assert [side.scans[0].file_name for side in found.description.sides] == ["7_r.png", "7_v.png"]
    assert hashes == [scan.likeness for scan in brought.groups[0].scans]
    assert None not in hashes


def test_a_print_of_a_known_negative_begins_related_to_the_other(
    holding: Holding, brought: Accession
) -> None:
    seven, _, eight = brought.scans
    with holding.open(ZOFIA, writes=True) as catalogue:
        same = LikenessVerdict.SAME_NEGATIVE
        catalogue.likenesses.decide(seven.sha256, eight.sha256, same)
        catalogue.commit()
    make(holding, brought)
    with holding.open(THE_DESK) as catalogue:
        related = [
            found.description.related
            for code in ("7", "8")
            if (found := catalogue.photograph_by_code(code))
        ]
    assert related == [(), (RelationDescription(RelationKind.SAME_NEGATIVE, "7"),)]


def test_all_of_it_is_one_batch_of_the_log(holding: Holding, brought: Accession) -> None:
    make(holding, brought)
    with holding.open(THE_DESK) as catalogue:
        begun = catalogue.audit.page(AuditFilter(verb=Verb.BEGIN)).items
        created = catalogue.audit.page(AuditFilter(verb=Verb.CREATE)).items
    assert len(begun) == 1
    assert [entry.batch_id for entry in created] == [begun[0].batch_id] * 2
    assert {entry.who for entry in created} == {"zofia"}


def test_what_is_refused_waits_on_and_the_rest_is_made(
    holding: Holding, brought: Accession, catalogued: Callable[..., Saved]
) -> None:
    catalogued("8")
    done = make(holding, brought)
    assert [draft.reference_code for draft in done.made] == ["7"]
    ((group, reason),) = [(one.group, one.reason) for one in done.refused]
    assert group.reference_code == "8"
    assert "There is a photograph 8 already" in reason
    assert kept_accession(holding, ZOFIA, FORM_KEY).groups == (group,)


@pytest.mark.parametrize(("code", "unit"), [("", ""), ("9", "no such unit")])
def test_a_group_that_cannot_be_kept_says_why(
    holding: Holding, brought: Accession, code: str, unit: str
) -> None:
    groups = (replace(brought.groups[0], reference_code=code),)
    done = make(holding, replace(brought, groups=groups, unit=unit))
    assert done.made == ()
    assert done.refused[0].reason
    assert done.left.groups == groups


def test_a_scan_that_the_store_has_lost_is_told_of(holding: Holding, brought: Accession) -> None:
    holding.originals.path(brought.groups[1].scans[0].sha256).unlink()
    done = make(holding, brought)
    assert [draft.reference_code for draft in done.made] == ["7"]
    assert "8.png" in done.refused[0].reason


def test_two_groups_of_one_code_are_one_draft_and_one_refusal(
    holding: Holding, brought: Accession
) -> None:
    same = tuple(replace(group, reference_code="9") for group in brought.groups)
    done = make(holding, replace(brought, groups=same))
    assert [draft.scan_count for draft in done.made] == [2]
    assert [refused.group.scans for refused in done.refused] == [brought.groups[1].scans]


def test_of_what_files_say_only_the_ticked_is_taken_over(
    holding: Holding, pictured: Pictured
) -> None:
    exif = Image.Exif()
    exif[270], exif[315] = "Grupa przed barakiem", "Jan Nowak"
    written = BytesIO()
    Image.open(BytesIO(pictured(5))).save(written, "JPEG", exif=exif)
    receive_scan(holding, ZOFIA, [written.getvalue()], file_name="5.jpg")
    (group,) = kept_accession(holding, ZOFIA, FORM_KEY).groups
    ticked: ScanGroup = replace(group, taken=frozenset({Fact.DESCRIPTION}))
    make(holding, Accession(groups=(ticked,)))
    with holding.open(THE_DESK) as catalogue:
        found = catalogue.photograph_by_code("5")
    assert found is not None
    assert found.description.description == {"pl": ["Grupa przed barakiem"]}
    assert found.description.agents == ()


def test_the_public_makes_none(holding: Holding, brought: Accession) -> None:
    with pytest.raises(NotSignedIn):
        make_drafts(holding, THE_PUBLIC, brought, form_key=FORM_KEY)
