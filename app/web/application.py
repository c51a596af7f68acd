"""The web application of one holding."""

from functools import cache, partial

from fastapi import FastAPI

from app.holdings import Holding
from app.web.api.openapi import openapi_document
from app.web.bare_application import bare_application
from app.web.iiif.document_path import DocumentPath
from app.web.iiif.ready_documents import ReadyDocuments
from app.web.routes import ROUTERS


def create_application(holding: Holding) -> FastAPI:
    """Make the application over an open holding, which stays the caller's to close."""
    holding.analyser.warm()  # so that the first question does not wait for morphology
    application = bare_application(holding)
    documents = ReadyDocuments(holding)
    application.state.documents = documents
    application.add_middleware(DocumentPath, documents=documents)  # the outermost layer
    for router in ROUTERS:
        application.include_router(router)
    application.state.openapi = cache(partial(openapi_document, application))
    return application
