"""What the catalogue hands out: a description, with what the catalogue itself knows of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Generic, TypeVar

from app.domain.access import Withholding
from app.domain.credit_lines import NOBODY_KNOWN, KnownAgents
from app.domain.custody import CustodyEventDescription, making_count
from app.domain.extent import Extent
from app.domain.imagery import ScanCondition
from app.domain.languages import LanguageMap
from app.domain.photographs import PhotographDescription
from app.domain.places import PlacePoint
from app.domain.publication import PublicationState
from app.domain.relations import RelationKind
from app.domain.sides import ScanDescription
from app.domain.size_caps import reduced, reduced_name
from app.domain.units import UnitDescription

T = TypeVar("T")

_MOST_UNIT_VERSIONS: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class CataloguedUnit:
    """A unit as it stands in the catalogue. `version` counts its changes from 1.

    `shown_version` counts those alone that its photographs show: of its name and its chain of
    custody, and of what it inherits from above.
    """

    id: str
    version: int
    state: PublicationState
    description: UnitDescription
    shown_version: int = 1


@dataclass(frozen=True, slots=True)
class ChainLink:
    """An event in a photograph's chain of custody; `unit` is the one that hands it down, if any."""

    event: CustodyEventDescription
    unit: CataloguedUnit | None = None


@dataclass(frozen=True, slots=True)
class CataloguedPhotograph:
    """A photograph as it stands in the catalogue. Instants are UTC; `units` lead down to it.

    `authority_ids` tells of each name which authority it is: by noun and name, an agent's kind
    behind these where it is told. `known_agents` tells of those in its whole chain of custody,
    `points` where on earth its places are, as far as that is known.
    """

    id: str
    version: int
    state: PublicationState
    created_at: datetime
    modified_at: datetime
    published_at: datetime | None
    units: tuple[CataloguedUnit, ...]
    description: PhotographDescription
    authority_ids: Mapping[tuple[str, ...], str] = field(default_factory=dict, compare=False)
    known_agents: KnownAgents = NOBODY_KNOWN
    points: tuple[PlacePoint, ...] = field(default=(), compare=False)

    @property
    def manifest_revision(self) -> int:
        """Number the state of all that its manifest says."""
        unit = self.units[-1] if self.units else None
        return manifest_revision(self.version, unit.shown_version if unit else None)

    @property
    def chain(self) -> tuple[ChainLink, ...]:
        """All that happened to it, in order: what its units hand down among its own events."""
        own = tuple(map(ChainLink, self.description.custody))
        handed_down = (
            ChainLink(event, unit) for unit in self.units for event in unit.description.custody
        )
        making = making_count(self.description.custody)
        return (*own[:making], *handed_down, *own[making:])

    @property
    def inherited_custody(self) -> tuple[CustodyEventDescription, ...]:
        """What its units hand down, from the topmost on."""
        return tuple(event for unit in self.units for event in unit.description.custody)

    @property
    def credit_lines(self) -> dict[str, list[str]]:
        """The credit lines to print, by language (`none` for one of no language)."""
        return self.description.shown_credit_lines(self.inherited_custody, known=self.known_agents)


@dataclass(frozen=True, slots=True)
class BoundAlbum:
    """An album as a whole: a unit, and its photographs in the order of its leaves.

    `state` is another text whenever anything is that its manifest is made of.
    """

    unit: CataloguedUnit
    photographs: tuple[CataloguedPhotograph, ...]
    state: str


@dataclass(frozen=True, slots=True)
class PhotographSummary:
    """A line of a list: enough to name a photograph and to show its cover."""

    id: str
    reference_code: str
    title: LanguageMap
    cover: ScanDescription | None
    date_as_written: str = ""
    side_count: int = 0


@dataclass(frozen=True, slots=True)
class CataloguedRelation:
    """What a photograph is to another one that the viewer may see, whichever of both says so.

    `kind` is told from the photograph that was asked for; `is_own` says that it says so itself.
    """

    kind: RelationKind
    other: PhotographSummary
    note: str = ""
    is_own: bool = True


@dataclass(frozen=True, slots=True)
class CataloguedImage:
    """A scan as the image server meets it. `id` is its name in IIIF; `picture` the size as shown.

    `picture` is None where nothing of the file decodes. `rights_uri` is the first asserted one
    that IIIF takes, empty where there is none.

    `capped` says that the viewer sees it up to a size only, and why; `is_public` then, that
    everybody sees so much. It `is_reduced` where it was asked for by its name under that cap: then
    it is a picture of that size, for whoever asks.
    """

    id: str
    sha256: str
    photograph_id: str
    side_id: str
    picture: Extent | None
    has_colour: bool
    condition: ScanCondition
    is_public: bool
    rights_uri: str = ""
    capped: Withholding | None = None
    is_reduced: bool = False

    @property
    def cap_px(self) -> int | None:
        """How many pixels of the longer side the viewer sees; None for all."""
        return self.capped.size_cap_px if self.capped else None

    @property
    def name(self) -> str:
        """Its name in IIIF as it was asked for."""
        is_other = self.is_reduced and self.cap_px is not None
        return reduced_name(self.id, self.cap_px or 0) if is_other else self.id

    @property
    def shown_as(self) -> Extent | None:
        """The size of the picture that regions and sizes are asked of."""
        if self.picture is None or not self.is_reduced or not self.cap_px:
            return self.picture
        return reduced(self.picture, self.cap_px)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Part of a list in its order. `after` asks for what follows; None at the end."""

    items: tuple[T, ...]
    after: str | None = None
    total: int | None = None


def manifest_revision(version: int, unit_version: int | None) -> int:
    """Number what a manifest is made of: its photograph, then the unit directly above, if any.

    `unit_version` is that unit's `shown_version`. It grows with each change: a photograph gets a
    version of its own where it goes to another unit.
    """
    return version * _MOST_UNIT_VERSIONS + min(unit_version or 0, _MOST_UNIT_VERSIONS - 1)
