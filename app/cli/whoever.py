"""Who runs a command, as events and the audit log name them."""

import os
import pwd
from dataclasses import replace

from app.domain.viewers import THE_DESK, Viewer


def whoever_runs_this() -> Viewer:
    """Give the desk with the name of the system's account: `command line (anna)`."""
    try:
        account = pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:  # a container may run it under a number without a name
        account = str(os.geteuid())
    return replace(THE_DESK, name=f"{THE_DESK.name} ({account})")
