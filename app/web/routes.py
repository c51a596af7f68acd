"""Every router of the application."""

from typing import Final

from fastapi import APIRouter

from app.web.api import dates, photographs, publication, reference, revisions, scans, search, units
from app.web.iiif import content_search, image, presentation
from app.web.pages import (
    account,
    admin_accounts,
    admin_audit,
    choose_language,
    date_understanding,
    edit,
    help,
    sign_in,
    start,
    viewer,
)
from app.web.pages import photograph as photograph_page
from app.web.pages import revisions as revision_pages
from app.web.pages import search as search_page
from app.web.pages import units as unit_pages

ROUTERS: Final[tuple[APIRouter, ...]] = (
    start.router,
    search_page.router,
    photograph_page.router,
    revision_pages.router,
    unit_pages.router,
    viewer.router,
    choose_language.router,
    help.router,
    sign_in.router,
    account.router,
    admin_accounts.router,
    admin_audit.router,
    date_understanding.router,
    edit.router,
    search.router,
    dates.router,
    photographs.router,
    publication.router,
    revisions.router,
    scans.router,
    units.router,
    reference.router,
    image.router,
    presentation.router,
    content_search.router,
)
