"""From a role's file to a resolved `Role`: parent, edits, shared clauses, the trust's statements, checked as a whole.

The order is that of the architecture page: `extends` and `edits`, `use`, `every_role`, short forms, the model, and last
what every role must hold.
Variables stay in the texts; `role.variables` fills them for a trust or school.
"""

from datetime import date
from typing import TypeVar

from jdgen.diagnostics import Diagnostic, Rejected, did_you_mean, raise_errors, reject
from jdgen.role.model import Role
from jdgen.role.resolution.edits import apply_edits
from jdgen.role.resolution.extends import merge
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.required import Requirement, judge_requirements
from jdgen.role.resolution.shared import ClauseDefinition
from jdgen.role.resolution.shorthand import write_out
from jdgen.role.validation import validated
from jdgen.source.days import spoken
from jdgen.source.modeline import SCHOOLS_FOLDER
from jdgen.source.nodes import Entry, Mapping, Node, Scalar, Sequence

N = TypeVar("N", Mapping, Sequence)

_UNKNOWN_CLAUSE = "unknown-clause"
_OF_INHERITANCE = ("extends", "edits")
_BESIDE_USE = ("use", "level", "assessed_by")


def resolve(
    role_id: str,
    library: Library,
    every_role: Sequence | None = None,
    required: tuple[Requirement, ...] = (),
    override: Mapping | None = None,
) -> Role:
    """The role called `role_id`, its variables not yet filled; raises `Rejected` with all that is wrong with it.

    `every_role` are statements the trust adds to each role, `required` the clauses of which it must then hold each.
    `override` is what a school changes of the role, as a child changes what its parent gives.
    """
    findings: list[Diagnostic] = []
    source = worded(role_id, library, override, findings)
    findings += library.locks.borrowed_names(source)
    source = used(source, library, findings)
    if every_role is not None:
        source = _with_statements(source, used(every_role, library, findings))
    source = write_out(source, findings)
    role = validated(Role, source.without(*_OF_INHERITANCE), findings, _OF_INHERITANCE, id=role_id)
    if role is None:
        raise Rejected(dict.fromkeys(findings))
    if not any(finding.code == _UNKNOWN_CLAUSE for finding in findings):  # that may be the required one, misspelt
        findings += judge_requirements(role, required, library)
    raise_errors(dict.fromkeys(findings))
    return role


def worded(role_id: str, library: Library, override: Mapping | None, findings: list[Diagnostic]) -> Mapping:
    """The role called `role_id` with what it inherits, and what a school changes of it; shared clauses still by id."""
    path = library.role_files[role_id]
    source = inherited(path, library, findings)
    return source if override is None else _overridden(source, override, path, library, findings)


def inherited(path: str, library: Library, findings: list[Diagnostic]) -> Mapping:
    """The mapping of the role file at `path` with its parents' values, root first, and its own edits made."""
    chain = lineage(path, library)
    findings += [finding for file in chain for finding in _keys_of_jdgen(library.source(file), ("id",))]
    role, found = _with_parents(chain, library)
    findings += found
    return role


def _overridden(role: Mapping, override: Mapping, path: str, library: Library, findings: list[Diagnostic]) -> Mapping:
    """`role`, of the file at `path`, with a school's own values laid over it and its own edits made."""
    findings += _keys_of_jdgen(override, ("id",))
    if override.get("extends") is not None:
        findings.append(
            Diagnostic("unknown-key", "What a school changes of a role extends no other.", override.key_at("extends"),
                       f"Write a role of the school's own in {SCHOOLS_FOLDER}/ID/roles/, which may.")
        )  # fmt: skip
    return _laid_over(role, override, path, library, findings)._replace(at=role.at)


def _laid_over(given: Mapping, child: Mapping, given_by: str, library: Library, findings: list[Diagnostic]) -> Mapping:
    """What the file `given_by` gives, with the values of `child` laid over it and its edits made."""
    role = merge(given, child, findings)
    findings += library.locks.broken_by_merge(given, child, role)
    edits = child.get("edits")
    return apply_edits(role, edits, given_by, library.locks, findings) if edits is not None else role


def _with_parents(chain: list[str], library: Library) -> tuple[Mapping, tuple[Diagnostic, ...]]:
    """The first file of `chain` laid over the others, with what is wrong; parents are put together once."""
    path, above = chain[0], chain[1:]
    if path in library.merged:
        return library.merged[path]
    child = library.source(path)
    findings: list[Diagnostic] = []
    if above:
        parent, found = _with_parents(above, library)
        findings += found
        role = _laid_over(parent, child, above[0], library, findings)
        library.merged.setdefault(above[0], (parent, found))
    else:
        role = child
        if (edits := child.get("edits")) is not None:
            findings.append(
                Diagnostic("edits-without-parent", "There is nothing to edit: this role extends none.", edits.at,
                           "Change the lists themselves, or name a parent with extends:.")
            )  # fmt: skip
    return role, tuple(findings)


def lineage(path: str, library: Library) -> list[str]:
    """The file and its ancestors, nearest first; raises `Rejected` for a circle."""
    chain = [path]
    while (parent := library.source(chain[-1]).get("extends")) is not None:
        if not isinstance(parent, Scalar):
            raise reject("text-expected", "extends names one parent.", parent.at, "Write a single id.")
        above = library.parent_file(parent)
        if above in chain:
            raise _circular(chain[chain.index(above) :], library)
        chain.append(above)
    return chain


def _circular(circle: list[str], library: Library) -> Rejected:
    """The complaint about files that extend each other, the same whichever of them was asked for."""
    start = circle.index(min(circle))
    files = [*circle[start:], *circle[:start]]
    names = " → ".join([*files, files[0]])
    message = f"These roles extend each other in a circle: {names}." if len(files) > 1 else "This role extends itself."
    parent = library.source(files[0]).get("extends")
    assert parent is not None
    hint = "Let one of them extend no other." if len(files) > 1 else "Name another role, or delete “extends:”."
    return Rejected([Diagnostic("circular-extends", message, parent.at, hint)])


def used(node: N, library: Library, findings: list[Diagnostic]) -> N:
    """`node` with every `use: ID` replaced by the shared clause's text."""
    return _expanded(node, library, findings)  # type: ignore[return-value]


def _expanded(node: Node, library: Library, findings: list[Diagnostic]) -> Node:
    if isinstance(node, Sequence):
        items = tuple([item if isinstance(item, Scalar) else _expanded(item, library, findings) for item in node.items])
        return Sequence(items, node.at, node.flow)
    if not isinstance(node, Mapping):
        return node
    if isinstance(name := node.get("use"), Scalar):
        return _clause(node, name, library, findings)
    findings += _keys_of_jdgen(node, ("shared",))
    entries = [
        entry if isinstance(entry.value, Scalar) else Entry(entry.key, _expanded(entry.value, library, findings))
        for entry in node.entries
    ]
    return Mapping(tuple(entries), node.at, node.flow)


def _keys_of_jdgen(node: Mapping, keys: tuple[str, ...]) -> list[Diagnostic]:
    """Keys that the models have but no author writes: their value would be overwritten without a word."""
    hint = {"id": "A role's id is the path of its file.", "shared": "A shared clause is used with “use:”."}
    return [
        Diagnostic("unknown-key", f"There is no key “{key}” here.", node.key_at(key), hint[key])
        for key in keys
        if node.get(key) is not None
    ]


def _clause(node: Mapping, name: Scalar, library: Library, findings: list[Diagnostic]) -> Mapping:
    """The shared clause `name` in place of `node`; a stand-in, with a finding, if there is none."""
    for entry in node.entries:
        if entry.key.text not in _BESIDE_USE:
            findings.append(
                Diagnostic("unknown-key", f"“use” takes no “{entry.key.text}”.", entry.key.at,
                           "The words stand in the shared clause; beside use only level and assessed_by may be said.")
            )  # fmt: skip
    own = tuple(e for e in node.entries if e.key.text in ("level", "assessed_by"))
    clause = library.clauses.get(name.text)
    if clause is None:
        findings += _unknown_clause(name, library)
        return Mapping((Entry(Scalar("text", name.at), name), *own), node.at)
    findings += clause.doubles
    identity = (Entry(Scalar("id", name.at), name), Entry(Scalar("shared", name.at), name))
    if clause.words is None:
        findings.append(_no_wording_yet(clause.definition, name, library.as_of))
        return Mapping((*identity, Entry(Scalar("text", name.at), name), *own), node.at)
    return Mapping((*identity, *clause.words.entries, *own), node.at)


def _no_wording_yet(clause: ClauseDefinition, name: Scalar, as_of: date) -> Diagnostic:
    begins = clause.wordings[0].begins
    assert begins is not None, "a wording without a first day counts on every day"
    return Diagnostic(
        "no-wording",
        f"“{clause.id}” has no wording on {spoken(as_of)}; its first begins on {spoken(begins.date)}.",
        name.at,
        "Ask for a later day with --as-of; or write the wording that held before, without a “from:”.",
    )


def _unknown_clause(name: Scalar, library: Library) -> list[Diagnostic]:
    if unread := list(library.unread_clauses):
        return unread  # the clause may well stand in the file that cannot be read: one cause, one finding
    where = f"{library.folder}/_shared/clauses/"
    hint = did_you_mean(name.text, library.clauses) or "Check the id, or add the clause there."
    return [Diagnostic(_UNKNOWN_CLAUSE, f"There is no shared clause “{name.text}” in {where}.", name.at, hint)]


def _with_statements(role: Mapping, every: Sequence) -> Mapping:
    own = role.get("statements")
    if own is None:
        return role._replace(entries=(*role.entries, Entry(Scalar("statements", every.at), every)))
    if not isinstance(own, Sequence):
        return role
    return role.with_value("statements", own._replace(items=(*own.items, *every.items)))
