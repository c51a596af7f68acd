from app.domain.dating import DateDescription, DateOf, twice_preferred


def test_one_date_of_a_kind_is_preferred_at_most() -> None:
    taken, printed = DateDescription(DateOf.TAKEN), DateDescription(DateOf.PRINTED)
    best_taken, best_printed = (
        DateDescription(of, preferred=True) for of in (DateOf.TAKEN, DateOf.PRINTED)
    )
    assert twice_preferred((taken, taken, best_taken, best_printed, printed)) == {}
    assert twice_preferred((best_taken, best_printed, best_taken)) == {DateOf.TAKEN: 2}
