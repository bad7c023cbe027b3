"""A browser to read a pack's page in."""

from chromium import browser

__all__ = ["browser"]
