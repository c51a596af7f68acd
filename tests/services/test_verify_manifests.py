"""Stored manifests are held against their records, byte by byte, and put right."""

import gzip
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.findings import Finding, FindingKind
from app.domain.progress import quietly
from app.domain.saving import Saved
from app.domain.units import Level, UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding
from app.holdings.manifest_findings import manifest_findings
from app.iiif.presentation_version import PresentationVersion
from app.services.deliver_manifest import deliver_manifest
from app.services.work_off import work_off
from app.storage.layout import DocumentKey


@pytest.fixture
def key(holding: Holding, published: Callable[..., Saved]) -> DocumentKey:
    """The stored manifest of a published photograph."""
    saved = published("A 1", "red")
    work_off(holding)
    with holding.open(THE_PUBLIC) as catalogue:
        return holding.manifests.key(saved.id, catalogue.manifest_revision(saved.id))


def found(holding: Holding, *, deep: bool = True) -> list[Finding]:
    return list(manifest_findings(holding, deep=deep, progress=quietly))


def test_what_its_record_gives_is_not_told(holding: Holding, key: DocumentKey) -> None:
    assert holding.documents.read(key) is not None
    assert found(holding) == []


def test_what_says_something_else_is_told_and_made_again(
    holding: Holding, key: DocumentKey
) -> None:
    right = holding.documents.read(key)
    assert right is not None
    assert right.count(b'"A 1"') > 0
    holding.documents.write(key, right.replace(b'"A 1"', b'"B 1"'))
    assert found(holding, deep=False) == []
    (told,) = found(holding)
    assert told.kind is FindingKind.WRONG_DOCUMENT
    assert told.subject == key.file_name
    assert "says something else than its record gives. It was made again." in told.message
    assert told.is_harmless
    assert holding.documents.read(key) == right
    assert found(holding) == []


def test_what_is_no_manifest_any_more_is_told_as_damaged(
    holding: Holding, key: DocumentKey
) -> None:
    right = holding.documents.read(key)
    assert right is not None
    holding.documents.write(key, right[: len(right) // 2])
    (told,) = found(holding)
    assert "is damaged. It was made again." in told.message
    assert holding.documents.read(key) == right


def test_a_gzip_of_something_else_is_told(holding: Holding, key: DocumentKey) -> None:
    right = holding.documents.read(key)
    assert right is not None
    holding.layout.gzipped_document(key).write_bytes(gzip.compress(b"{}"))
    (told,) = found(holding)
    assert "has a gzip that is damaged" in told.message
    assert gzip.decompress(holding.documents.read_gzipped(key) or b"") == right


def test_what_waits_for_its_work_is_told_apart_and_left_to_it(
    holding: Holding, key: DocumentKey
) -> None:
    told = holding.manifests.told_by(key)
    assert told is not None
    with holding.open(THE_DESK, writes=True) as catalogue:
        description = catalogue.photograph(told[0]).description
        catalogue.save(replace(description, process="albumen"), photograph_id=told[0])
        catalogue.commit()
    (finding,) = found(holding)
    assert finding.kind is FindingKind.STALE_DOCUMENT
    assert "wait for the work that makes them anew: " in finding.message
    work_off(holding)
    assert found(holding) == []


def test_an_album_is_held_against_its_leaves(
    holding: Holding, published: Callable[..., Saved]
) -> None:
    with holding.open(THE_DESK, writes=True) as catalogue:
        album = catalogue.save_unit(UnitDescription("ALB", {"en": ["Album"]}, level=Level.ALBUM))
        catalogue.commit()
    saved = published("A 1", "red")
    with holding.open(THE_DESK, writes=True) as catalogue:
        description = catalogue.photograph(saved.id).description
        catalogue.save(replace(description, unit="ALB"), photograph_id=saved.id)
        catalogue.publish(saved.id)
        catalogue.commit()
    work_off(holding)
    deliver_manifest(holding, THE_PUBLIC, album.id)
    keys = list(holding.documents.keys())
    keys = [key for key in keys if album.id in key.identifier]
    assert {(holding.manifests.told_by(key) or ("", ""))[0] for key in keys} == {album.id}
    assert found(holding) == []
    right = holding.documents.read(keys[0])
    assert right is not None
    holding.documents.write(keys[0], right.replace(b"Album", b"Alben"))
    (told,) = found(holding)
    assert told.kind is FindingKind.WRONG_DOCUMENT
    assert holding.documents.read(keys[0]) == right


def test_both_versions_are_looked_at(holding: Holding, key: DocumentKey) -> None:
    told = holding.manifests.told_by(key)
    assert told is not None
    other = holding.manifests.key(told[0], key.revision, PresentationVersion.V2)
    deliver_manifest(holding, THE_PUBLIC, told[0], version=PresentationVersion.V2)
    assert holding.documents.read(other) is not None
    assert found(holding) == []
    holding.documents.write(other, b"{}")
    assert [one.subject for one in found(holding)] == [other.file_name]
