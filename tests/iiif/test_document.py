from app.iiif.document import CONTEXT_3, json_document


def test_the_context_comes_first_and_keys_are_in_one_order() -> None:
    """IIIF Presentation API 3.0, 4.6: `@context` should be the first."""
    expected = (
        b'{"@context":"http://iiif.io/api/presentation/3/context.json",'
        b'"id":"x","label":{"en":["\xc5\x81"],"pl":[]}}'
    )
    label = {"pl": [], "en": ["Ł"]}
    assert json_document(CONTEXT_3, {"label": label, "id": "x"}) == expected
    assert json_document(CONTEXT_3, {"id": "x", "label": dict(reversed(label.items()))}) == expected
