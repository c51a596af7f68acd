"""What an installation has open: database, stores, limits. One value that all use cases get."""

from app.holdings.holding import Holding
from app.holdings.opening import found_holding, open_holding

__all__ = ["Holding", "found_holding", "open_holding"]
