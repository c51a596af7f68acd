"""Every router of the application."""

from typing import Final

from fastapi import APIRouter

from app.web.api import authorities as authority_api
from app.web.api import (
    batches,
    dates,
    deletion,
    harvesting,
    originals,
    photographs,
    publication,
    reference,
    revisions,
    scans,
    search,
    standing,
    unit_revisions,
    units,
    uploads,
)
from app.web.iiif import (
    annotation_layers,
    authorization,
    change_discovery,
    content_search,
    content_state,
    image,
    presentation,
    presentation_2,
)
from app.web.pages import (
    accession,
    account,
    admin_accounts,
    admin_audit,
    admin_originals,
    admin_work,
    choose_language,
    compare,
    date_understanding,
    deletions,
    edit,
    edit_batch,
    likenesses,
    linked_records,
    records,
    saved_searches,
    selection,
    sheet,
    sign_in,
    similar,
    site_files,
    start,
    unit_edit,
    viewer,
    work,
)
from app.web.pages import authorities as authority_pages
from app.web.pages import authorities_edit as authority_forms
from app.web.pages import authorities_kept as kept_authorities
from app.web.pages import authority_history as authority_histories
from app.web.pages import help as help_pages
from app.web.pages import photograph as photograph_page
from app.web.pages import revisions as revision_pages
from app.web.pages import search as search_page
from app.web.pages import unit_history as unit_histories
from app.web.pages import units as unit_pages

ROUTERS: Final[tuple[APIRouter, ...]] = (
    start.router,
    site_files.router,
    records.router,
    linked_records.router,
    harvesting.router,
    search_page.router,
    sheet.router,
    selection.router,
    similar.router,
    saved_searches.router,
    photograph_page.router,
    revision_pages.router,
    unit_pages.router,
    unit_histories.router,
    viewer.router,
    compare.router,
    choose_language.router,
    help_pages.router,
    sign_in.router,
    account.router,
    admin_accounts.router,
    admin_audit.router,
    admin_originals.router,
    admin_work.router,
    date_understanding.router,
    deletions.router,
    edit.router,
    unit_edit.router,
    accession.router,
    likenesses.router,
    work.router,
    edit_batch.router,
    authority_api.router,
    authority_pages.router,
    authority_histories.router,
    kept_authorities.router,
    authority_forms.router,
    search.router,
    dates.router,
    photographs.router,
    publication.router,
    deletion.router,
    batches.router,
    revisions.router,
    unit_revisions.router,
    scans.router,
    originals.router,
    uploads.router,
    units.router,
    reference.router,
    image.router,
    authorization.router,
    presentation.router,
    presentation_2.router,
    annotation_layers.router,
    content_search.router,
    standing.router,
    content_state.router,
    change_discovery.router,
)
