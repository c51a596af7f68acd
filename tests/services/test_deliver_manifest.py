import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.catalogued import manifest_revision
from app.domain.errors import NotFound
from app.domain.saving import Saved
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding, open_holding
from app.services.deliver_manifest import deliver_manifest
from app.services.describe import describe
from app.services.publish import publish
from app.services.publish_all import publish_all
from app.services.work_off import work_off


def test_a_published_manifest_is_made_once_and_then_read(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    saved = published("A 1", "red")
    first = deliver_manifest(holding, THE_PUBLIC, saved.id)
    assert json.loads(first.body)["id"] == holding.addresses.manifest(saved.id)
    (key,) = holding.documents.keys()
    assert key == holding.manifests.key(saved.id, manifest_revision(saved.version, None))
    altered = first.body.replace(b"A 1", b"A 2")
    holding.documents.write(key, altered)
    assert deliver_manifest(holding, THE_PUBLIC, saved.id).body == altered


def test_a_manifest_has_a_strong_tag_of_its_bytes(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    first = deliver_manifest(holding, THE_PUBLIC, published("A 1", "red").id)
    other = deliver_manifest(holding, THE_PUBLIC, published("A 2", "blue").id)
    assert re.fullmatch(r'"[0-9a-f]{32}"', first.etag)
    assert first.etag != other.etag


def test_a_draft_s_manifest_is_for_its_editors_and_never_stored(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    saved = catalogued("A 1", "red")
    assert not deliver_manifest(holding, THE_DESK, saved.id).is_public
    assert [*holding.documents.keys()] == []
    with pytest.raises(NotFound):
        deliver_manifest(holding, THE_PUBLIC, saved.id)


def test_an_edit_gives_another_manifest_and_the_old_one_goes(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    saved = published("A 1", "red")
    before = deliver_manifest(holding, THE_PUBLIC, saved.id)
    with holding.open(THE_DESK) as catalogue:
        description = catalogue.photograph(saved.id).description
    describe(holding, THE_DESK, replace(description, title={"en": ["Soldiers"]}))
    assert deliver_manifest(holding, THE_PUBLIC, saved.id).etag == before.etag
    publish(holding, THE_DESK, saved.id)
    after = deliver_manifest(holding, THE_PUBLIC, saved.id)
    assert after.etag != before.etag
    assert b"Soldiers" in after.body
    latest = manifest_revision(saved.version + 2, None)  # the working copy, and that
    assert [*holding.documents.keys()] == [holding.manifests.key(saved.id, latest)]


def test_a_reader_who_came_before_a_unit_was_renamed_does_not_bring_its_old_name_back(
    holding: Holding, catalogued: Callable[..., Saved]
) -> None:
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("A", {"en": ["Old title"]}))
        catalogue.commit()
    saved = catalogued("A 1", unit="A")
    publish_all(holding)
    with holding.open(THE_PUBLIC) as catalogue:
        seen_before = catalogue.photograph(saved.id)
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.save_unit(UnitDescription("A", {"en": ["New title"]}))
        catalogue.commit()
    work_off(holding)
    holding.manifests.make(seen_before, is_public_view=True)
    assert b"New title" in deliver_manifest(holding, THE_PUBLIC, saved.id).body
    keys = [*holding.documents.keys()]
    assert len(keys) == len({key.identifier for key in keys})


@pytest.mark.parametrize("rotten", [b"", b"{", b"[]", b'{"id": "https://elsewhere/manifest"}'])
def test_a_stored_manifest_that_has_rotted_is_made_again(
    holding: Holding, published: Callable[..., Saved], rotten: bytes
) -> None:
    saved = published("A 1", "red")
    good = deliver_manifest(holding, THE_PUBLIC, saved.id)
    (key,) = holding.documents.keys()
    holding.documents.write(key, rotten)
    assert deliver_manifest(holding, THE_PUBLIC, saved.id) == good
    assert holding.documents.read(key) == good.body


def test_under_another_public_address_no_old_manifest_is_given_out(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    saved = published("A 1", "red")
    deliver_manifest(holding, THE_PUBLIC, saved.id)
    settings = holding.settings.model_copy(update={"public_url": "https://photographs.example.org"})
    with open_holding(settings) as moved:
        document = json.loads(deliver_manifest(moved, THE_PUBLIC, saved.id).body)
    assert document["id"].startswith("https://photographs.example.org/iiif/presentation/3/")


@pytest.mark.parametrize("name", ["", "..", "../../etc/passwd", "a\0b", "%2F", "x" * 5000])
def test_a_name_that_is_none_of_ours_is_not_found(holding: Holding, name: str) -> None:
    with pytest.raises(NotFound):
        deliver_manifest(holding, THE_PUBLIC, name)
