"""Hands and stamps: what tells one writer, or one stamp, from all others. An authority each."""

from typing import Final

from app.domain.inscriptions import InscriptionKind

STAMPED: Final = frozenset({InscriptionKind.STAMP, InscriptionKind.BACK_MARK})
"""The kinds of inscription that a stamp makes: only they name one."""
