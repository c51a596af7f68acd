"""Authorities as documents: what is written down comes back, and what can't be is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agents import AgentKind
from app.domain.authorities import AuthorityDescription, NameForm
from app.domain.authority_identifiers import IdentifierScheme, OutsideIdentifier
from app.domain.documents import as_document
from app.domain.documents_read_back import read_back
from app.domain.errors import Rejected
from app.exchange.authority_document import read_authority

NAME = st.text("aąлż\u05d0 -", min_size=1, max_size=20).filter(lambda text: text == text.strip())
LANGUAGE = st.sampled_from(("", "pl", "de", "uk-Latn"))
EDTF = st.sampled_from(("", "1883", "1772/1918", "194X", "1941-12?"))
FORM = st.builds(NameForm, NAME, LANGUAGE, EDTF, EDTF)
IDENTIFIER = st.one_of(
    st.builds(
        OutsideIdentifier,
        st.just(IdentifierScheme.WIKIDATA),
        st.integers(1, 10**9).map("Q{}".format),
    ),
    st.just(OutsideIdentifier(IdentifierScheme.GND, "4066009-6")),
)
AUTHORITY = st.builds(
    AuthorityDescription,
    name=NAME,
    language=LANGUAGE,
    kind=st.sampled_from(AgentKind),
    forms=st.lists(FORM, max_size=3).map(tuple),
    from_edtf=EDTF,
    until_edtf=EDTF,
    identifiers=st.lists(IDENTIFIER, max_size=2).map(tuple),
    note=st.text("a\n\u0301ż", max_size=20),
    is_unidentified=st.booleans(),
)


@given(AUTHORITY)
def test_what_is_written_down_comes_back(authority: AuthorityDescription) -> None:
    assert read_authority(as_document(authority)) == authority
    assert read_back(AuthorityDescription, as_document(authority)) == authority


def test_all_faults_are_told_at_once_each_in_its_place() -> None:
    document = {
        "name": " Lwów",
        "language": "polski język",
        "from_edtf": "about 1256",
        "forms": [{"name": "Lemberg"}, {"name": "", "until_edtf": "19181"}],
        "identifiers": [{"scheme": "gnd", "value": "4066009-5"}],
    }
    with pytest.raises(Rejected) as caught:
        read_authority(document)
    assert {problem.where for problem in caught.value.problems} == {
        "name",
        "language",
        "from_edtf",
        "forms[1].name",
        "forms[1].until_edtf",
        "identifiers[0].value",
    }


@pytest.mark.parametrize("scheme", [[], {}, ["viaf"], None, 7, "nobody's"])
def test_a_scheme_that_is_none_is_told_in_its_place(scheme: object) -> None:
    document = {"name": "Lwów", "identifiers": [{"scheme": scheme, "value": "1"}]}
    with pytest.raises(Rejected) as caught:
        read_authority(document)
    assert {problem.where for problem in caught.value.problems} == {"identifiers[0].scheme"}
