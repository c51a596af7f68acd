"""What passes between who is asked for a proof, and who keeps the accounts."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a proof is compared with. `kept` is a password's kept form, and shown nowhere."""

    account_id: str
    name: str
    kept: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Proven:
    """That somebody has an account.

    `compared_with` is the kept form that it was proven by, empty where others vouch for them;
    `renewed` the one to keep from now on, empty where it stays.
    """

    account_id: str
    compared_with: str = field(default="", repr=False)
    renewed: str = field(default="", repr=False)
