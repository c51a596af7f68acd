"""IIIF Presentation API 3.0, 3.1 `metadata`: pairs of label and value, each a language map."""

from dataclasses import replace

from app.domain.catalogued import CataloguedPhotograph
from app.domain.inscriptions import InscriptionDescription, InscriptionKind
from app.domain.institutions import InstitutionDescription
from app.domain.photographs import PhotographDescription
from app.iiif.addresses import Addresses
from app.iiif.manifest_metadata import holder_names, metadata, told_pairs


def told(photograph: CataloguedPhotograph) -> list[tuple[str, dict[str, list[str]]]]:
    return [
        (next(iter(label.values()))[0], dict(value))
        for label, value in metadata(photograph, addresses=Addresses("https://verso.example"))
    ]


def test_all_that_the_record_holds_is_told_in_its_order(photograph: CataloguedPhotograph) -> None:
    assert told(photograph) == [
        ("Reference code", {"none": ["U/1/7"]}),
        ("Unit of description", {"en": ["U/1: The Anders Army"], "pl": ["U/1: Armia Andersa"]}),
        (
            "Origin of the title",
            {"en": ["supplied by the cataloguer"], "pl": ["nadany przez opracowującego"]},
        ),
        ("Date taken", {"none": ["1942", "winter 1941 (EDTF 1941-12)"]}),
        ("Date inscribed", {"none": ["1943-05-01"]}),
        ("Photographer", {"none": ["J. Kowalski", "M. Nowak, London"]}),
        ("Donor", {"none": ["J. Kowalski (his widow)"]}),
        ("Place shown", {"none": ["Buzuluk"]}),
        ("Subjects", {"none": ["soldiers", "amnesty"]}),
        ("Verso: note", {"en": ["Stalin’s paradise... <after the amnesty>"]}),  # noqa: RUF001
        ("Verso: stamp", {"none": ["ФОТО 1942"]}),
        ("Carrier", {"none": ["paper print"]}),
        ("Process", {"none": ["gelatin silver"]}),
        ("Generation", {"en": ["copy print"], "pl": ["odbitka wtórna"]}),
        ("Size", {"none": ["90 × 62.5 mm"]}),  # noqa: RUF001
        ("Condition", {"none": ["torn"]}),
        ("Holding institution", {"en": ["Institute"], "pl": ["Instytut"]}),
        (
            "Custodial history",
            {
                "en": [
                    "Gift: J. Kowalski → Hoover, via M. Nowak, 1950, Rye, the original",
                    "(gap: what came before is not known)",
                    "Acquisition: Hoover → Institute",
                ],
                "pl": [
                    "Dar: J. Kowalski → Hoover, za pośrednictwem: M. Nowak, 1950, Rye, oryginał",
                    "(luka: nie wiadomo, co działo się wcześniej)",
                    "Nabycie: Hoover → Institute",
                ],
            },
        ),
        ("Negative number", {"none": ["N-12 (IPN)"]}),
        ("Rights", {"none": ["Ask the institute"]}),
        ("Rights until", {"none": ["2030-01-01"]}),
        ("Rights", {"none": ["http://rightsstatements.org/vocab/InC/1.0/"]}),
        ("Rights holder", {"none": ["Institute"]}),
        ("Source", {"none": ["seen in 1999"]}),
        ("Note", {"none": ["no label"]}),
    ]


def test_an_empty_record_tells_its_reference_code_and_where_its_title_comes_from(
    photograph: CataloguedPhotograph,
) -> None:
    bare = replace(photograph, units=(), description=PhotographDescription("X 1"))
    assert [label for label, _ in told(bare)] == ["Reference code", "Origin of the title"]


def test_an_inscription_that_nobody_has_read_is_not_told(photograph: CataloguedPhotograph) -> None:
    side = replace(
        photograph.description.sides[1],
        inscriptions=(InscriptionDescription(InscriptionKind.ILLEGIBLE),),
    )
    described = PhotographDescription("X 1", sides=(side,))
    assert len(told(replace(photograph, units=(), description=described))) == 2


def test_labels_are_in_both_languages(photograph: CataloguedPhotograph) -> None:
    labels = [
        label for label, _ in metadata(photograph, addresses=Addresses("https://verso.example"))
    ]
    assert labels[0] == {"en": ["Reference code"], "pl": ["Sygnatura"]}
    assert {"en": ["Verso: stamp"], "pl": ["Odwrocie: pieczęć"]} in labels
    assert [label for label in labels if set(label) == {"none"}] == [{"none": ["Source"]}]


def test_a_value_that_looks_like_html_stays_text() -> None:
    """4.3: a value is HTML if it begins with `<` and ends with `>`."""
    told = [({"none": ["x"]}, {"none": ["<img src=x onerror=alert(1)>"]})]
    ((_, value),) = told_pairs(iter(told))
    assert value == {"none": ["<img src=x onerror=alert(1)> "]}


def test_a_holder_without_names_goes_by_its_acronym() -> None:
    assert holder_names(InstitutionDescription({"pl": ["Instytut"]}, "IPN")) == {"pl": ["Instytut"]}
    assert holder_names(InstitutionDescription(acronym="IPN")) == {"none": ["IPN"]}
    assert holder_names(InstitutionDescription()) == {}
    assert holder_names(None) == {}
