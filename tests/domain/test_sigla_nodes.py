from app.domain.sigla_nodes import Group, Mark, SiglumKind, Text, length_of, printed

TREE = (
    Text("Buz"),
    Group(SiglumKind.SUPPLIED, "[", (Text("u"), Mark(SiglumKind.LINE_BREAK, "|")), "]"),
    Group(SiglumKind.UNCERTAIN, "", (Text("łuk"),), " (?)"),
)


def test_a_tree_is_printed_as_it_was_marked() -> None:
    assert printed(TREE) == "Buz[u|]łuk (?)"


def test_a_node_is_as_long_as_what_it_prints() -> None:
    assert [length_of(node) for node in TREE] == [3, 4, 7]
