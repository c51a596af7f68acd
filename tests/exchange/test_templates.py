from app.exchange.expressions import Expression
from app.exchange.templates import Constant, Record, Series, Taken, expressions_in


def test_every_expression_is_found_with_the_each_that_its_items_come_from() -> None:
    spare = Expression(column="b")
    files = Expression(column="files")
    name, title = Expression(item="name"), Expression(column="a", otherwise=spare)
    scans = Record({"file_name": Taken(name, is_text=True)}, each=files)
    record = Record({"title": Taken(title, is_text=True), "scans": Series((scans,))})
    assert list(expressions_in(record)) == [
        (title, None), (spare, None), (files, None), (name, files),
    ]  # fmt: skip


def test_what_has_only_constants_takes_nothing_from_the_row() -> None:
    assert not Record({"a": Series((Constant(1),))}).takes_from_row
    assert Record({"a": Constant(1)}, each=Expression(column="b")).takes_from_row
