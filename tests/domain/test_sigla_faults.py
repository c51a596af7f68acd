from app.domain.sigla_faults import SiglumFault, SiglumFaultKind


def test_a_fault_says_where_it_is_as_people_count() -> None:
    fault = SiglumFault(3, "[", SiglumFaultKind.NEVER_CLOSED)
    assert str(fault) == "character 4, [: is opened and never closed"
