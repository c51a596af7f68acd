"""Which institution is meant, by any of its names or its acronym."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.domain.institutions import InstitutionDescription
from app.persistence.database import writing
from app.persistence.institutions import institution_of

ENGLISH, POLISH = "Institute of National Remembrance", "Instytut Pamięci Narodowej"


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(writing(engine), autoflush=False) as session:
        yield session


def meant(session: Session, described: InstitutionDescription) -> str:
    institution = institution_of(session, described)
    session.flush()
    return institution.id


def test_any_of_its_names_identifies_an_institution(session: Session) -> None:
    known = meant(session, InstitutionDescription({"en": [ENGLISH], "pl": [POLISH]}, "IPN"))
    assert meant(session, InstitutionDescription({"none": [POLISH]})) == known
    assert meant(session, InstitutionDescription({"de": ["Institut"], "en": [ENGLISH]})) == known


def test_an_acronym_identifies_it_where_no_name_speaks_against_it(session: Session) -> None:
    known = meant(session, InstitutionDescription({"en": [ENGLISH]}, "IPN"))
    assert meant(session, InstitutionDescription(acronym="IPN")) == known
    assert meant(session, InstitutionDescription({"pl": [POLISH]}, "IPN")) == known
    assert meant(session, InstitutionDescription({"en": ["Institute of Physics"]}, "IPN")) != known


def test_the_catalogue_learns_what_it_did_not_know_and_forgets_nothing(session: Session) -> None:
    meant(session, InstitutionDescription({"en": [ENGLISH]}, homepage="https://ipn.gov.pl/"))
    described = InstitutionDescription({"en": [ENGLISH], "pl": [POLISH]}, "IPN", "https://x/", "©")
    institution = institution_of(session, described)
    assert {(name.language, name.name) for name in institution.names} == {
        ("en", ENGLISH),
        ("pl", POLISH),
    }
    assert (institution.acronym, institution.credit_line) == ("IPN", "©")
    assert institution.homepage == "https://ipn.gov.pl/"
