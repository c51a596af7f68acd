import jsonschema
import pytest

from app.domain.documents import as_document
from app.exchange.photograph_document import photograph_schema
from app.exchange.sample import sample_photographs


def test_the_schema_takes_what_the_catalogue_hands_out() -> None:
    validator = jsonschema.Draft202012Validator(photograph_schema())
    validator.check_schema(photograph_schema())
    for photograph in sample_photographs():
        validator.validate(as_document(photograph))


@pytest.mark.parametrize(
    "document",
    [{}, {"reference_code": "a", "colour": "red"}, {"reference_code": "a", "sides": [{}]}],
)
def test_the_schema_is_as_strict_as_the_reading(document: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, photograph_schema())
