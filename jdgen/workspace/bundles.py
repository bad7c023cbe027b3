"""Bundles: several roles in one document, named in jdgen.yaml."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from jdgen.diagnostics import Diagnostic, Location, did_you_mean, raise_errors
from jdgen.register.register import is_pattern
from jdgen.role.model import Model
from jdgen.role.validation import validated
from jdgen.source.nodes import Mapping as Keys
from jdgen.source.nodes import Node, Sequence
from jdgen.workspace.fields import SCHOOL_ID, Filename, Lines, Str
from jdgen.workspace.position import TRUST, Position

FEWEST = 2
"""Roles; one alone is a document already."""
_COMMAND_LINE = Location("--together", 0, 0)
"""No line of any file."""


class BundleEntry(Model):
    """A bundle as jdgen.yaml has it."""

    title: Str | None = None
    roles: Lines
    house: Str | None = None
    filename: Filename | None = None


@dataclass(frozen=True)
class Bundle:
    """Roles that stand in one document, in this order."""

    id: str
    roles: tuple[str, ...]
    title: str = ""
    """Empty: the titles of the roles."""
    house: str = ""
    """Empty: the one house they all ask for."""
    filename: str = ""
    """The pattern of its files' names; empty: that of all documents."""
    at: Location = _COMMAND_LINE

    def positions(self, school: str = TRUST) -> tuple[Position, ...]:
        """Its roles at a school, or at the trust."""
        return tuple(Position(role, school) for role in self.roles)


def bundle_of(roles: tuple[str, ...]) -> Bundle:
    """The bundle of roles that no file names: it is called by their ids."""
    return Bundle("+".join(role.replace("/", "-") for role in roles), roles)


def read_bundles(node: Node | None, roles: Collection[str], houses: Collection[str]) -> dict[str, Bundle]:
    """The bundles by id, as `node`, the value of `bundles:` in jdgen.yaml, has them; `roles` and `houses` are those
    there are. Raises `Rejected` with all that is wrong."""
    findings: list[Diagnostic] = []
    if node is not None and not isinstance(node, Keys):
        hint = "Write an id, such as teaching-assistants:, and “roles:” below it."
        findings.append(Diagnostic("mapping-expected", "“bundles” should be keys with values.", node.at, hint))
    found: dict[str, Bundle] = {}
    for entry in node.entries if isinstance(node, Keys) else ():
        name, at = entry.key.text, entry.key.at
        if not SCHOOL_ID.fullmatch(name):
            hint = "Use small letters, digits and hyphens, such as teaching-assistants."
            findings.append(Diagnostic("bad-id", f"“{name}” cannot be the id of a bundle.", at, hint))
        if not isinstance(entry.value, Keys):
            hint = "It takes at least “roles:”, with a list of two roles or more below it."
            message = f"“{name}” should be keys with values."
            findings.append(Diagnostic("mapping-expected", message, entry.value.at, hint))
        elif read := validated(BundleEntry, entry.value, findings):
            findings += _judged(read, entry.value, roles, houses)
            found[name] = Bundle(name, read.roles, read.title or "", read.house or "", read.filename or "", at)
    raise_errors(findings)
    return found


def _judged(entry: BundleEntry, node: Keys, roles: Collection[str], houses: Collection[str]) -> Iterator[Diagnostic]:
    listed = node.get("roles")
    places = [item.at for item in listed.items] if isinstance(listed, Sequence) else [node.key_at("roles")]
    for place, (role, at) in enumerate(zip(entry.roles, places, strict=True)):
        if role not in roles:
            pattern = "Name each role by its id: their order counts, so patterns are not taken."
            hint = (
                pattern
                if is_pattern(role) or "!" in role
                else did_you_mean(role, roles) or "“jdgen list” lists the roles."
            )
            yield Diagnostic("unknown-role", f"There is no role “{role}”.", at, hint)
        elif role in entry.roles[:place]:
            yield Diagnostic("duplicate-role", f"“{role}” is in this bundle already.", at, "Delete this line.")
    if len(entry.roles) < FEWEST:
        hint = "List two or more below “roles:”; a role alone is built by “jdgen build” as it is."
        message = f"A bundle holds two roles or more, and here {'is one' if entry.roles else 'are none'}."
        yield Diagnostic("lone-role", message, places[0] if places else node.key_at("roles"), hint)
    if entry.house and entry.house not in houses:
        hint = did_you_mean(entry.house, houses) or f"Houses: {', '.join(houses)}."
        yield Diagnostic("unknown-house", f"There is no house “{entry.house}”.", node.key_at("house"), hint)


def schools_with(bundle: Bundle, positions: Collection[Position]) -> tuple[str, ...]:
    """Where, of the `positions` there are, all roles of the bundle are: the trust, schools."""
    by_school: dict[str, set[str]] = {}
    for position in positions:
        by_school.setdefault(position.school, set()).add(position.role)
    return tuple(school for school, held in sorted(by_school.items()) if held.issuperset(bundle.roles))
