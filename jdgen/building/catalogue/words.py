"""All words of a pack's own lists: the catalogue and the changes.

They are English wherever the roles are written in another language: these lists are for the offices that keep and
publish the documents. To say them in another language is to give this module's words in it.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from jdgen.formats import table
from jdgen.source.days import day, spoken

LANGUAGE = "en-GB"
FORMATS = {each.suffix: each.name for each in table.FORMATS}
PARTS: Mapping[str, str] = {
    "facts": "Facts",
    "banner": "Banner",
    "purpose": "Purpose of the job",
    "duties": "Duties",
    "person_specification": "Person specification",
    "sections": "Further sections",
    "statements": "Conditions and commitments",
    "sign_off": "Agreement",
}
"""The parts of a role as headings, by key."""
STATES = {"in-force": "In force", "approved": "Approved", "draft": "Draft", "superseded": "Superseded"}
COLUMNS = ("Title", "School", "Grade", "Version", "Status", "Next review")
"""Of the web page; the files follow."""
FILES = "Files"
LISTED = ("Title", "Grade", "Version", "Status", FILES)
"""The columns of a school's table in the Word document."""
NONE = "–"
"""Stands in a cell of a Word table for what there is not: an empty one would be a blank to fill in by hand."""

CATALOGUE = "Job descriptions"
FILTERS = "Find documents"
SEARCH, SEARCHED = "Search", "Words of the title, the role’s id, the school or the grade"
SCHOOL, GRADE, STATE = "School", "Grade", "Status"
ALL_SCHOOLS, ALL_GRADES, ALL_STATES = "All schools", "All grades", "Any status"
CLEAR, MORE, ALL = "Clear filters", "Show {most} more", "Show all"
SORT_BY = "Sort by:"
NONE_FOUND = "No document matches. Take out a word or a filter."
NO_SCRIPT = (
    "Searching, filtering and sorting need JavaScript, which is switched off here. All documents are listed below."
)
COUNTED = {
    "some": "{found} of {all} documents",
    "first": "{count}, the first {shown} of them shown",
    "none": NONE_FOUND,
}
"""What the page's script says when it has counted; it fills the braces. Where all are found, it says `documents`."""


def catalogue_title(trust: str) -> str:
    """The title of a catalogue."""
    return f"{CATALOGUE} of {trust}"


def as_of(on: date) -> str:
    """The day a list was made for."""
    return f"As of {spoken(on)}"


def format_name(suffix: str) -> str:
    """A format as people call it."""
    return FORMATS.get(suffix, suffix)


def state_name(state: str) -> str:
    """A state as people call it."""
    return STATES.get(state, state)


def day_name(iso: str) -> str:
    """“1 September 2026” for 2026-09-01; what is no day as it is."""
    try:
        return spoken(day(iso))
    except ValueError:
        return iso


def catalogue_intro(count: int, trust: str, on: date) -> str:
    """What a catalogue is."""
    return (
        f"This is the list of the {documents(count)} in the pack of {trust}, as of {spoken(on)}. "
        "The links lead to the files beside this list and work as long as it stays in its folder."
    )


def documents_of(school: str) -> str:
    """What a school's table is about."""
    return f"{CATALOGUE} of {school}"


def shared_documents(sites: Sequence[str]) -> str:
    """Where documents stand that a school shares with others."""
    return f"Further documents of this school are listed under {listed(sites)}."


def listed(names: Sequence[str]) -> str:
    """“A”, “A and B”, “A, B and C”."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def documents(count: int) -> str:
    """“1 document”, “1,200 documents”."""
    return f"{count:,} document{'' if count == 1 else 's'}"


def capital(text: str) -> str:
    """`text` with a capital for its first letter, the others as they are."""
    return text[:1].upper() + text[1:]


# Changes

CHANGES = {
    "new": ("Put up", "These documents are new. Put their files on the website."),
    "replaced": ("Replace", "These documents have changed. Put the new files in the place of the old ones."),
    "withdrawn": ("Take down", "These documents are no longer in the pack. Take their files off the website."),
}
"""The heading of each kind, and what to do."""
CHANGED = {
    "new": ("Title", FILES, "Version"),
    "replaced": ("Title", FILES, "Before", "Now", "Why"),
    "withdrawn": ("Title", FILES, "Version"),
}
NO_CHANGES = "No changes: there is nothing to put up, to replace or to take down."
IS_NEW = "was not in the earlier pack"
IS_WITHDRAWN = "is not in the pack any more"
OTHER_TEXT = "the text of the draft has changed"
OTHER_CONTENT = "the same version with other details or another look"
OTHER_NAME = "the file has another name"


def version(value: str) -> str:
    """A version as files say it, in words: “version 4” for `4`, “draft after version 3” for `draft-after-3`."""
    if value.isdecimal():
        return f"version {value}"
    after = value.removeprefix("draft-after-")
    return f"draft after version {after}" if after != value else value


def other_role(title: str) -> str:
    """Another role's document has the name of a file whose role is not in the pack any more."""
    return f"another role in the place of “{title}”"


def other_status(status: str) -> str:
    """Another version, or one that stands otherwise than it did."""
    return f"now {status}"


def renamed(old_title: str) -> str:
    """The title has changed."""
    return f"was called “{old_title}”"


def delete(name: str) -> str:
    """What to do with the old file of a renamed document."""
    return f"Delete the old file “{name}”."


def changes_title(school: str) -> str:
    """The title of a list of changes."""
    return f"Changes to the job descriptions of {school}"


def changes_intro(school: str, since: date, on: date) -> str:
    """What a list of changes is."""
    return (
        f"This list is for the person who keeps the website of {school}. It compares the documents as of {spoken(on)} "
        f"with those as of {spoken(since)}."
    )


def changes_counted(counts: Mapping[str, int]) -> str:
    """“2 documents to put up, 1 to replace and none to take down.”; says so if there are none at all."""
    if not any(counts.values()):
        return NO_CHANGES
    to_do = (("new", "put up"), ("replaced", "replace"), ("withdrawn", "take down"))
    return capital(listed([f"{documents(counts[kind])} to {do}" for kind, do in to_do if counts[kind]])) + "."
