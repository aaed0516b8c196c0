"""The version of the rules that statements are checked by."""

from typing import Final

RULES_VERSION: Final = 3
"""Raise this whenever a rule of this package changes what it accepts: every receipt is stale then."""
