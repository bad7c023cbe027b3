"""Shared clauses: what their files hold, and which of their wordings counts on a day."""

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from pydantic import Field

from jdgen.diagnostics import Diagnostic, Location, Rejected
from jdgen.role.fields import Day, Flag, Id, Label, Prose
from jdgen.role.model import Model, SubClause
from jdgen.role.resolution.shorthand import CLAUSE_KEYS, Writer
from jdgen.role.validation import validated
from jdgen.source.days import spoken
from jdgen.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from jdgen.source.places import excerpt

OF_A_WORDING = ("text", "note", "clauses", "basis")
"""What a clause says and rests on: it stands in the clause or, where it changes with time, in each of its wordings."""


class Wording(Model):
    """The words of a shared clause from one day on."""

    begins: Day | None = Field(None, alias="from")
    """The first day on which they count; None: from the beginning."""
    until: Day | None = None
    """The last day on which what they rest on holds; they are printed until others begin."""
    text: Prose
    note: Prose | None = None
    clauses: tuple[SubClause, ...] = ()
    basis: Label | None = None


class ClauseDefinition(Model):
    """A shared clause as its file gives it: with one `text`, or with `wordings`, the oldest first."""

    id: Id
    text: Prose | None = None
    note: Prose | None = None
    clauses: tuple[SubClause, ...] = ()
    basis: Label | None = None
    wordings: tuple[Wording, ...] = Field((), min_length=1)
    locked: Flag = False
    owner: Label | None = None
    review_by: Day | None = None

    def wording_on(self, day: date) -> int | None:
        """Which of the wordings counts on `day`; None before the first begins, or without any."""
        begun = [at for at, each in enumerate(self.wordings) if each.begins is None or each.begins.date <= day]
        return begun[-1] if begun else None


class ClauseFile(Model):
    """A file of shared clauses."""

    clauses: tuple[ClauseDefinition, ...]


class SharedClause(NamedTuple):
    """A shared clause, checked, with the words that count on the library's day."""

    definition: ClauseDefinition
    words: Mapping | None
    """What a role gets: text, note, clauses and basis as they are written; None before the first wording begins."""
    at: Location
    doubles: tuple[Diagnostic, ...] = ()
    """The complaints about other clauses of the same id: whoever uses it cannot know which words it gets."""

    def doubled_by(self, other: "SharedClause") -> "SharedClause":
        """This clause, with the complaint about `other`, which has the same id."""
        name, locked = self.definition.id, self.definition.locked or other.definition.locked
        code, words = ("locked-clause", " and is locked") if locked else ("duplicate-id", "")
        message = f"The shared clause “{name}” stands twice{words}, first at {self.at}."
        double = Diagnostic(code, message, other.at, f"Rename or delete one of them.{asked_of(self) if locked else ''}")
        return self._replace(doubles=(*self.doubles, double))


def asked_of(clause: SharedClause) -> str:
    """The end of a hint: which office may change the words of a locked clause."""
    owner = clause.definition.owner
    return f" Its words are changed by its owner alone: {owner.plain}." if owner else ""


def clauses_of(source: Mapping, as_of: date) -> list[SharedClause]:
    """The clauses of one file as they are worded on the day `as_of`; raises `Rejected` unless all of them are sound."""
    findings: list[Diagnostic] = []
    listed = source.get("clauses")
    if isinstance(listed, Sequence):
        listed = listed._replace(items=tuple(_written_out(item, findings) for item in listed.items))
        source = source.with_value("clauses", listed)
        findings += [finding for item in listed.items for finding in _misplaced_words(item)]
    file = validated(ClauseFile, source, findings)
    if file is not None:
        findings += [finding for clause in file.clauses for finding in _untimely(clause.wordings)]
    if findings or file is None or not isinstance(listed, Sequence):
        raise Rejected(findings)
    return [
        SharedClause(definition, _words(definition, node, as_of), node.at)
        for definition, node in zip(file.clauses, listed.items, strict=True)
        if isinstance(node, Mapping)
    ]


def _written_out(node: Node, findings: list[Diagnostic]) -> Node:
    """A clause's short forms written out, those of its wordings too."""
    if not isinstance(node, Mapping):
        return node
    if len(node.entries) == 1 and node.entries[0].key.text not in CLAUSE_KEYS:
        (entry,) = node.entries
        message = "A shared clause is written with “id:” and “text:”, each on a line of its own."
        hint = f"Write “id: {excerpt(entry.key.text)}”, and the text behind “text:”."
        findings.append(Diagnostic("bad-clause", message, entry.key.at, hint))
        stand_ins = {"id": Scalar("x", node.at), "text": Scalar("…", node.at)}
        return Mapping(tuple(Entry(Scalar(key, node.at), value) for key, value in stand_ins.items()), node.at)
    writer = Writer(findings)
    wordings = node.get("wordings")
    if isinstance(wordings, Sequence):
        worded = tuple(writer.group(each, "clauses", writer.shared_sub_clause) for each in wordings.items)
        node = node.with_value("wordings", wordings._replace(items=worded))
    return writer.group(node, "clauses", writer.shared_sub_clause)


def _words(definition: ClauseDefinition, node: Mapping, as_of: date) -> Mapping | None:
    wordings = node.get("wordings")
    if isinstance(wordings, Sequence):
        chosen = definition.wording_on(as_of)
        found = None if chosen is None else wordings.items[chosen]
        if not isinstance(found, Mapping):
            return None
        node = found
    return node._replace(entries=tuple(entry for entry in node.entries if entry.key.text in OF_A_WORDING))


def _misplaced_words(node: object) -> list[Diagnostic]:
    """A clause has its words in one place: in itself or in its wordings."""
    if not isinstance(node, Mapping):
        return []
    if node.get("wordings") is None:
        keys = {entry.key.text for entry in node.entries}
        if "text" in keys or keys - set(ClauseDefinition.model_fields):
            return []  # a key that is unknown may be the text, misspelt
        hint = "Add “text:” here; or, if the words change on a day, “wordings:” with a text for each time."
        return [Diagnostic("missing-key", "“text” is missing.", node.at, hint)]
    return [
        Diagnostic(
            "two-texts",
            f"This clause has “wordings”, so its “{key}” belongs in them.",
            node.key_at(key),
            "Move it into the first wording, which then needs no “from:”." if key == "text"
            else "Move it into each wording of which it is true.",
        )
        for key in OF_A_WORDING if node.get(key) is not None
    ]  # fmt: skip


def _untimely(wordings: tuple[Wording, ...]) -> list[Diagnostic]:
    """What is wrong with the days of a clause's wordings."""
    found = [finding for each in wordings for finding in _ends_too_early(each)]
    for former, latter in pairwise(wordings):
        found += _out_of_order(former, latter)
    return found


def _ends_too_early(wording: Wording) -> list[Diagnostic]:
    begins, until = wording.begins, wording.until
    if begins is None or until is None or begins.date <= until.date:
        return []
    message = f"This wording ends on {spoken(until.date)}, before it begins on {spoken(begins.date)}."
    return [Diagnostic("wordings-order", message, until.at, "Correct one of the two days.")]


def _out_of_order(former: Wording, latter: Wording) -> list[Diagnostic]:
    if latter.begins is None:
        message = "“from” is missing: only the first wording may hold from the beginning."
        hint = "Add “from:” with the day on which this wording begins, such as 2026-09-01."
        return [Diagnostic("missing-key", message, latter.text.at, hint)]
    begins = latter.begins
    if former.begins and former.begins.date == begins.date:
        message = f"Two wordings begin on {spoken(begins.date)}: this one and that of line {former.begins.at.line}."
        return [Diagnostic("wordings-order", message, begins.at, "Correct one of the two days.")]
    if former.begins and former.begins.date > begins.date:
        message = (
            f"The wording from {spoken(begins.date)} stands behind the one from {spoken(former.begins.date)} "
            f"(line {former.begins.at.line})."
        )
        hint = "Write the wordings in the order of their days, the oldest first."
        return [Diagnostic("wordings-order", message, begins.at, hint)]
    if former.until and former.until.date > begins.date:
        message = (
            f"This wording ends on {spoken(former.until.date)}, but the next one takes its place on "
            f"{spoken(begins.date)} already."
        )
        return [Diagnostic("wordings-order", message, former.until.at, "Delete this “until:”, or correct one of them.")]
    return []
