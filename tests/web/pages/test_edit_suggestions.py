"""Which photograph may be meant, while somebody types it."""

from typing import Any

from app.domain.photographs import PhotographDescription
from app.domain.viewers import THE_DESK

PATH = "/edit/suggest/photographs"


def suggested(site: Any, typed: str) -> list[tuple[str, str]]:
    answer = site.client.get(PATH, params={"q": typed}, headers=site.editor)
    return [(one["name"], one["other"]) for one in answer.json()["items"]]


def test_codes_that_begin_so_come_first_then_what_a_search_finds(site: Any) -> None:
    titles = {"SUGGEST 1": "Winter", "SUGGEST 2": "Zima", "ZIMA 9": "Summer"}
    with site.holding.open(THE_DESK, writes=True) as catalogue:
        for code, title in titles.items():
            catalogue.save(PhotographDescription(code, {"en": [title]}))
        catalogue.commit()
    assert suggested(site, "suggest") == [("SUGGEST 1", "Winter"), ("SUGGEST 2", "Zima")]
    assert suggested(site, "zima") == [("ZIMA 9", "Summer"), ("SUGGEST 2", "Zima")]
    assert suggested(site, "  ") == []


def test_only_who_may_write_is_told(site: Any) -> None:
    assert site.client.get(PATH, params={"q": "a"}).status_code in {303, 401}
    assert site.client.get(PATH, params={"q": "a"}, headers=site.reader).status_code == 403
    assert site.client.get(PATH, params={"q": "a" * 201}, headers=site.editor).status_code == 422
