"""How to cite a photograph, as its page says: in words, as files, and hidden for Zotero."""

from dataclasses import dataclass

from app.domain.catalogued import CataloguedPhotograph, PhotographSummary
from app.exchange.citation import Citation, cite
from app.exchange.citation_coins import as_coins
from app.web.pages.citation_files import CSV, FILES, FileLink
from app.web.pages.links import local
from app.web.pages.pictures import ImageServer
from app.web.pages.wording import Wording


@dataclass(frozen=True, slots=True)
class ShownCitation:
    """A reference. `coins` is a title for an empty span that Zotero reads."""

    cited: Citation
    coins: str
    files: tuple[FileLink, ...]

    @property
    def authors(self) -> str:
        """Those who took it, in one line."""
        return "; ".join(author.name for author in self.cited.authors)

    @property
    def kept(self) -> tuple[str, ...]:
        """Where it is kept, from the institution down to the code."""
        cited = self.cited
        return tuple(filter(None, (cited.archive, cited.collection, cited.reference_code)))


def shown_citation(
    photograph: CataloguedPhotograph, *, server: ImageServer, words: Wording
) -> ShownCitation:
    """Make what a page shows of a reference."""
    addresses = server.addresses
    address = addresses.photograph(photograph.id)
    cited = cite(photograph, address=address, language=words.language)
    files = tuple(
        FileLink(kind.name, local(addresses.citation(photograph.id, f".{ending}")))
        for ending, kind in FILES.items()
        if ending != CSV
    )
    return ShownCitation(cited, as_coins(cited), files)


def coins_of(summary: PhotographSummary, *, server: ImageServer, words: Wording) -> str:
    """Make the hidden reference of a line of a list, as far as the line knows."""
    cited = Citation(
        id=summary.id,
        title=words.text(summary.title).value or summary.reference_code,
        reference_code=summary.reference_code,
        address=server.addresses.photograph(summary.id),
        date_as_written=summary.date_as_written,
    )
    return as_coins(cited)
