"""XML that is handed out: declared prefixes, escaped and clean text."""

from lxml import etree

from app.exchange.xml_writing import add, clean, root, written


def test_a_document_declares_its_prefixes_and_escapes_its_text() -> None:
    document = root("rdf:RDF", "rdf", "dc")
    add(document, "dc:title", 'a < b & "c"', language="pl")
    tree = etree.fromstring(written(document))
    assert tree.tag == "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF"
    (title,) = tree
    assert title.tag == "{http://purl.org/dc/elements/1.1/}title"
    assert title.text == 'a < b & "c"'
    assert title.get("{http://www.w3.org/XML/1998/namespace}lang") == "pl"


def test_what_no_document_may_hold_is_left_out() -> None:
    assert clean("a\0b\x0bc\ud800d\uffffe\tf\U0001f4f7") == "abcde\tf\U0001f4f7"
    document = root("a")
    add(document, "b", "\x00 \x1f", attributes={"c": "\x02d"})
    (told,) = etree.fromstring(written(document))
    assert (told.text, told.get("c")) == (" ", "d")
