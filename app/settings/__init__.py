"""What an installation can be told from outside: environment variables that begin with VERSO_."""

from app.settings.installation import Settings
from app.settings.place import PREFIX
from app.settings.reading import read_settings

__all__ = ["PREFIX", "Settings", "read_settings"]
