from app.exchange.expressions import Expression


def test_a_template_reads_the_columns_in_its_braces() -> None:
    assert Expression(template="{Sitter}, {born.year}").columns == ("Sitter", "born.year")
    assert Expression(item="name").columns == ()


def test_what_stands_in_comes_after_what_it_stands_in_for() -> None:
    second = Expression(column="b")
    first = Expression(column="a", otherwise=second)
    assert list(first.chain()) == [first, second]
