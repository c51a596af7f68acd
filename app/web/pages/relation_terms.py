"""What photographs are to each other, as pages word it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.domain.relations import RelationKind
from app.web.pages.marking import Term, term

RELATION_TERMS: Final[Mapping[type[StrEnum], Mapping[StrEnum, Term]]] = {
    RelationKind: {
        RelationKind.SAME_NEGATIVE: term("relation", "From the same negative as"),
        RelationKind.PAIR: term("relation", "Makes a pair with"),
        RelationKind.CROP_OF: term("relation", "A crop of"),
        RelationKind.CROPPED_AS: term("relation", "Was cropped as"),
        RelationKind.RETOUCHED_FROM: term("relation", "Retouched from"),
        RelationKind.RETOUCHED_AS: term("relation", "Was retouched as"),
        RelationKind.COPY_OF: term("relation", "A copy of"),
        RelationKind.COPIED_AS: term("relation", "Was copied as"),
        RelationKind.RELATED: term("relation", "Belongs together with"),
    }
}
