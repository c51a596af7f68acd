"""Every refusal that a person can meet on a page is told in every language.

The sources are read: whatever is said in the raising of an error, or as the reason of a problem,
must be a sentence that `telling` knows. A new one fails here until it is in `app/web/sentences`.
"""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from app.domain.errors import VersoError
from app.web.application import create_application
from app.web.language import FALLBACK, LANGUAGES
from app.web.sentences.telling import SENTENCES, telling

APP = Path(__file__).parents[2] / "app"


def kinds(of: type[VersoError]) -> Iterator[str]:
    """Give the names of all kinds of errors, wherever they are defined."""
    below: list[type[VersoError]] = of.__subclasses__()
    for one in below:
        yield one.__name__
        yield from kinds(one)


OF_THE_HOUSE = {"DamagedHolding", "OutOfSpace", "FileTooLarge", "DamagedOriginal"}
KINDS = {*kinds(VersoError)} - OF_THE_HOUSE
# A fault of the house: its reader is told a number, or one sentence of `web/errors`, and no more.
SAID_AT = {"Problem": 2, "RefusedScan": 1, "Fault": 1, "refuse": 2}  # else in the first place
REFUSING = {"refusal", "_refusal", "_refused", "rejected"}
SAYING = {"reason", "why", "message", "told", "sentence", "count", "note", "more"}
EXPLAINING = (
    "why_", "_why_", "refusal", "_refused", "_sentence", "preferred_beside", "seems_to_be",
)  # fmt: skip
TABLES = {
    "IMPOSSIBLE", "_WANTED", "_WORDING", "_PLAINLY", "NO_OTHER_READING", "IN_A_CIRCLE", "_OTHERS",
    "_MARKUP", "_OF_THE_DISK",
}  # fmt: skip

ELSEWHERE = {
    "cli/*": "told at the terminal, in English",
    "settings/*.py": "told at the terminal, when a program starts",
    "exchange/*table*.py": "imports of tables are begun at the terminal",
    "exchange/mapping*.py": "imports of tables are begun at the terminal",
    "exchange/planning.py": "imports of tables are begun at the terminal",
    "exchange/row_values.py": "imports of tables are begun at the terminal",
    "exchange/template*.py": "imports of tables are begun at the terminal",
    "exchange/photograph_template.py": "imports of tables are begun at the terminal",
    "exchange/expression*.py": "imports of tables are begun at the terminal",
    "services/import_batch/*": "imports of tables are begun at the terminal",
    "domain/remote_address.py": "imports of tables are begun at the terminal",
    "storage/fetching.py": "imports of tables are begun at the terminal",
    "domain/map_tiles.py": "told at the terminal, when a program starts",
    "services/tell_move.py": "told at the terminal",
    "services/verify.py": "findings, told at the terminal",
    "holdings/derivative_findings.py": "findings, told at the terminal",
    "persistence/soundness.py": "findings, told at the terminal",
    "persistence/migrating.py": "told at the terminal, when a holding is opened",
    "holdings/opening.py": "told at the terminal, when a holding is opened",
    "holdings/moving.py": "told at the terminal, where a catalogue is moved",
    "persistence/copying.py": "told at the terminal, where a catalogue is moved",
    "holdings/re[bs]*ing.py": "told at the terminal, where a holding is put back or made again",
    "holdings/newer_records.py": "told at the terminal, where a holding is put back",
    "holdings/*_findings.py": "told at the terminal, by verify",
    "holdings/checkup.py": "told at the terminal, by the doctor",
    "persistence/database_checkup.py": "told at the terminal, by the doctor",
    "services/examine_installation.py": "told at the terminal, by the doctor",
    "holdings/second_store.py": "told at the terminal, where a holding is backed up",
    "storage/package_files.py": "told at the terminal, where a holding is exported",
    "storage/catalogue_copies.py": "told at the terminal, where a holding is backed up",
    "persistence/backing_up.py": "told at the terminal, where a holding is backed up",
    "persistence/rebuilding.py": "told at the terminal, where a holding is made again",
    "services/backup.py": "told at the terminal, where a holding is backed up",
    "services/rebuild.py": "told at the terminal, where a holding is made again",
    "holdings/repairing.py": "told at the terminal, where a holding is repaired",
    "services/export*.py": "told at the terminal, where a holding is exported",
    "exchange/record_document.py": "told at the terminal, where a holding is made again",
    "holdings/picture_*.py": "a folder of pictures is served without pages",
    "storage/layout.py": "names that a program made, not a person",
    "storage/incoming.py": "told at the terminal, by sweeps",
    "storage/*derivative*.py": "the original serves instead, and nobody is told",
    "domain/derivative.py": "settings of the house",
    "imaging/lettering.py": "pictures of the sample, made at the terminal",
    "imaging/placeholder.py": "pictures of the sample, made at the terminal",
    "imaging/region_engine/*": "answers to viewers of images, which are told in plain text",
    "domain/render_plan.py": "answers to viewers of images, which are told in plain text",
    "iiif/content_search*.py": "answers to programs",
    "iiif/image_*.py": "answers to viewers of images, which are told in plain text",
    "web/iiif/*": "answers to programs",
    "services/deliver_collection.py": "answers to programs",
    "web/api/[!b]*.py": "answers to programs",
    "web/api/ba*.py": "answers to programs",
    "iiif/manifest*.py": "what manifests say, which is no refusal",
    "storage/faults.py": "a fault of the house: its reader is told a number, and nothing else",
}
PROGRAMS = {  # said in modules whose other refusals are met on pages too
    "The Zz Zz.",  # of accounts, whose pages tell the fault alone
    "Zz Zz.",  # of dates: the reason alone is told
    "Send the document as application/json.",
    "The body is no JSON that can be read: Zz.",
    "line Zz, character Zz",
    "byte Zz",
    "it is nested too deeply",
}


def sentences(path: Path) -> Iterator[str]:
    """Give what a module says in refusing, with `Zz` for each value."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield from _of_call(node, is_language=path.parent.name == "language")
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            yield from _of_assignment(node)
        elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
            told = (text for one in node.value.elts[2:] for text in texts(one))
            yield from (text for text in told if " " in text)
        elif isinstance(node, ast.FunctionDef) and node.name.startswith(EXPLAINING):
            for answer in ast.walk(node):
                if isinstance(answer, ast.Return) and answer.value is not None:
                    yield from texts(answer.value)


def _of_call(node: ast.Call, *, is_language: bool) -> Iterator[str]:
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    if name in SAID_AT:
        said = node.args[SAID_AT[name] :][:1]
    elif name in KINDS or (name == "ValueError" and is_language):
        said = node.args[:1]
    elif name in REFUSING:
        said = [one for one in node.args[:1] if " " in "".join(texts(one))]
    else:
        return
    for argument in said:
        yield from texts(argument)


def _of_assignment(node: ast.Assign | ast.AnnAssign) -> Iterator[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    names = {target.id for target in targets if isinstance(target, ast.Name)}
    if node.value is not None and names & (SAYING | TABLES):
        yield from (text for text in texts(node.value) if " " in text)


def texts(node: ast.expr) -> Iterator[str]:
    """Give the texts that an expression can be."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "Zz" for part in parts
            )
        case ast.IfExp(body=one, orelse=other):
            yield from (*texts(one), *texts(other))
        case ast.BoolOp(values=several) | ast.Tuple(elts=several):
            yield from (text for one in several for text in texts(one))
        case ast.Dict(values=several):
            yield from (text for one in several for text in texts(one))
        case _:
            return


def met() -> dict[str, str]:
    """Every sentence that may be met on a page, with the module that says it."""
    found: dict[str, str] = {}
    for path in sorted(APP.rglob("*.py")):
        name = path.relative_to(APP).as_posix()
        if any(fnmatch(name, pattern) for pattern in ELSEWHERE):
            continue
        found |= {text: name for text in sentences(path) if text.strip()}
    return {text: name for text, name in found.items() if text not in PROGRAMS}


SHORTENED = {  # what forms say of a longer sentence, since the way out stands there
    "Zz is at version Zz, not Zz: somebody has changed it since it was read.": "domain/clashes.py",
}
MET = met() | SHORTENED


def test_the_sources_are_read() -> None:
    """Of each way of refusing one example, found by hand."""
    assert "NameTaken" in KINDS
    assert callable(create_application)  # whoever serves pages knows all kinds of errors
    assert MET["This merge was undone already."] == "persistence/authority_merging.py"
    assert MET["Zz is the only administrator. Make somebody else one first."].endswith(
        "accounts.py"
    )
    assert "there is no month or season Zz" in MET
    assert "nobody can give a thing to themselves" in MET
    assert "must be a whole number" in MET
    assert "has Zz characters; at most Zz are permitted" in MET
    assert "This very file is here already, as Zz." in MET
    assert len(MET) > 150


@pytest.mark.parametrize("language", [tag for tag in LANGUAGES if tag != FALLBACK])
def test_every_refusal_is_told_in_every_language(language: str) -> None:
    known = telling(language)
    untold = {
        f"{name}: {text}" for text, name in MET.items() if known.told(text).language != language
    }
    assert sorted(untold) == [], "write them into app/web/sentences/of_*.py, values in braces"


def test_no_sentence_is_kept_that_nobody_says() -> None:
    frameworks = ("Input should be", "String should have", "Field required")
    patterns = [re.sub(r"\\{\w+\\}", ".+", re.escape(english)) for _, english in SENTENCES]
    stale = [
        pattern for pattern in patterns if not any(re.fullmatch(pattern, text) for text in MET)
    ]
    assert [one for one in stale if not one.replace("\\", "").startswith(frameworks)] == []
