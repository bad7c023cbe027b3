"""Reading consultation.yaml, strictly: everything that is wrong with it, each with its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from jdgen.consultation.model import Consultation, Remark
from jdgen.diagnostics import Diagnostic, Location, Rejected
from jdgen.role.validation import validated
from jdgen.source.modeline import CONSULTATION_FILE
from jdgen.source.nodes import Mapping as MappingNode
from jdgen.source.nodes import Node, Sequence, mapping_of
from jdgen.source.strict import parse

__all__ = ["CONSULTATION_FILE", "NOTHING_WRITTEN", "Written", "read_consultation"]

_IN_ORDER = ("opens", "closes", "effective")


@dataclass(frozen=True)
class Written:
    """A consultation as its file says it, and where."""

    said: Consultation
    path: str = CONSULTATION_FILE
    node: MappingNode | None = field(default=None, compare=False)

    @cached_property
    def remarks(self) -> Mapping[str, Remark]:
        """What is said of changes, by the signs that name them."""
        return {remark.change: remark for remark in self.said.changes}

    def place_of(self, *keys: str) -> Location:
        """Where the key is written that `keys` lead to, or the last of them that is; the file for none."""
        node: Node | None = self.node
        at = Location(self.path)
        for key in keys:
            if not isinstance(node, MappingNode) or node.get(key) is None:
                break
            at, node = node.key_at(key), node.get(key)
        return at

    @cached_property
    def placed_remarks(self) -> tuple[tuple[Remark, Location], ...]:
        """Each remark with where it is written."""
        changes = self.node.get("changes") if self.node else None
        items = changes.items if isinstance(changes, Sequence) else ()
        return tuple((remark, item.at) for remark, item in zip(self.said.changes, items, strict=True))


NOTHING_WRITTEN = Written(Consultation())


def read_consultation(path: str, content: bytes) -> Written:
    """The consultation that the file at `path` holds; raises `Rejected` with all that is wrong with it.

    A file of comments says nothing yet: that is how `jdgen new consultation` writes it.
    """
    try:
        node = mapping_of(parse(path, content), path)
    except Rejected as rejected:
        if [finding.code for finding in rejected.diagnostics] == ["empty-file"]:
            return Written(Consultation(), path)
        raise
    findings: list[Diagnostic] = []
    consultation = validated(Consultation, node, findings)
    if consultation is None:
        raise Rejected(findings)
    written = Written(consultation, path, node)
    findings += _judged_days(written)
    findings += _judged_remarks(written)
    if findings:
        raise Rejected(findings)
    return written


def _judged_days(written: Written) -> Iterator[Diagnostic]:
    """A consultation that ends before it begins is a slip of the hand, and so is a change before anybody was heard."""
    days = {key: getattr(written.said, key) for key in _IN_ORDER}
    for earlier, later in pairwise(key for key, day in days.items() if day):
        if days[later] < days[earlier]:
            message = (
                f"“{later}” is {days[later].isoformat()}, before “{earlier}”, which is {days[earlier].isoformat()}."
            )
            hint = (
                "A consultation opens, then closes, and only then does the change take effect: correct one of the days."
            )
            yield Diagnostic("wrong-order", message, written.place_of(later), hint)


def _judged_remarks(written: Written) -> Iterator[Diagnostic]:
    places: dict[str, Location] = {}
    for remark, at in written.placed_remarks:
        if remark.change in places:
            message = f"The change {remark.change} is spoken of at {places[remark.change]} already."
            yield Diagnostic("two-remarks", message, at, "Keep one of the two.")
        places.setdefault(remark.change, at)
        if (remark.is_class is None) != (remark.class_reason is None):
            missing, given = ("class_reason", "class") if remark.is_class else ("class", "class_reason")
            message = f"“{given}” is given for the change {remark.change}, and “{missing}” is not."
            yield Diagnostic("half-a-class", message, at, f"Add “{missing}:”, or take “{given}” away.")
        elif remark.is_class is None and remark.reason is None:
            message = f"Nothing is said of the change {remark.change}."
            yield Diagnostic("no-remark", message, at, "Add “reason:”: why it is proposed.")
