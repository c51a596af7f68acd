"""Every text can be taken apart, at a cost that grows no faster than it."""

import cProfile
import pstats

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.sigla_faults import SiglumFaultKind as Fault
from app.domain.sigla_nodes import Group, Mark, Node, SiglumKind, Text, printed
from app.domain.sigla_parsing import DEEPEST, MOST_FAULTS, Parser

MEBIBYTE = 1024 * 1024
ANY_TEXT = st.text() | st.text(alphabet="aŁ1 \n|[](){}⟦⟧?!.…-sic\N{RIGHT-TO-LEFT MARK}😀")
LETTERS = st.text(alphabet="ąbcŁńż😀", min_size=1, max_size=4)


def tree_of(text: str) -> tuple[Node, ...]:
    nodes, _ = Parser(text).parse()
    return nodes


def faults_of(text: str) -> list[tuple[int, str, Fault]]:
    _, faults = Parser(text).parse()
    return [(fault.offset, fault.mark, fault.kind) for fault in faults]


def supplied(*nodes: Node) -> Group:
    return Group(SiglumKind.SUPPLIED, "[", nodes, "]")


def doubtful(*nodes: Node, mark: str = "(?)") -> Group:
    return Group(SiglumKind.UNCERTAIN, "", nodes, mark)


def test_marks_are_told_apart_from_the_text() -> None:
    assert tree_of("Buz[ułuk] | [...] {sic}") == (
        Text("Buz"),
        supplied(Text("ułuk")),
        Text(" "),
        Mark(SiglumKind.LINE_BREAK, "|"),
        Text(" "),
        Mark(SiglumKind.LOST, "[...]"),
        Mark(SiglumKind.SIC, " {sic}"),
    )


def test_three_ellipses_stay_apart() -> None:
    assert tree_of("raj... [...] (...)") == (
        Text("raj... "),
        Mark(SiglumKind.LOST, "[...]"),
        Text(" "),
        Mark(SiglumKind.CUT, "(...)"),
    )


def test_a_doubt_is_about_the_word_right_before_it() -> None:
    assert tree_of("w Buz[ułuk](?)") == (
        Text("w "),
        doubtful(Text("Buz"), supplied(Text("ułuk"))),
    )
    assert tree_of("Anders (?)") == (doubtful(Text("Anders"), mark=" (?)"),)
    assert tree_of("a(?)b(?)") == (doubtful(Text("a")), doubtful(Text("b")))


def test_marks_stand_in_each_other() -> None:
    assert tree_of("⟦[a(?)]⟧") == (
        Group(SiglumKind.DELETED, "⟦", (supplied(doubtful(Text("a"))),), "⟧"),
    )


def test_parentheses_of_the_hand_are_text_and_no_fault() -> None:
    text = "1) Jan (szeregowy) 2) Piotr"
    assert tree_of(text) == (Text(text),)
    assert faults_of(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Buz[ułuk", [(3, "[", Fault.NEVER_CLOSED)]),
        ("ułuk] i", [(4, "]", Fault.CLOSES_NOTHING)]),
        ("[a(b]", [(2, "(", Fault.NEVER_CLOSED)]),
        ("a [] b", [(2, "[]", Fault.EMPTY)]),
        ("{abc}", [(0, "{", Fault.NO_MARK)]),
        ("(?) Buzułuk", [(0, "(?)", Fault.DOUBTS_NOTHING)]),
        ("😀[", [(1, "[", Fault.NEVER_CLOSED)]),
        ("a" + "[" * 3 * DEEPEST, [(1, "[" * 3 * DEEPEST, Fault.TOO_DEEP)]),
        ("[" * DEEPEST + "[a]" + "]" * DEEPEST, [(DEEPEST, "[", Fault.TOO_DEEP),
                                               (2 * DEEPEST + 2, "]", Fault.CLOSES_NOTHING)]),
    ],
)  # fmt: skip
def test_a_mark_out_of_place_is_pointed_at_and_kept(
    text: str, expected: list[tuple[int, str, Fault]]
) -> None:
    assert faults_of(text) == expected
    assert printed(tree_of(text)) == text


@given(ANY_TEXT)
def test_a_text_taken_apart_and_printed_is_the_same(text: str) -> None:
    assert printed(tree_of(text)) == text


@st.composite
def words(draw: st.DrawFn) -> Node:
    """A word of its own, marked as a whole."""
    inner = Text(draw(LETTERS))
    kinds: list[Node] = [
        inner,
        supplied(inner),
        supplied(doubtful(inner)),
        doubtful(supplied(inner)),
        Group(SiglumKind.DELETED, "⟦", (inner,), "⟧"),
        Mark(SiglumKind.LOST, "[...]"),
        Mark(SiglumKind.CUT, "(…)"),
        Mark(SiglumKind.LINE_BREAK, "|"),
    ]
    return draw(st.sampled_from(kinds))


@given(st.lists(words(), min_size=1))
def test_a_tree_printed_and_taken_apart_is_the_same(several: list[Node]) -> None:
    """Words stand two spaces apart: one alone would be part of a mark of doubt."""
    text = "  ".join(printed((word,)) for word in several)
    taken = tree_of(text)
    assert [node for node in taken if not isinstance(node, Text)] == [
        node for node in several if not isinstance(node, Text)
    ]
    assert faults_of(text) == []


@given(ANY_TEXT)
def test_faults_lie_in_the_text_and_in_its_order(text: str) -> None:
    found = faults_of(text)
    assert all(text.startswith(mark, offset) for offset, mark, _ in found)
    assert [offset for offset, *_ in found] == sorted(offset for offset, *_ in found)


@pytest.mark.parametrize("pattern", ["[", "]", "()", "[]", "((a)", "a(?)", "[?]", "|", "{x}", "1)"])
def test_a_text_of_marks_is_taken_apart_in_steps_that_grow_with_it(pattern: str) -> None:
    """Twice the text takes twice the calls, and not four times."""
    short, long = (steps_for(pattern * repeats) for repeats in (200, 400))
    assert long < 2.2 * short


def test_a_mebibyte_of_marks_is_kept_and_only_its_first_faults_are_told() -> None:
    text = ("raj na ziemi, " * 6 + "[a(?) ") * (MEBIBYTE // 90)
    nodes, faults = Parser(text).parse()
    assert printed(nodes) == text
    assert len(faults) == MOST_FAULTS


def steps_for(text: str) -> int:
    """Count the calls that taking a text apart needs."""
    profile = cProfile.Profile()
    profile.runcall(Parser(text).parse)
    calls: int = pstats.Stats(profile).total_calls  # type: ignore[attr-defined]
    return calls
