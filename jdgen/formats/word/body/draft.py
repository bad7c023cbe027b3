"""What one file gathers while it is written: the numbers, links and bookmarks it has used so far."""

import hashlib
from itertools import count

from jdgen.document.beside import leads_beside
from jdgen.document.marks import in_new
from jdgen.document.merge_fields import Record
from jdgen.document.tree import Document, Runs
from jdgen.formats.word.body.numbering import Numbering
from jdgen.formats.word.body.tracked.tracking import Tracking
from jdgen.formats.word.letterhead.letterhead import Letterhead
from jdgen.formats.word.ooxml.escaping import content
from jdgen.formats.word.ooxml.names import HYPERLINK
from jdgen.formats.word.ooxml.package import Relationship, relationships
from jdgen.formats.word.ooxml.screening import LINK_SCHEMES


class Draft:
    """A file in the making: of one document, or of several one after another. Lives for one `write`."""

    def __init__(self, document: Document, letterhead: Letterhead, record: Record | None = None) -> None:
        self.letterhead = letterhead
        self._record = record or {}
        self.stylesheet = letterhead.stylesheet
        self.numbering = Numbering(letterhead.styles.lists, document.blocks)
        self.heading = document.meta.title
        """The text of the last heading: what a table without a caption is about."""
        self.behind_table = False
        """Whether the last thing written to the body is a table."""
        self._links: dict[str, str] = {}
        self._marked: set[str] = set()
        self._numbers = count()
        self._document = 1
        self.tracking = self._tracking_of(document)
        """What writes the marks of a redline; None for any other document."""

    def said(self, text: str) -> str:
        """`text` with its merge fields filled: what decides how things are set must be asked of this. Fields are
        written as they stand."""
        return text.translate(self._record) if self._record else text

    def go_on_with(self, document: Document) -> None:
        """Begin the next document of the file: what it numbers counts from one, what it names differs from before."""
        self._document += 1
        self.tracking = self._tracking_of(document)
        self.numbering.restart(document.blocks)
        self.heading = document.meta.title
        self.behind_table = False

    def speak(self, language: str, usual: str) -> None:
        """Write from here on in `language`; nothing says so where it is the `usual` one of the file (BCP 47 tags)."""
        stylesheet = self.letterhead.stylesheet
        self.stylesheet = stylesheet if language == usual else stylesheet.in_language(language)

    def link(self, href: str) -> str:
        """The id of the relationship to `href`; one for each address (17.16.22).

        Raises ValueError for an address that is neither of the web, of mail or telephone, nor of a file beside this.
        """
        if not href.lower().startswith(LINK_SCHEMES) and not leads_beside(href):
            raise ValueError(f"a document's link must be a web, mail or telephone address, or a file beside: {href!r}")
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
            # What is no longer in the text names nothing: where it moved to, it does.
            if run.origin is None or (run.mark and not in_new(run.mark)):
                continue
            name = bookmark_name(run.origin.key, self._document)
            if name in self._marked:
                break
            return self._bookmark(name)
        return "", ""

    def last_bookmark(self) -> tuple[str, str]:
        """The name of the bookmark at the end of the document, by which its pages are counted, and its XML."""
        name = f"_jd_last_{self._document}"
        start, end = self._bookmark(name)
        # LibreOffice loses an empty bookmark that stands behind another at the end of the text; a blank at the end of a
        # paragraph is not seen.
        return name, f"{start}<w:r>{content(' ')}</w:r>{end}"

    def _bookmark(self, name: str) -> tuple[str, str]:
        identifier = next(self._numbers)
        self._marked.add(name)
        start = f'<w:bookmarkStart w:id="{identifier}" w:name="{name}"/>'
        return start, f'<w:bookmarkEnd w:id="{identifier}"/>'

    @property
    def required_tracking(self) -> Tracking:
        """What writes the marks. Raises ValueError for a document with marks and without a revision: its deleted texts
        would be printed as if they stood."""
        if self.tracking is None:
            raise ValueError("a document with marks must say whose they are: its meta has no revision")
        return self.tracking

    def _tracking_of(self, document: Document) -> Tracking | None:
        revision = document.meta.revision
        prefix = "" if self._document == 1 else f"{self._document}_"
        return Tracking(revision, prefix, self._numbers.__next__) if revision else None


def bookmark_name(key: str, document: int = 1) -> str:
    """The bookmark of the value at `key` (`duties/responsibilities/inset`) in a file's first document, or in another,
    whose number it says; Word hides names that begin with "_"."""
    of_document = "" if document == 1 else f"{document}_"
    return f"_jd_{of_document}{hashlib.sha256(key.encode()).hexdigest()[:16]}"
