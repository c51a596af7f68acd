import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.search_query import (
    And,
    InField,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Wildcard,
    Word,
    asked_words,
)
from app.language.query_parts import QUOTATION_MARKS
from app.language.query_reading import DEEPEST, MOST_WORDS, QueryReader

READER = QueryReader(frozenset({"w", "i", "and"}))


def told(node: Node | None) -> str:  # noqa: PLR0911 - one for each kind
    """Tell a tree in one line."""
    match node:
        case Word():
            return node.forms[0]
        case Wildcard():
            return "*".join(node.pieces)
        case Phrase():
            return '"' + " ".join(map(told, node.words)) + '"'
        case Near():
            return '"' + " ".join(map(told, node.words)) + f'"~{node.distance}'
        case And():
            return "(" + " & ".join(map(told, node.nodes)) + ")"
        case Or():
            return "(" + " | ".join(map(told, node.nodes)) + ")"
        case Not():
            return "-" + told(node.node)
        case InField():
            return f"{node.field.value}:{told(node.node)}"
    return ""


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", ""),
        ("Żołnierze we Lwowie", "(zolnierze & we & lwowie)"),
        ('"raj Stalina" Katyń', '("raj stalina" & katyn)'),
        ('"raj Stalina" ~ 3', '"raj stalina"~3'),
        ('"raj Stalina"~ Katyń', '("raj stalina"~10 & katyn)'),
        ("raj NEAR Stalina", '"raj stalina"~10'),
        ("Katyń raj NEAR/3 Stal*", '(katyn & "raj stal*"~3)'),
        ("raj NEAR/3 Stalina NEAR/5 Katyń", '"raj stalina katyn"~5'),
        ("raj NEAR -Stalina", "(raj & -stalina)"),
        ("NEAR raj NEAR", "raj"),
        ("raj near Stalina", "(raj & near & stalina)"),
        ("place:Katyń NEAR raj", "(place:katyn & raj)"),
        ('„Nowy Targ”~5 "a"~5', '("nowy targ"~5 & "a")'),
        ("amnest* K[...]ski", "(amnest* & k*ski)"),
        ("a b OR c", "((a & b) | c)"),
        ("a AND (b OR c)", "(a & (b | c))"),
        ("a NOT b -c -(d OR e)", "(a & -b & -c & -(d | e))"),
        ("NOT NOT a", "a"),
        ("a OR NOT b", "(a | -b)"),
        ("place:Lwów -hand:(x OR y)", "(place:lwow & -hand:(x | y))"),
        ('title:"raj na ziemi" side:verso', '(title:"raj na ziemi" & side:verso)'),
        ("ref:12/3", "ref:(12 & 3)"),
        ("uwaga:most", "(uwaga & most)"),
        # what is mistyped
        ("AND lwów OR", "lwow"),
        ("lwów AND AND OR wilno", "(lwow | wilno)"),
        ('"raj Stalina', "(raj & stalina)"),
        ("((lwów) OR (wilno", "(lwow | wilno)"),
        ("lwów) wilno", "(lwow & wilno)"),
        ("* ? () \"\" ''", ""),
        ("AND", "and"),
        ("OR NOT", "(or & not)"),
        ("place:", "place"),
        ("place:place:Lwów", "place:lwow"),
        ("- lwów -", "lwow"),
        ("'; DROP TABLE term; --", "(drop & table & term)"),
    ],
)
def test_what_is_typed_is_read_kindly(query: str, tree: str) -> None:
    assert told(READER.read(query)) == tree


def test_a_word_that_says_little_need_not_be_found() -> None:
    words = [w for w in asked_words(READER.read("w Lwowie i")) if isinstance(w, Word)]
    assert [word.is_optional for word in words] == [True, False, True]


def test_a_word_says_where_it_stands_in_the_question() -> None:
    query = 'place:"Nowy  Targ" -(most OR K[...]ski)'
    words = [*asked_words(READER.read(query)), *asked_words(READER.read(query), negated=True)]
    assert [query[word.start : word.end] for word in words] == ["Nowy", "Targ", "most", "K[...]ski"]


def test_too_much_is_bounded() -> None:
    assert len(list(asked_words(READER.read("ab " * 5000)))) == MOST_WORDS
    deep = READER.read("(" * 400 + "a" + ")" * 400 + " b")
    assert told(deep) == "(a & b)"
    nested = READER.read("".join(f"(a{n} OR " for n in range(DEEPEST + 5)) + "b")
    assert len(list(asked_words(nested))) == DEEPEST + 6


def depth(node: Node | None) -> int:
    match node:
        case And() | Or():
            return 1 + max(map(depth, node.nodes))
        case Not() | InField():
            return 1 + depth(node.node)
    return 1


@given(
    st.text()
    | st.text(alphabet=f"ab'*[]().:-~!5&|ANDORT {QUOTATION_MARKS}")
    | st.lists(
        st.sampled_from(["(", ")", "AND", "OR", "NOT", "-", '"', "a", "place:", "*", "~5", "[...]"])
    ).map(" ".join)
)
def test_every_text_is_a_question_or_none(query: str) -> None:
    tree = READER.read(query)
    assert depth(tree) <= 4 * (DEEPEST + 1)
    for word in (*asked_words(tree), *asked_words(tree, negated=True)):
        assert query[word.start : word.end] == word.original
        assert any(word.forms if isinstance(word, Word) else word.pieces)
