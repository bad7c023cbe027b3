"""How the items of a list are called in paths: by their id, their shared clause's id, or the slug of few words."""

import re

from jdgen.source.nodes import Mapping, Node, Scalar

SHORT = 6
"""An item of at most so many words is called by their slug when it has no id of its own."""

TEXT_KEYS = ("heading", "text", "essential", "desirable")
"""What an item is called by, the first it has: a section has a heading and a text, and is called by its heading."""
CHILDREN_KEYS = ("clauses", "criteria")
NOT_INHERITED = ("extends", "edits", "id")
"""Keys of a role that no child takes over, and no path leads to."""


def slug(text: str) -> str:
    """“Communication (written and verbal)” → “communication-written-and-verbal”; empty if it has no letter or digit."""
    return "-".join(re.findall(r"[^\W_]+", text.replace("’", "").replace("'", "").casefold()))


def own_id(item: Node) -> Scalar | None:
    """The id an author gave the item: its `id`, or the shared clause it uses."""
    if isinstance(item, Mapping):
        for key in ("id", "use"):
            if isinstance(value := item.get(key), Scalar):
                return value
    return None


def item_id(item: Node) -> str | None:
    """The id the item answers to; None for a long text without one."""
    if given := own_id(item):
        return given.text
    if isinstance(item, Scalar):
        return _short_slug(item.text)
    if isinstance(item, Mapping):
        for key in TEXT_KEYS:
            if isinstance(text := item.get(key), Scalar):
                return slug(text.text) if key == "heading" else _short_slug(text.text)
    return None


def _short_slug(text: str) -> str | None:
    return slug(text) or None if len(text.split(None, SHORT)) <= SHORT else None
