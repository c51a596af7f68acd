"""Reading the settings from the environment, and saying what is wrong with them."""

from typing import Any

from pydantic import ValidationError

from app.domain.database_address import without_password
from app.domain.errors import Problem, Rejected
from app.settings.installation import Settings
from app.settings.place import PREFIX


def read_settings(**given: Any) -> Settings:
    """Read the settings from the environment; what is given (by command line) goes before it.

    None counts as not given. Raises `Rejected` with every fault, by the variable's name.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        problems = tuple(_worded(fault) for fault in error.errors())
        told = "; ".join(map(str, problems))
        raise Rejected(f"The settings can't be used. {told}.", problems) from error


def _worded(fault: Any) -> Problem:
    """Say a fault that pydantic found by the variable that it stands in."""
    name = PREFIX + "_".join(str(step) for step in fault["loc"]).upper()
    reason = str(fault["msg"]).removeprefix("Value error, ").removeprefix("Input should be ")
    if fault["type"] == "int_parsing":
        reason = "must be a whole number"
    elif fault["type"] == "extra_forbidden":
        reason = f"is no setting; there are {', '.join(Settings.model_fields)}"
    elif reason != fault["msg"] and not reason.startswith("must"):
        reason = f"must be {reason}"
    value = str(fault["input"])
    return Problem(
        name, without_password(value) if name == f"{PREFIX}DATABASE_URL" else value, reason
    )
