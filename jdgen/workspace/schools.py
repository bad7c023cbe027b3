"""The schools of a trust: entries of jdgen.yaml, and files of their own in schools/."""

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Dict
from typing import NamedTuple

from jdgen.diagnostics import Diagnostic, Location, Rejected, did_you_mean, raise_errors
from jdgen.register.register import is_meant
from jdgen.role.resolution.library import OWN_ROLE, SUFFIX
from jdgen.role.validation import validated
from jdgen.source.filenames import is_device
from jdgen.source.modeline import SCHOOLS_FOLDER
from jdgen.source.nodes import Mapping, Node, Sequence, mapping_of
from jdgen.source.strict import parse
from jdgen.source.tree import Tree
from jdgen.workspace.fields import SCHOOL_ID
from jdgen.workspace.position import TRUST_WORD
from jdgen.workspace.school import School
from jdgen.workspace.sites import completed, judged_sites

_OVERRIDES = "overrides"


class Source(NamedTuple):
    """A school, and where it is written."""

    school: School
    node: Mapping
    at: Location

    @property
    def overrides(self) -> Dict[str, Mapping]:
        """By role: what the school changes of it."""
        overrides = self.node.get(_OVERRIDES)
        entries = overrides.entries if isinstance(overrides, Mapping) else ()
        return {entry.key.text: entry.value for entry in entries if isinstance(entry.value, Mapping)}

    def has(self, role_id: str) -> bool:
        """Whether it has the role, one of those that all schools may have."""
        return _meant(role_id, self.school.roles) and not _meant(role_id, self.school.except_roles)

    def place_of(self, key: str, text: str) -> Location:
        """Where `text` is written in the list, or as the key of the mapping, behind `key`."""
        value = self.node.get(key)
        if isinstance(value, Mapping):
            return value.key_at(text)
        items = value.items if isinstance(value, Sequence) else ()
        return next((item.at for item in items if getattr(item, "text", "") == text), self.node.key_at(key))


def read_schools(tree: Tree, entries: Node | None, shared_roles: Iterable[str]) -> dict[str, Source]:
    """The schools by id, sorted: those in `entries`, which jdgen.yaml holds, and those with a file in schools/.

    `shared_roles` are the ids of the roles that all schools may have. Raises `Rejected` with all that is wrong.
    """
    findings: list[Diagnostic] = []
    nodes: dict[str, tuple[Mapping, Location]] = {}
    for name, node, at in (*_entries(entries, findings), *_files(tree, findings)):
        if hint := _unfit(name):
            findings.append(Diagnostic("bad-id", f"“{name}” cannot be the id of a school.", at, hint))
        elif name in nodes:
            message = f"The school “{name}” is described at {nodes[name][1]} already."
            findings.append(Diagnostic("two-schools", message, at, "Keep one of the two."))
        else:
            nodes[name] = node, at
    findings += _homeless(tree, nodes)
    sources = {name: _source(node, at, findings) for name, (node, at) in sorted(nodes.items())}
    known = {name: source for name, source in sources.items() if source}
    findings += judged_sites(known)
    raise_errors(findings)
    found = {name: source._replace(school=completed(source.school, known)) for name, source in known.items()}
    raise_errors([finding for source in found.values() for finding in _judged(source, tuple(shared_roles))])
    return found


def _unfit(name: str) -> str:
    """What to do where a school has the id `name`; empty if it may."""
    if not SCHOOL_ID.fullmatch(name) or is_device(name):  # its documents stand in a folder of that name
        return "Use small letters, digits and hyphens, such as oak-primary."
    return "That word means the trust itself. Use another, such as trust-school." if name == TRUST_WORD else ""


def _entries(entries: Node | None, findings: list[Diagnostic]) -> Iterator[tuple[str, Mapping, Location]]:
    if entries is not None and not isinstance(entries, Mapping):
        hint = "Write an id, such as oak-primary:, and what is said of the school below it."
        findings.append(Diagnostic("mapping-expected", "“schools” should be keys with values.", entries.at, hint))
    for entry in entries.entries if isinstance(entries, Mapping) else ():
        if isinstance(entry.value, Mapping):
            yield entry.key.text, entry.value, entry.key.at
        else:
            hint = "It takes at least “name:”. Write its keys on the next lines, two spaces further in."
            message = f"“{entry.key.text}” should be keys with values."
            findings.append(Diagnostic("mapping-expected", message, entry.value.at, hint))


def _files(tree: Tree, findings: list[Diagnostic]) -> Iterator[tuple[str, Mapping, Location]]:
    for path in tree.files(SCHOOLS_FOLDER):
        name = path.removeprefix(SCHOOLS_FOLDER + "/")
        if "/" in name or name.startswith("."):
            continue
        if not name.endswith(SUFFIX):
            continue
        try:
            yield name.removesuffix(SUFFIX), mapping_of(parse(path, tree.read(path)), path), Location(path, 1, 1)
        except Rejected as rejected:
            findings += rejected.diagnostics


def _homeless(tree: Tree, schools: Iterable[str]) -> Iterator[Diagnostic]:
    """Roles that would be nowhere, since there is no school of the id of their folder."""
    for path in tree.files(SCHOOLS_FOLDER):
        own = OWN_ROLE.fullmatch(path)
        if own and own["school"] not in schools:
            hint = did_you_mean(own["school"], schools) or f"Describe it in {SCHOOLS_FOLDER}/{own['school']}{SUFFIX}."
            message = f"This role is of the school “{own['school']}”, and there is none."
            yield Diagnostic("unknown-school", message, Location(path), hint)


def _source(node: Mapping, at: Location, findings: list[Diagnostic]) -> Source | None:
    school = validated(School, node.without(_OVERRIDES), findings, (_OVERRIDES,))
    overrides = node.get(_OVERRIDES)
    if overrides is not None and not isinstance(overrides, Mapping):
        hint = "Write the id of a role, and what the school changes of it below it."
        findings.append(Diagnostic("mapping-expected", "“overrides” should be keys with values.", overrides.at, hint))
    for entry in overrides.entries if isinstance(overrides, Mapping) else ():
        if not isinstance(entry.value, Mapping):
            message = f"“{entry.key.text}” should be keys with values."
            hint = "Write what the school changes of the role, such as “edits:” with a list of changes below it."
            findings.append(Diagnostic("mapping-expected", message, entry.value.at, hint))
    return Source(school, node, at) if school else None


def _judged(source: Source, shared_roles: tuple[str, ...]) -> Iterator[Diagnostic]:
    """What a school says of roles that there are not, or that it has not."""
    for key in ("roles", "except_roles"):
        for pattern in getattr(source.school, key) if source.node.get(key) is not None else ():
            if not any(_meant(role_id, (pattern,)) for role_id in shared_roles):
                hint = did_you_mean(pattern, shared_roles) or "“jdgen list” lists the roles."
                message = f"“{pattern}” means no role that all schools may have."
                yield Diagnostic("unknown-role", message, source.place_of(key, pattern), hint)
    for role_id in source.overrides:
        at = source.place_of(_OVERRIDES, role_id)
        if role_id not in shared_roles:
            hint = did_you_mean(role_id, shared_roles) or "“jdgen list” lists the roles."
            yield Diagnostic("unknown-role", f"There is no role “{role_id}” to change.", at, hint)
        elif not source.has(role_id):
            message = f"The school changes “{role_id}”, which is none of its roles."
            yield Diagnostic("unused-override", message, at, "Add it to “roles:”, or delete these lines.")


def _meant(role_id: str, patterns: Iterable[str]) -> bool:
    return any(is_meant(role_id, pattern) for pattern in patterns)
