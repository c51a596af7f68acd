"""Related photographs on the form, on the pages and in the records of both."""

from typing import Any

from app.domain.photographs import PhotographDescription
from app.domain.relations import RelationDescription, RelationKind
from app.domain.viewers import THE_DESK
from app.services.work_off import work_off

SAME, CROP = RelationKind.SAME_NEGATIVE, RelationKind.CROP_OF


def catalogued(site: Any, code: str, *related: RelationDescription, is_public: bool = True) -> str:
    described = PhotographDescription(code, {"en": [f"Title of {code}"]}, related=related)
    with site.holding.open(THE_DESK, writes=True) as catalogue:
        saved = catalogue.save(described)
        if is_public:
            catalogue.publish(saved.id)
        catalogue.commit()
        return str(saved.id)


def test_what_the_form_says_is_told_at_both_ends(site: Any) -> None:
    whole, part = catalogued(site, "REL 1"), catalogued(site, "REL 2", is_public=False)
    form = {
        "do": "publish",
        "version": "1",
        "reference_code": "REL 2",
        "related-0-kind": "crop of",
        "related-0-photograph": "REL 1",
        "related-0-note": "the left half",
    }
    saved = site.client.post(f"/edit/photographs/{part}", data=form, headers=site.editor)
    assert saved.status_code == 303
    assert "A crop of" in site.client.get(f"/photographs/{part}").text
    page = site.client.get(f"/photographs/{whole}").text
    assert "Was cropped as" in page
    assert f'href="/photographs/{part}"' in page
    (told,) = site.client.get(f"/api/photographs/{whole}").json()["related"]
    assert (told["kind"], told["id"], told["note"]) == ("cropped as", part, "the left half")
    record = site.client.get(f"/photographs/{part}.json", headers=site.reader).json()
    said = {"kind": "crop of", "photograph": "REL 1", "note": "the left half"}
    assert record["photograph"]["related"] == [said]
    editing = site.client.get(f"/edit/photographs/{whole}", headers=site.editor).text
    assert "Said of this photograph elsewhere" in editing


def test_the_public_is_not_told_of_a_draft(site: Any) -> None:
    catalogued(site, "REL 3", is_public=False)
    shown = catalogued(site, "REL 4", RelationDescription(SAME, "REL 3"))
    assert "REL 3" not in site.client.get(f"/photographs/{shown}").text
    record = site.client.get(f"/photographs/{shown}.json").json()
    assert "related" not in record
    assert "related" not in record["photograph"]
    assert "REL 3" in site.client.get(f"/photographs/{shown}", headers=site.reader).text


def test_a_code_that_nothing_has_is_remarked_on_and_kept(site: Any) -> None:
    photograph_id = catalogued(site, "REL 5", RelationDescription(SAME, "REL 99"))
    form = f"/edit/photographs/{photograph_id}"
    assert "No photograph has this code yet" in site.client.get(form, headers=site.editor).text


def test_what_can_not_be_is_told_at_the_code(site: Any) -> None:
    photograph_id = catalogued(site, "REL 6", is_public=False)
    sent = {
        "do": "save",
        "version": "1",
        "reference_code": "REL 6",
        "related-0-kind": "pair",
        "related-0-photograph": "REL 6",
    }
    answer = site.client.post(f"/edit/photographs/{photograph_id}", data=sent, headers=site.editor)
    assert answer.status_code == 422
    assert '<a href="#related-0-photograph">' in answer.text
    assert "is this photograph itself" in answer.text


def test_a_batch_leaves_them_as_they_are_and_can_add_one(site: Any) -> None:
    catalogued(site, "REL 7")
    kept = catalogued(site, "REL 8", RelationDescription(CROP, "REL 7"), is_public=False)
    other = {"kind": "same negative", "photograph": "REL 7"}
    order = {
        "ids": [kept],
        "operations": [
            {"field": "carrier", "action": "set", "value": "glass"},
            {"field": "related", "action": "add", "value": other},
        ],
    }
    begun = site.client.post("/api/batches", json=order, headers=site.writer)
    assert begun.status_code == 202, begun.text
    work_off(site.holding)
    record = site.client.get(f"/api/photographs/{kept}", headers=site.reader).json()
    before = {"kind": "crop of", "photograph": "REL 7"}
    assert record["photograph"]["related"] == [before, other]
    undo = site.client.post(f"{begun.headers['location']}/undo", headers=site.writer)
    assert undo.status_code == 202
    work_off(site.holding)
    record = site.client.get(f"/api/photographs/{kept}", headers=site.reader).json()
    assert record["photograph"]["related"] == [before]
