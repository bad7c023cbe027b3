"""An author's short forms written out: after this every clause, criterion and statement is a mapping with its keys.

Here too the notation's own mistakes are found: a sentence that YAML read as `key: value`, a list of sentences on one
line, an id given twice.
"""

from collections import Counter
from collections.abc import Callable

from jdgen.diagnostics import Diagnostic, Location, nearest
from jdgen.role.model import FILLED_BY_JDGEN, LEVELS, LISTED_FACTS, NO_SPECIFICATION
from jdgen.role.resolution.item_ids import item_id
from jdgen.role.validation import unknown_key
from jdgen.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from jdgen.source.places import excerpt, in_quotes

CLAUSE_KEYS = ("id", "text", "note", "clauses", "basis", "use", "shared")
CRITERION_KEYS = ("id", "text", "essential", "desirable", "level", "assessed_by", "use", "shared", "basis")
_GROUPS_HINT = "Begin each group on a line of its own with “- heading:”."
_NONE_HINT = "A post without one says “person_specification: none”."
_SET_BY_JDGEN = (*FILLED_BY_JDGEN, "level")
"""Keys that jdgen writes where an author says `use` or `essential`."""


def write_out(role: Mapping, findings: list[Diagnostic]) -> Mapping:
    """The canonical form of a role's mapping; what is not of the expected shape is left for the model to refuse."""
    writer = Writer(findings)
    changes: dict[str, Callable[[Node], Node]] = {
        "purpose": writer.purpose,
        "banner": writer.statement,
        "statements": lambda node: writer.items(node, writer.statement),
        "duties": lambda node: writer.items(node, lambda group: writer.group(group, "clauses", writer.clause)),
        "sections": lambda node: writer.items(node, lambda group: writer.group(group, "clauses", writer.clause)),
        "person_specification": writer.specification,
        **dict.fromkeys(LISTED_FACTS, _as_list),
    }
    return _changed(_without_emptied(role), changes)


def _without_emptied(role: Mapping) -> Mapping:
    """`role` without a person specification whose last group an edit took out: only `none` says that there is none."""
    node = role.get("person_specification")
    return role.without("person_specification") if isinstance(node, Sequence) and not node.items else role


class Writer:
    """Writes out the short forms of each kind of item, and notes what is wrong with them in `findings`."""

    def __init__(self, findings: list[Diagnostic]) -> None:
        self._findings = findings

    def purpose(self, node: Node) -> Node:
        if isinstance(node, Scalar):
            return Mapping((Entry(Scalar("paragraphs", node.at), node),), node.at)
        if isinstance(node, Sequence):
            node = Mapping((Entry(Scalar("clauses", node.at), node),), node.at)
        return self.group(node, "clauses", self.clause)

    def specification(self, node: Node) -> Node:
        """The groups; `none` is written out as an empty list, which no author can write otherwise."""
        if not isinstance(node, Scalar):
            return self.items(node, self.criteria_group)
        if node.text != NO_SPECIFICATION:
            message = "“person_specification” should be a list of groups, or the word none."
            self._find("list-expected", message, node.at, f"{_GROUPS_HINT} {_NONE_HINT}")
        return Sequence((), node.at)

    def group(self, node: Node, key: str, item: Callable[[Node], Node]) -> Node:
        if not isinstance(node, Mapping):
            return node
        return _changed(node, {key: lambda items: self.items(items, item)})

    def criteria_group(self, node: Node) -> Node:
        node = self.group(node, "criteria", self.criterion)
        if not isinstance(node, Mapping) or node.get("assessed_by") is None:
            return node
        default = next(e for e in node.entries if e.key.text == "assessed_by")
        default = default._replace(value=_as_list(default.value))

        def assess(items: Node) -> Node:
            if not isinstance(items, Sequence):
                return items
            return items._replace(items=tuple(_with_default(item, default) for item in items.items))

        rest = node.without("assessed_by")
        return _changed(rest, {"criteria": assess})

    def items(self, node: Node, item: Callable[[Node], Node]) -> Node:
        """A list of sentences or groups, each written out, with ids where they are plain."""
        if not isinstance(node, Sequence):
            return node
        if node.flow and node.items:
            self._find(
                "flow-list",
                "A list of sentences is written one per line: on one line a comma would cut a sentence in two.",
                node.at,
                "Begin each on a line of its own with “- ”.",
            )
        return node._replace(items=self._identified([item(each) for each in node.items]))

    def clause(self, node: Node) -> Node:
        node = self._sentence(node, CLAUSE_KEYS)
        return self.group(node, "clauses", self.sub_clause)

    def sub_clause(self, node: Node) -> Node:
        node = self._sentence(node, CLAUSE_KEYS)
        if not isinstance(node, Mapping) or node.get("clauses") is None:
            return node
        message = "A clause below a clause cannot have clauses of its own."
        self._find("clauses-too-deep", message, node.key_at("clauses"), "Bring these clauses up one level.")
        return node.without("clauses")

    def shared_sub_clause(self, node: Node) -> Node:
        """A sub-clause of a shared clause: it cannot be a shared clause itself, since those are expanded but once."""
        node = self.sub_clause(node)
        if not isinstance(node, Mapping) or node.get("use") is None:
            return node
        message = "A shared clause cannot use another shared clause."
        self._find("use-in-shared-clause", message, node.key_at("use"), "Write the words out here.")
        return Mapping((Entry(Scalar("text", node.at), Scalar("…", node.at)),), node.at)

    def statement(self, node: Node) -> Node:
        node = self._sentence(node, CLAUSE_KEYS)
        return self.group(node, "clauses", self.sub_clause)

    def criterion(self, node: Node) -> Node:
        node = self._sentence(node, CRITERION_KEYS)
        if not isinstance(node, Mapping):
            return node
        levels = [e for e in node.entries if e.key.text in LEVELS]
        if len(levels) == 2 or (levels and (node.get("text") is not None or node.get("level") is not None)):
            self._find(
                "two-texts",
                "A criterion has one text and one level.",
                levels[-1].key.at,
                "Write either “essential: TEXT” or “desirable: TEXT”, and make a second criterion of the other.",
            )
            node = node._replace(entries=tuple(e for e in node.entries if e is not levels[-1]))
        entries: list[Entry] = []
        for entry in node.entries:
            if entry.key.text in LEVELS:
                at = entry.key.at
                entries += [
                    Entry(Scalar("text", at), entry.value),
                    Entry(Scalar("level", at), Scalar(entry.key.text, at)),
                ]
            elif entry.key.text == "assessed_by":
                entries.append(entry._replace(value=_as_list(entry.value)))
            else:
                entries.append(entry)
        return Mapping(tuple(entries), node.at, node.flow)

    def _sentence(self, node: Node, known: tuple[str, ...]) -> Node:
        if isinstance(node, Scalar):
            return Mapping((Entry(Scalar("text", node.at), node),), node.at)
        if not isinstance(node, Mapping):
            return node
        if node.flow:
            self._find(
                "flow-list",
                "A clause written in { } on one line loses what stands behind a comma.",
                node.at,
                "Write each of its keys on a line of its own.",
            )
        first = node.entries[0] if node.entries else None
        if first and _is_sentence(first.key.text, len(node.entries), known):
            words = first.value.text if isinstance(first.value, Scalar) else "…"
            self._find(
                "unquoted-colon",
                f"The colon behind “{excerpt(first.key.text)}” makes YAML take this sentence for a key with a value.",
                first.key.at,
                f"Put the whole line in quotes: {in_quotes(f'{first.key.text}: {words}')}",
            )
            return Mapping((Entry(Scalar("text", first.key.at), Scalar("…", node.at)),), node.at)
        return self._with_known_keys(node, known)

    def _with_known_keys(self, node: Mapping, known: tuple[str, ...]) -> Mapping:
        """`node` without its unknown keys, each a finding; one of them may have been the text."""
        unknown = [entry for entry in node.entries if entry.key.text not in known]
        if not unknown:
            return node
        written = [key for key in known if key not in _SET_BY_JDGEN]
        self._findings += [unknown_key(entry.key.text, written, entry.key.at) for entry in unknown]
        kept = tuple(entry for entry in node.entries if entry.key.text in known)
        if not any(entry.key.text in (*LEVELS, "text", "use") for entry in kept):
            kept += (Entry(Scalar("text", node.at), Scalar("…", node.at)),)
        return node._replace(entries=kept)

    def _identified(self, items: list[Node]) -> tuple[Node, ...]:
        """Explicit ids must differ; an id made of an item's words is given only where it names that item alone."""
        given: dict[str, Location] = {}
        for item in items:
            own = item.get("id") if isinstance(item, Mapping) else None
            if isinstance(own, Scalar):
                if own.text in given:
                    self._twice(own, given[own.text], shared=isinstance(item, Mapping) and bool(item.get("shared")))
                given.setdefault(own.text, own.at)
        made = [item_id(item) for item in items]
        times = Counter(made)
        return tuple(
            _with_id(item, name) if name and times[name] == 1 else item for item, name in zip(items, made, strict=True)
        )

    def _twice(self, name: Scalar, first: Location, shared: bool) -> None:
        what, hint = ("shared clause", "Delete one of them.") if shared else ("id", "Give each its own id.")
        self._find(
            "duplicate-id", f"The {what} “{name.text}” stands twice in one list, first at {first}.", name.at, hint
        )

    def _find(self, code: str, message: str, at: Location, hint: str) -> None:
        self._findings.append(Diagnostic(code, message, at, hint))


def _is_sentence(first: str, keys: int, known: tuple[str, ...]) -> bool:
    """Whether a mapping whose first key is `first` was meant as a sentence with a colon, not as keys, one misspelt."""
    if first in known or (keys > 1 and " " not in first):
        return False
    return not (first.islower() and nearest(first, known, cutoff=0.7))


def _with_id(item: Node, name: str) -> Node:
    if not isinstance(item, Mapping) or item.get("id") is not None:
        return item
    return Mapping((Entry(Scalar("id", item.at), Scalar(name, item.at)), *item.entries), item.at, item.flow)


def _with_default(item: Node, default: Entry) -> Node:
    if not isinstance(item, Mapping) or item.get("assessed_by") is not None:
        return item
    return item._replace(entries=(*item.entries, default))


def _as_list(node: Node) -> Node:
    return Sequence((node,), node.at) if isinstance(node, Scalar) else node


def _changed(mapping: Mapping, changes: dict[str, Callable[[Node], Node]]) -> Mapping:
    entries = [
        Entry(entry.key, changes[entry.key.text](entry.value)) if entry.key.text in changes else entry
        for entry in mapping.entries
    ]
    return Mapping(tuple(entries), mapping.at, mapping.flow)
