"""What a terminal is shown."""

from app.cli.exit_codes import ExitCode
from app.cli.wording import help_text, plain, plural, told
from app.domain.errors import NotFound, OutOfReach, Problem, Rejected


def test_no_control_character_of_a_table_reaches_the_terminal() -> None:
    assert plain("\x1b]0;owned\x07 a\u202eb\nc") == "\ufffd]0;owned\ufffd a\ufffdb\ufffdc"
    assert plain("Zażółć “gęślą” jaźń, 日本語") == "Zażółć “gęślą” jaźń, 日本語"


def test_things_are_counted_in_words() -> None:
    assert [plural(n, "row") for n in (0, 1, 2)] == ["0 rows", "1 row", "2 rows"]
    assert plural(2, "copy", "copies") == "2 copies"


def test_an_error_is_said_with_each_of_its_problems_on_a_line() -> None:
    error = Rejected(
        "The mapping can't be used.",
        (Problem("line 3", "titel", "is no field"), Problem("key", "", "is missing")),
    )
    assert list(told(error)) == [
        "The mapping can't be used.",
        "  line 3 ('titel'): is no field",
        "  key: is missing",
    ]


def test_a_problem_that_the_sentence_names_is_not_said_twice() -> None:
    error = Rejected("VERSO_PORT: must be a whole number.", (Problem("", "", "must be a whole"),))
    assert list(told(error)) == ["VERSO_PORT: must be a whole number."]
    assert list(told(NotFound("Nothing is here."))) == ["Nothing is here."]


def test_help_gives_purpose_examples_and_exit_codes() -> None:
    text = help_text("What it\n is for.", examples=["verso x"], ends=[ExitCode.BUSY, ExitCode.FINE])
    assert text.split("\n\n") == [
        "What it is for.",
        "\b\nExamples:\n  verso x",
        (
            "\b\nExit codes:\n"
            "  0   everything went well\n"
            "  2   the command was written in a way that it does not know\n"
            "  9   the port or the catalogue is in use by somebody else"
        ),
    ]


def test_whoever_runs_the_catalogue_is_told_which_database_is_away() -> None:
    error = OutOfReach("It doesn't answer.", "postgresql://db/verso: connection refused.")
    assert list(told(error)) == [
        "It doesn't answer.",
        "  postgresql://db/verso: connection refused.",
    ]
