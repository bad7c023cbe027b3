"""What one document gathers while it is written: the numbers, links and bookmarks it has used so far."""

import hashlib

from jdgen.document.tree import Document, Runs
from jdgen.formats.word.letterhead import Letterhead
from jdgen.formats.word.names import HYPERLINK
from jdgen.formats.word.numbering import Numbering
from jdgen.formats.word.package import Relationship, relationships


class Draft:
    """A document in the making. Lives for one `write`."""

    def __init__(self, document: Document, letterhead: Letterhead) -> None:
        self.letterhead = letterhead
        self.stylesheet = letterhead.stylesheet
        self.numbering = Numbering(letterhead.styles.lists, document.blocks)
        self.heading = document.meta.title
        """The text of the last heading: what a table without a caption is about."""
        self.behind_table = False
        """Whether the last thing written to the body is a table."""
        self._links: dict[str, str] = {}
        self._marked: set[str] = set()

    def link(self, href: str) -> str:
        """The id of the relationship to `href`; one for each address (17.16.22)."""
        return self._links.setdefault(href, f"rIdLink{len(self._links) + 1}")

    @property
    def relationships(self) -> str:
        """The elements of `word/_rels/document.xml.rels`, the letterhead's and the links."""
        links = (Relationship(identifier, HYPERLINK, href, True) for href, identifier in self._links.items())
        return self.letterhead.relationships + relationships(links)

    def bookmark(self, runs: Runs) -> tuple[str, str]:
        """Start and end of a hidden bookmark that names the role's value behind `runs`; empty where there is none, or
        where the value has been marked before: names are unique in a document (17.13.6.2)."""
        for run in runs:
            if run.origin is None:
                continue
            name = bookmark_name(run.origin.key)
            if name in self._marked:
                break
            identifier = len(self._marked)
            self._marked.add(name)
            start = f'<w:bookmarkStart w:id="{identifier}" w:name="{name}"/>'
            return start, f'<w:bookmarkEnd w:id="{identifier}"/>'
        return "", ""


def bookmark_name(key: str) -> str:
    """The bookmark of the value at `key` (`duties/responsibilities/inset`); Word hides names that begin with "_"."""
    return f"_jd_{hashlib.sha256(key.encode()).hexdigest()[:16]}"
