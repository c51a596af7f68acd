from app.domain.search_terms import KeyKind
from app.language.asking import asked_keys, languages, likenesses, query_reader, term_keys


def test_a_process_has_one_set_of_tools() -> None:
    assert term_keys() is term_keys()
    assert query_reader() is query_reader()
    assert languages() is languages()


def test_a_typed_word_is_looked_for_in_all_its_forms() -> None:
    keys = asked_keys(("stalins", "stalin"), "stalins")
    assert {key.key for key in keys if key.kind is KeyKind.FORM} == {"stalins", "stalin"}
    assert len(set(keys)) == len(keys)
    assert "stalins" in likenesses("stalins", "stalins")
