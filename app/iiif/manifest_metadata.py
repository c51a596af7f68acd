"""What a manifest tells of a photograph in pairs of label and value: 3.1 `metadata`."""

from collections.abc import Iterable, Iterator, Mapping

from app.domain.catalogued import CataloguedPhotograph
from app.domain.dating import Calendar, DateDescription
from app.domain.institutions import InstitutionDescription
from app.domain.languages import LanguageMap
from app.domain.photographs import PhotographDescription
from app.domain.rights import RightsDescription
from app.domain.units import UnitDescription
from app.iiif import terms
from app.iiif.addresses import Addresses
from app.iiif.labels import Label
from app.iiif.language_maps import in_both, in_no_language, language_map, plain
from app.iiif.manifest_custody import custody_lines
from app.iiif.presented import Pair


def metadata(photograph: CataloguedPhotograph, *, addresses: Addresses) -> tuple[Pair, ...]:
    """Give what the record holds, in every language that it is kept in, in reading order."""
    return told_pairs(_told(photograph, addresses))


def told_pairs(told: Iterable[Pair]) -> tuple[Pair, ...]:
    """Keep the pairs that say something, as nobody takes for HTML what is none."""
    written = ((language_map(label), plain(value)) for label, value in told)
    return tuple((label, value) for label, value in written if label and value)


def _told(photograph: CataloguedPhotograph, addresses: Addresses) -> Iterator[Pair]:
    described = photograph.description
    yield Label.REFERENCE_CODE.texts, in_no_language(described.reference_code)
    if photograph.units:
        yield Label.UNIT.texts, _unit(photograph.units[-1].description)
    yield Label.TITLE_KIND.texts, terms.named(terms.TITLE_KINDS, described.title_kind)
    yield from _dates(described)
    yield from _agents(described)
    yield from _by_kind(terms.PLACE_ROLES, [(place.role, place.name) for place in described.places])
    yield Label.SUBJECTS.texts, in_no_language(*described.subjects)
    yield from _inscriptions(described)
    yield from _object(described)
    yield Label.HOLDER.texts, holder_names(described.holder)
    yield Label.CUSTODY.texts, custody_lines(photograph.chain, addresses=addresses)
    yield from _identifiers(described)
    for one in described.rights:
        yield from _rights(one)
    for note in described.notes:
        label = in_no_language(note.label) if note.label.strip() else Label.NOTE.texts
        yield label, in_no_language(note.text)


def written_pairs(described: PhotographDescription) -> tuple[Pair, ...]:
    """Give those pairs alone that tell what is written on it."""
    return told_pairs(_inscriptions(described))


def holder_names(holder: InstitutionDescription | None) -> dict[str, list[str]]:
    """Give an institution's names, or its acronym where it has none: empty without either."""
    if holder is None:
        return {}
    return language_map(holder.names) or language_map(in_no_language(holder.acronym))


def _unit(unit: UnitDescription) -> LanguageMap:
    titles = language_map(unit.title)
    code = unit.reference_code
    told = {tag: [f"{code}: {title}" for title in values] for tag, values in titles.items()}
    return told or in_no_language(code)


def _dates(described: PhotographDescription) -> Iterator[Pair]:
    """Every assertion, the preferred one first: competing ones live side by side."""
    ordered = sorted(described.dates, key=lambda date: not date.preferred)
    yield from _by_kind(terms.DATES, [(date.of, _date(date)) for date in ordered])


def _date(date: DateDescription) -> str:
    if not date.as_written or not date.edtf or date.as_written == date.edtf:
        return date.as_written or date.edtf
    style = "O.S.; " if date.calendar is Calendar.JULIAN else ""
    return f"{date.as_written} ({style}EDTF {date.edtf})"


def _agents(described: PhotographDescription) -> Iterator[Pair]:
    told = [
        (
            one.role,
            one.as_written if one.name in one.as_written else _bracketed(one.name, one.as_written),
        )
        for one in described.agents
    ]
    yield from _by_kind(terms.AGENT_ROLES, told)


def _inscriptions(described: PhotographDescription) -> Iterator[Pair]:
    """The preferred reading of each inscription, verbatim; all others are in the annotations."""
    for side, inscription in described.inscriptions():
        reading = inscription.preferred_reading
        if reading is None:
            continue
        labels = [
            f"{face}: {kind}"
            for face, kind in zip(
                terms.SIDE_KINDS[side.kind], terms.INSCRIPTION_KINDS[inscription.kind], strict=True
            )
        ]
        yield in_both(*labels), {reading.language: [reading.text]}


def _object(described: PhotographDescription) -> Iterator[Pair]:
    yield Label.CARRIER.texts, in_no_language(described.carrier)
    yield Label.PROCESS.texts, in_no_language(described.process)
    if described.generation in terms.GENERATIONS:
        yield Label.GENERATION.texts, terms.named(terms.GENERATIONS, described.generation)
    if described.width_mm and described.height_mm:
        size = f"{described.width_mm:g} \u00d7 {described.height_mm:g} mm"
        yield Label.SIZE.texts, in_no_language(size)
    yield Label.CONDITION.texts, in_no_language(described.condition)


def _identifiers(described: PhotographDescription) -> Iterator[Pair]:
    """The names of today, then those that it had: an institution's former number says so."""
    for is_current, table in ((True, terms.IDENTIFIER_KINDS), (False, terms.FORMER_IDENTIFIERS)):
        told = [
            (one.kind, _bracketed(one.value, one.issuer))
            for one in described.identifiers
            if one.is_current is is_current
        ]
        yield from _by_kind(table, told)


def _rights(one: RightsDescription) -> Iterator[Pair]:
    yield Label.RIGHTS.texts, in_no_language(one.statement or one.uri)
    yield Label.RIGHTS_HOLDER.texts, in_no_language(one.holder)
    yield Label.RIGHTS_BASIS.texts, in_no_language(one.basis)
    if one.until_on:
        yield Label.RIGHTS_UNTIL.texts, in_no_language(one.until_on.isoformat())


def _by_kind(
    table: Mapping[terms.Kind, terms.Term], told: Iterable[tuple[terms.Kind, str]]
) -> Iterator[Pair]:
    """One pair for each kind, in the order in which the kinds first come."""
    kinds: dict[terms.Kind, list[str]] = {}
    for kind, value in told:
        kinds.setdefault(kind, []).append(value)
    for kind, values in kinds.items():
        yield terms.named(table, kind), in_no_language(*values)


def _bracketed(text: str, more: str) -> str:
    return f"{text} ({more})" if text and more else text or more
