from app.domain.catalogued import manifest_revision


def test_a_manifest_grows_older_with_its_photograph_and_with_the_unit_above() -> None:
    in_order = [
        manifest_revision(1, None),
        manifest_revision(1, 1),
        manifest_revision(1, 12),
        manifest_revision(2, 1),  # it went to another unit
        manifest_revision(3, None),
        manifest_revision(12, 999_999),
        manifest_revision(13, 1),
    ]
    assert in_order == sorted(set(in_order))
    assert manifest_revision(10**11, 10**9) < 10**18  # the most that a document's name takes
