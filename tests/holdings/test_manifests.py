import gzip
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain.catalogued import BoundAlbum, CataloguedPhotograph, CataloguedUnit
from app.domain.imagery import ImageLimits
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.units import UnitDescription
from app.holdings import Holding
from app.holdings.manifests import Manifests, StoredManifest, album_revision
from app.iiif.addresses import Addresses
from app.iiif.presentation_version import PresentationVersion
from app.storage.layout import DocumentKey

ID = "01890a5d-ac96-774b-bcce-b302099a8057"
THEN = datetime(2026, 1, 2, tzinfo=UTC)
PUBLISHED = CataloguedPhotograph(
    ID, 3, PublicationState.PUBLISHED, THEN, THEN, THEN, (), PhotographDescription("A 1")
)


@pytest.fixture
def manifests(holding: Holding) -> Manifests:
    return holding.manifests


def test_a_published_manifest_is_kept_by_its_revision(
    holding: Holding, manifests: Manifests
) -> None:
    made = manifests.make(PUBLISHED, is_public_view=True)
    assert json.loads(made.body)["id"] == holding.addresses.manifest(ID)
    assert gzip.decompress(made.gzipped) == made.body
    revision = PUBLISHED.manifest_revision
    assert manifests.stored(ID, revision) == made
    assert manifests.stored(ID, revision + 1) is None
    manifests.forget(ID, revision)
    assert manifests.stored(ID, revision) is None


@pytest.mark.parametrize(
    "state", [state for state in PublicationState if state is not PublicationState.PUBLISHED]
)
def test_what_the_public_may_not_see_is_made_and_not_kept(
    holding: Holding, manifests: Manifests, state: PublicationState
) -> None:
    assert manifests.make(replace(PUBLISHED, state=state), is_public_view=True).body
    assert [*holding.documents.keys()] == []


@pytest.mark.parametrize("rotten", [b"", b"{", b"\xff", b"[]", b'"text"', b'{"id": "elsewhere"}'])
def test_what_is_no_manifest_of_this_photograph_has_to_be_made_again(
    holding: Holding, manifests: Manifests, rotten: bytes
) -> None:
    manifests.make(PUBLISHED, is_public_view=True)
    holding.documents.write(manifests.key(ID, PUBLISHED.manifest_revision), rotten)
    assert manifests.stored(ID, PUBLISHED.manifest_revision) is None


def test_another_address_or_other_limits_make_another_edition(
    holding: Holding, manifests: Manifests
) -> None:
    def key(base: str, limits: ImageLimits) -> DocumentKey:
        made = Manifests(holding.documents, addresses=Addresses(base), limits=limits)
        return made.key(ID, 3)

    here = holding.addresses.base
    assert key(here, holding.limits) == manifests.key(ID, 3)
    assert key("https://example.org", holding.limits) != manifests.key(ID, 3)
    assert key(here, replace(holding.limits, max_width_px=500)) != manifests.key(ID, 3)


def test_a_key_tells_its_photograph_if_it_is_of_this_edition(manifests: Manifests) -> None:
    for version in PresentationVersion:
        assert manifests.record_of(manifests.key(ID, 3, version)) == ID
    assert manifests.record_of(DocumentKey(f"00000000-{ID}", 3)) is None


def test_each_version_of_the_api_is_kept_beside_the_other(manifests: Manifests) -> None:
    revision = PUBLISHED.manifest_revision
    made = {
        version: manifests.make(PUBLISHED, is_public_view=True, version=version)
        for version in PresentationVersion
    }
    for version in PresentationVersion:
        assert manifests.stored(ID, revision, version) == made[version]
    manifests.forget(ID, versions=(PresentationVersion.V2,))
    assert manifests.stored(ID, revision, PresentationVersion.V2) is None
    assert manifests.stored(ID, revision) == made[PresentationVersion.V3]


@pytest.mark.parametrize("rotten", [b"", b"{", b"\x1f\x8b\x08", gzip.compress(b"{}", mtime=0)])
def test_a_gzip_that_does_not_give_the_manifest_is_not_given_out(
    holding: Holding, manifests: Manifests, rotten: bytes
) -> None:
    made = manifests.make(PUBLISHED, is_public_view=True)
    key = manifests.key(ID, PUBLISHED.manifest_revision)
    holding.layout.gzipped_document(key).write_bytes(rotten)
    assert manifests.stored(ID, PUBLISHED.manifest_revision) == StoredManifest(made.body)


def test_an_album_s_states_follow_each_other_though_their_numbers_have_no_order(
    holding: Holding, manifests: Manifests
) -> None:
    unit = CataloguedUnit(ID, 1, PublicationState.PUBLISHED, UnitDescription("ALB", {}))
    for state in ("ffffffffffffff", "1", "8"):
        manifests.make_album(BoundAlbum(unit, (PUBLISHED,), state), is_public_view=True)
        assert [*holding.documents.keys()] == [manifests.key(ID, album_revision(state))]
