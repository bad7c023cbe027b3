"""What a house can dress, and what of its layouts was already found in order.

A tag of a template is the same each time it is rendered: one that was right need not be judged again.
"""

from collections.abc import Mapping

from jdgen.diagnostics import Location
from jdgen.document.tree import ListFormat
from jdgen.house.model import House

LIST_FORMATS = {"legal": ListFormat.LEGAL, "roman": ListFormat.ROMAN, "alpha": ListFormat.ALPHA}
"""Classes of <ol> that say how its items are labelled."""
_SELECTORS = {"ul": "styles: li.", "ol": "styles: li.", "table": "tables: ", "dl": "facts: "}


class Wardrobe:
    """The classes a house knows for each element, the lines its tags stand in, and the tags found right so far."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.beginning = Location(house.layout_files[house.layout])
        """Where the layout begins: the place of what has no other."""
        word = house.word
        self.classes = {name: _classes(word.paragraphs, name) for name in ("p", "h1", "h2", "h3", "h4", "td", "th")}
        self.classes["ul"] = _classes(word.paragraphs, "li") - {"decimal", *LIST_FORMATS}
        self.classes["ol"] = _classes(word.paragraphs, "li") | set(LIST_FORMATS)
        self.classes["table"], self.classes["dl"] = set(word.tables), set(word.facts)
        self.right: dict[tuple[object, ...], tuple[str, Location]] = {}
        """A tag, as `InlineReader.check` describes it, to its class and place."""
        self._places: dict[str, Location] = {"": self.beginning}

    def place(self, stamp: str) -> Location:
        """The template line that a stamp names; the layout's beginning for none."""
        if stamp not in self._places:
            name, _, line = stamp.rpartition(":")
            self._places[stamp] = Location(self.house.layout_files.get(name, name), int(line))
        return self._places[stamp]

    def setting(self, element: str, cls: str) -> str:
        """The key of house.yaml under which the class of an element is dressed."""
        return f"{self.house.at.file}: word: {_SELECTORS.get(element, f'styles: {element}.')}{cls}"


def _classes(selectors: Mapping[str, object], element: str) -> set[str]:
    prefix = element + "."
    return {selector.removeprefix(prefix) for selector in selectors if selector.startswith(prefix)}
