"""`edits:`, the changes a child role makes to what it inherits, applied one after another."""

from jdgen.diagnostics import Diagnostic, Location, did_you_mean
from jdgen.role.resolution.extends import count_items
from jdgen.role.resolution.item_ids import CHILDREN_KEYS, SHORT, item_id
from jdgen.role.resolution.locks import Locks
from jdgen.role.resolution.paths import NotFound, Steps, children_key, find, get, replaced, with_entry
from jdgen.source.nodes import Entry, Mapping, Node, Scalar, Sequence

_VERBS = {
    "add": ("id", "in", "after", "before", "level", "assessed_by"),
    "remove": (),
    "replace": ("with",),
    "move": ("after", "before"),
}
_LISTS = ("duties", "person_specification", "sections", "statements", "reports_to", "responsible_for", "liaison_with")
_GROUPED = ("duties", "person_specification")
_OF_AN_ITEM = len(("duties", 0, "clauses", 0))
_PLACES = ("in", "after", "before")


class _Refused(Exception):
    def __init__(self, code: str, message: str, at: Location, hint: str = "") -> None:
        self.diagnostic = Diagnostic(code, message, at, hint)


def apply_edits(role: Mapping, edits: Node, given_by: str, locks: Locks, findings: list[Diagnostic]) -> Mapping:
    """`role` after `edits`; one that cannot be made is a finding that names `given_by`, the file it was meant for.

    One that breaks one of `locks` is not made either.
    """
    if not isinstance(edits, Sequence):
        findings.append(
            Diagnostic("list-expected", "edits: holds a list of changes.", edits.at, "Begin each with “- ”.")
        )
        return role
    for edit in edits.items:
        try:
            edited = _apply(role, edit, given_by)
        except _Refused as refused:
            findings.append(refused.diagnostic)
            continue
        broken = locks.broken_by_edit(role, edited, _target_of(edit))
        findings += broken
        role = role if broken else edited
    return role


def _target_of(edit: Node) -> Location:
    """Where an edit says what it changes."""
    target = edit.entries[0].value if isinstance(edit, Mapping) else edit
    return target.at


def _apply(role: Mapping, edit: Node, given_by: str) -> Mapping:
    if not isinstance(edit, Mapping) or not edit.entries:
        raise _Refused("bad-edit", "This edit is not a change.", edit.at, "Write “- remove: PATH”, for example.")
    verb = _verb(edit)
    if verb == "remove":
        return _taken_out(role, _found(role, edit, "remove", given_by), edit, "remove")
    if verb == "replace":
        return _replace(role, edit, given_by)
    if verb == "move":
        return _move(role, edit, given_by)
    return _add(role, edit, given_by)


def _verb(edit: Mapping) -> str:
    keys = [e.key.text for e in edit.entries]
    verbs = [key for key in keys if key in _VERBS]
    if len(verbs) != 1:
        instead = f"this one with {' and '.join(verbs)}" if verbs else f"this one with “{keys[0]}”"
        raise _Refused(
            "bad-edit",
            f"An edit begins with one of add, remove, replace and move, but {instead}.",
            edit.at,
            "Write each change as a list item of its own, such as “- remove: duties/responsibilities/displays”.",
        )
    for entry in edit.entries:
        name = entry.key.text
        if name != verbs[0] and name not in _VERBS[verbs[0]]:
            allowed = ", ".join(_VERBS[verbs[0]]) or "nothing else"
            raise _Refused(
                "unknown-key",
                f"“{verbs[0]}” takes no “{name}”.",
                entry.key.at,
                did_you_mean(name, _VERBS[verbs[0]], "{}") or f"Beside “{verbs[0]}” an edit may say: {allowed}.",
            )
    return verbs[0]


def _taken_out(role: Mapping, steps: Steps, edit: Mapping, verb: str) -> Mapping:
    """`role` without what stands at `steps`."""
    rest = _mapping(replaced(role, steps, lambda _: None))
    if steps[0] in _GROUPED and len(steps) == _OF_AN_ITEM and not count_items(get(rest, steps[:-1])):
        group = item_id(get(role, steps[:2])) or "GROUP"
        raise _Refused(
            "empty-list",
            f"This leaves “{group}” without an item, and a group is never empty.",
            edit.key_at(verb),
            f"Remove the group: “- remove: {steps[0]}/{group}”; or add to it first.",
        )
    return rest


def _replace(role: Mapping, edit: Mapping, given_by: str) -> Mapping:
    steps = _found(role, edit, "replace", given_by)
    new = edit.get("with")
    if new is None:
        raise _Refused("bad-edit", "“replace” needs “with”.", edit.key_at("replace"), "Add with: and the new text.")
    return _mapping(replaced(role, steps, lambda old: _keeping_id(old, new)))


def _keeping_id(old: Node, new: Node) -> Node:
    """A clause that is reworded keeps its id and, if only a text is given, everything else of it."""
    if isinstance(old, Mapping) and isinstance(new, Scalar) and old.get("use") is None:
        for key in ("text", "essential", "desirable"):
            if old.get(key) is not None:
                return _mapping(replaced(old, (key,), lambda _: new))
    if isinstance(old, Mapping) and isinstance(new, Scalar) and old.get("use") is not None:
        said = tuple(e for e in old.entries if e.key.text in ("level", "assessed_by"))
        return Mapping((Entry(Scalar("text", new.at), new), *said), new.at) if said else new
    given = old.get("id") if isinstance(old, Mapping) else None
    if given is not None and isinstance(new, Mapping) and new.get("id") is None and new.get("use") is None:
        return new._replace(entries=(Entry(Scalar("id", given.at), given), *new.entries))
    return new


def _move(role: Mapping, edit: Mapping, given_by: str) -> Mapping:
    steps = _found(role, edit, "move", given_by)
    if not isinstance(steps[-1], int):
        raise _Refused(
            "bad-edit", "Only an item of a list can be moved.", edit.key_at("move"), "Name a clause or group."
        )
    item = _as_assessed(role, steps, get(role, steps))
    beside = _found(role, edit, _place(edit, ("after", "before")), given_by)
    if beside[: len(steps)] == steps:
        where = "next to itself" if beside == steps else "into itself"
        raise _Refused("bad-edit", f"This moves an item {where}.", edit.key_at("move"), "Name another neighbour.")
    rest = _taken_out(role, steps, edit, "move")
    return _inserted(rest, item, edit, ("after", "before"), given_by)


def _as_assessed(role: Mapping, steps: Steps, item: Node) -> Node:
    """A criterion with the methods its group gives it by default: they move with it."""
    group = get(role, steps[:2]) if steps[0] == "person_specification" and len(steps) > 2 else None
    default = group.get("assessed_by") if isinstance(group, Mapping) else None
    if default is None:
        return item
    methods = Entry(Scalar("assessed_by", default.at), default)
    if isinstance(item, Scalar):
        return Mapping((Entry(Scalar("text", item.at), item), methods), item.at)
    if isinstance(item, Mapping) and item.get("assessed_by") is None:
        return item._replace(entries=(*item.entries, methods))
    return item


def _add(role: Mapping, edit: Mapping, given_by: str) -> Mapping:
    item = edit.get("add")
    assert item is not None
    extra = tuple(e for e in edit.entries if e.key.text in ("id", "level", "assessed_by"))
    for entry in extra:
        if isinstance(item, Mapping) and item.get(entry.key.text) is not None:
            message = f"“{entry.key.text}” is said twice: in what is added, and beside it."
            raise _Refused("bad-edit", message, entry.key.at, "Say it once.")
    if extra and isinstance(item, Scalar):
        item = Mapping((Entry(Scalar("text", item.at), item), *extra), item.at)
    elif extra and isinstance(item, Mapping):
        item = item._replace(entries=(*item.entries, *extra))
    return _inserted(role, item, edit, _PLACES, given_by)


def _inserted(role: Mapping, item: Node, edit: Mapping, places: tuple[str, ...], given_by: str) -> Mapping:
    place = _place(edit, places)
    steps = _found(role, edit, place, given_by)
    if place == "in":
        return _appended(role, steps, item, edit)
    index = steps[-1]
    if not isinstance(index, int):
        raise _Refused(
            "bad-edit",
            f"“{place}” needs an item of a list, and this is none.",
            edit.key_at(place),
            "Name a clause or a group.",
        )
    index += place == "after"

    def insert(node: Node) -> Node:
        assert isinstance(node, Sequence)
        return node._replace(items=(*node.items[:index], item, *node.items[index:]))

    return _mapping(replaced(role, steps[:-1], insert))


def _appended(role: Mapping, steps: Steps, item: Node, edit: Mapping) -> Mapping:
    target = get(role, steps)
    if key := children_key(target):
        steps = (*steps, key)
    elif isinstance(target, Mapping):
        key = CHILDREN_KEYS[1] if steps[0] == "person_specification" else CHILDREN_KEYS[0]
        return _mapping(
            replaced(role, steps, lambda n: with_entry(_mapping(n), key, Sequence((item,), item.at), item.at))
        )
    elif not isinstance(target, Sequence):
        raise _Refused(
            "bad-edit",
            "“in” needs a list or a group, and this is a text.",
            edit.key_at("in"),
            "Change a text with replace.",
        )

    def append(node: Node) -> Node:
        assert isinstance(node, Sequence)
        return node._replace(items=(*node.items, item))

    return _mapping(replaced(role, steps, append))


def _place(edit: Mapping, places: tuple[str, ...]) -> str:
    named = [place for place in places if edit.get(place) is not None]
    if len(named) != 1:
        choice = ", ".join(places[:-1]) + " and " + places[-1]
        raise _Refused("bad-edit", f"This edit needs exactly one of {choice}.", edit.at, "Say where it belongs.")
    return named[0]


def _found(role: Mapping, edit: Mapping, key: str, given_by: str) -> Steps:
    path = edit.get(key)
    if not isinstance(path, Scalar):
        raise _Refused("bad-edit", f"“{key}” takes one path.", edit.key_at(key), "For example duties/responsibilities.")
    try:
        return find(role, path.text)
    except NotFound as missed:
        hint = f"Did you mean “{missed.near}”? " if missed.near else ""
        if key == "in" and path.text in _LISTS:
            hint = f"There are none to add to: write “{path.text}:” with its items in this file. "
        elif path.text.rpartition("/")[2].count("-") >= SHORT:
            hint += f"A sentence of more than {SHORT} words is called by an id only: give it one where it is written. "
        raise _Refused(
            "unknown-path", missed.message, path.at, f"{hint}The edit is made to what {given_by} gives."
        ) from None


def _mapping(node: Node) -> Mapping:
    assert isinstance(node, Mapping)
    return node
