"""What is still to be done, list by list."""

from collections.abc import Mapping

from app.domain.catalogued import Page
from app.domain.viewers import Scope, Viewer
from app.domain.work_lists import WorkLine, WorkList
from app.holdings import Holding


def list_work(  # noqa: PLR0913 - whose, which, and which part
    holding: Holding,
    viewer: Viewer,
    work: WorkList,
    *,
    after: str | None = None,
    limit: int = 50,
    but_for: str = "",
) -> Page[WorkLine]:
    """Give part of a work list; the page's `after` asks for what follows.

    `but_for` names the editor whose own changes are left out, the viewer where nobody is named.
    """
    viewer.must(Scope.READ)
    with holding.open(viewer) as catalogue:
        return catalogue.work.page(work, after=after, limit=limit, but_for=but_for)


def count_work(holding: Holding, viewer: Viewer) -> Mapping[WorkList, int]:
    """Count each work list, as far as `MOST_COUNTED` and one more."""
    viewer.must(Scope.READ)
    with holding.open(viewer) as catalogue:
        return {work: catalogue.work.count(work) for work in WorkList}
