"""From parser events to nodes, with every finding that needs no more than one list, mapping or text to see."""

import re
from collections.abc import Callable
from typing import Any, NoReturn

from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from jdgen.diagnostics import Diagnostic, Location
from jdgen.source import scalars
from jdgen.source.characters import MOST_FINDINGS, unwanted_escapes
from jdgen.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from jdgen.source.places import SourceText, excerpt, in_quotes
from jdgen.source.signs import directive, quotes_needed, yaml_mark

DEEPEST = 20
"""Lists and mappings within one another; a role needs about eight."""

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain values that YAML 1.2 §10.2.1.1 reads as no value at all."""

_DIRECTIVE = re.compile(r"(?:\A|[\r\n])(?=%)")


_new = tuple.__new__
"""Makes a named tuple twice as fast as calling its class; most of the reading is making them."""


class Stopped(Exception):
    """Raised when there is no sense in reading on; the findings tell why."""


class Reading:
    """One pass over the events of one file; `findings` grows on the way."""

    def __init__(self, source: SourceText, events: Callable[[], Any], findings: list[Diagnostic]) -> None:
        self.source = source
        self.file = source.file
        self.next = events
        self.findings = findings
        self.opened: list[int] = []
        """Where each list and mapping that is still open begins."""
        self.last: Any = None
        # A file whose only `#` begins the schema line at its top needs no search for comments.
        self.commented = "#" in source.text[1:]

    def document(self) -> Node:
        """The root of the only document. Raises `Stopped`, or the parser's own `yaml.MarkedYAMLError`."""
        self.next()
        if type(event := self.next()) is StreamEndEvent:
            self.empty()
        self.check_head(event)
        root = self.value(self.next(), -1, None)
        self.next()
        if type(event := self.next()) is not StreamEndEvent:
            self.stop(
                "second-document",
                "Three dashes begin a second document here, but a file holds only one.",
                event.start_mark.index,
                "Delete the line with the dashes, or move what follows into a file of its own.",
            )
        return root

    def check_head(self, event: Any) -> None:
        """Stop at a directive (`%YAML 1.2`) above the document."""
        if event.explicit and (found := _DIRECTIVE.search(self.source.text, 0, event.end_mark.index)):
            self.report(directive(self.source, found.end()))
            raise Stopped

    def value(self, event: Any, indent: int, key: Scalar | None) -> Node:
        """The node that begins with `event`, in a list or mapping that stands at the column `indent` (from 0)."""
        kind = type(event)
        if kind is ScalarEvent:
            comment = None
            if not event.style:
                if event.value in _NOTHING:
                    self.nothing(event, key)
                elif self.commented:
                    comment = self.comment(event.start_mark.index, event.end_mark.index, indent)
            return self.scalar(event, indent, comment)
        if kind is SequenceStartEvent:
            return self.sequence(event, indent)
        if kind is MappingStartEvent:
            return self.mapping(event, indent)
        # An alias is never expanded, so that no bomb of aliases can go off.
        self.report(yaml_mark(self.source, event.start_mark.index))
        return Scalar("", self.source.place(event.start_mark.index))

    def sequence(self, event: Any, indent: int) -> Sequence:
        at = self.enter(event)
        inner = indent if event.flow_style else event.start_mark.column
        items = []
        while type(following := self.next()) is not SequenceEndEvent:
            items.append(self.value(following, inner, None))
        self.opened.pop()
        return Sequence(tuple(items), at, bool(event.flow_style))

    def mapping(self, event: Any, indent: int) -> Mapping:
        at = self.enter(event)
        if event.flow_style:
            self.check_braces(event.start_mark.index)
        inner = indent if event.flow_style else event.start_mark.column
        entries = []
        seen: dict[str, Location] = {}
        while type(following := self.next()) is not MappingEndEvent:
            key = self.key(following, inner)
            if key.text in seen:
                self.duplicate(key, seen[key.text])
            else:
                seen[key.text] = key.at
            entries.append(_new(Entry, (key, self.value(self.next(), inner, key))))
        self.opened.pop()
        return Mapping(tuple(entries), at, bool(event.flow_style))

    def check_braces(self, index: int) -> None:
        """Stop at `{{ school.name }}`, which YAML reads as a mapping within a mapping."""
        if self.source.text.startswith("{{", index):
            self.report(quotes_needed(self.source, index))
            raise Stopped

    def key(self, event: Any, indent: int) -> Scalar:
        index = event.start_mark.index
        if type(event) is AliasEvent:
            self.report(yaml_mark(self.source, index))
            raise Stopped
        if type(event) is not ScalarEvent:
            self.check_braces(index)
            hint = "If the brackets or the question mark belong to a text, put the whole text in quotes."
            self.stop("key-not-text", "A list or mapping stands where a key is expected.", index, hint)
        key = self.scalar(event, indent, None)
        if key.plain and key.text == "<<":
            hint = "Write the keys out, or use `extends:` to build on another role."
            self.report(Diagnostic("merge-key", "<< is a merge key of YAML, which jdgen does not use.", key.at, hint))
        elif not key.text:
            hint = "Write a key in front of the colon; if the colon belongs to a text, put the text in quotes."
            self.stop("key-not-text", "A key is missing in front of this colon.", index, hint)
        return key

    def scalar(self, event: Any, indent: int, comment: Location | None) -> Scalar:
        self.last = event
        start, text = event.start_mark, event.value
        if (
            text[:1] not in scalars.USUAL_BEGINNINGS
            or event.style == '"'
            or event.end_mark.line != start.line
            or event.anchor
            or event.tag
        ):
            self.check_text(event, indent)
        at = _new(Location, (self.file, start.line + 1, start.column + 1))
        return _new(Scalar, (text, at, not event.style, comment))

    def check_text(self, event: Any, indent: int) -> None:
        """Report what `event`'s place in the source tells about it."""
        source, start, end, style = self.source, event.start_mark.index, event.end_mark.index, event.style or ""
        if event.anchor or event.tag:
            self.report(yaml_mark(source, start))
        if style == '"' and "\\" in source.text[start:end]:
            for finding in unwanted_escapes(source, start, end):
                self.report(finding)
        if style in ("|", ">") and not event.value.strip():
            self.complain("empty-value", f"No text follows this {style}.", start, "Write the text below it, indented.")
        found = None
        if event.end_mark.line != event.start_mark.line:
            found = scalars.swallowed_list(source, start, end, style)
        if found is None:
            found = scalars.false_beginning(source, event.value if style else source.text[start:end], start, end)
        if found is None and style in ("'", '"'):
            found = scalars.outdented_quote(source, start, end, indent)
        if found:
            self.report(found)

    def comment(self, start: int, end: int, indent: int) -> Location | None:
        """Where a comment stands so close to the plain text between two indexes that it may be part of it."""
        index = scalars.comment_behind(self.source, end, indent)
        if index is None:
            index = scalars.comment_before(self.source, start)
        return None if index is None else self.source.place(index)

    def nothing(self, event: Any, key: Scalar | None) -> None:
        """Report a plain value that YAML reads as no value, unless an anchor or tag on it is reported anyway."""
        source, index = self.source, event.start_mark.index
        if event.anchor or event.tag:
            return
        if event.value:
            hint = f'Write "{event.value}" in quotes if you mean the word, or "" for a blank to fill in by hand.'
            self.complain("empty-value", f"YAML reads {event.value} without quotes as “no value”.", index, hint)
            return
        if not self.opened:
            self.empty()
        behind = source.text[index : source.line_end(index)].lstrip()
        of_comment = f"What begins with # is a comment; if it is the text, put it in quotes: {in_quotes(behind)}"
        if key is None:
            hint = of_comment if behind.startswith("#") else "Write the text behind the dash, or delete the dash."
            dash = max(source.text.rfind("-", 0, index), 0)
            self.complain("empty-value", "Nothing stands behind this dash.", dash, hint)
        elif source.text.startswith("{", self.opened[-1]):
            message = f"“{excerpt(key.text)}” stands in brackets {{ }} without a value."
            hint = "If the brackets belong to a text, put the whole text in quotes."
            self.complain("empty-value", message, self.opened[-1], hint)
        else:
            blank = (
                f'Write the value, or delete the key. A fact may be a blank to fill in by hand: {excerpt(key.text)}: ""'
            )
            hint = of_comment if behind.startswith("#") else blank
            self.report(Diagnostic("empty-value", f"Nothing stands behind “{excerpt(key.text)}”.", key.at, hint))

    def empty(self) -> NoReturn:
        self.stop("empty-file", f"{self.file} is empty.", 0, "Write it, or delete the file.")

    def duplicate(self, key: Scalar, first: Location) -> None:
        message = f"The key “{excerpt(key.text)}” stands twice: on line {first.line} and on line {key.at.line}."
        hint = "Only one of them could count: join the two, or delete one."
        self.report(Diagnostic("duplicate-key", message, key.at, hint))

    def enter(self, event: Any) -> Location:
        """Note that a list or mapping begins; its place."""
        start = event.start_mark
        self.opened.append(start.index)
        if event.anchor or event.tag:
            self.report(yaml_mark(self.source, start.index))
        if len(self.opened) > DEEPEST:
            message = f"Lists and keys stand more than {DEEPEST} levels deep within one another here."
            self.stop("too-deep", message, start.index, "Check the brackets and the indentation of the lines above.")
        return Location(self.file, start.line + 1, start.column + 1)

    def complain(self, code: str, message: str, index: int, hint: str) -> None:
        self.report(self.source.complain(code, message, index, hint))

    def stop(self, code: str, message: str, index: int, hint: str) -> NoReturn:
        self.complain(code, message, index, hint)
        raise Stopped

    def report(self, finding: Diagnostic) -> None:
        """Add a finding; raise `Stopped` when there are so many that the file cannot be what it is taken for."""
        self.findings.append(finding)
        if len(self.findings) >= MOST_FINDINGS:
            raise Stopped
