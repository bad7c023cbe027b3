"""Rules about names that nothing uses."""

from collections.abc import Iterator

from jdgen.diagnostics import did_you_mean
from jdgen.role.resolution.item_ids import slug
from jdgen.rules.rule import PATHS, Complaint, Sources, entries
from jdgen.source.modeline import schema_kind
from jdgen.source.nodes import Mapping, Scalar


def unused_clause(sources: Sources) -> Iterator[Complaint]:
    """Every shared clause is used by a role, a base or `every_role`.

    One that nobody uses goes stale unseen; often its id is misspelt where it was meant.

        before:  - id: first-aid-at-work           (and nowhere “use: first-aid-at-work”)
        after:   the clause is deleted, or a role says “- use: first-aid-at-work”
    """
    if not sources.complete:
        return
    used = {
        entry.value.text
        for node in sources.nodes.values()
        for _, entry in entries(node)
        if entry.key.text == "use" and isinstance(entry.value, Scalar)
    }
    for name, at in sources.clauses.items():
        if name not in used:
            yield Complaint(
                f"Nothing uses the shared clause “{name}”.", at, f"Delete it, or write “use: {name}” in a role."
            )


def unrequired_without(sources: Sources) -> Iterator[Complaint]:
    """A role says why it goes without a clause only if that clause is required.

    The reason would stand there for nothing, and reads as if the requirement still held; or the id is misspelt.

        before:  without:                             (and jdgen.yaml does not require “first-aid”)
                   first-aid: The post is never alone with pupils.
        after:   (neither line)
    """
    for path, node in sources.nodes.items():
        reasons = node.get("without") if schema_kind(path, sources.folder) == "role" else None
        for key in (entry.key for entry in reasons.entries) if isinstance(reasons, Mapping) else ():
            if key.text not in sources.required:
                hint = did_you_mean(key.text, sources.required) or "Delete this line, or require the clause there."
                yield Complaint(f"jdgen.yaml does not require the clause “{key.text}”.", key.at, hint)


def unused_id(sources: Sources) -> Iterator[Complaint]:
    """An `id` is given only where an edit points at it.

    Everything can be found without: groups and short items are called by their words. An id that nothing points at is
    one more thing to read, and one more to keep unlike the others.

        before:  - id: inset
                   text: Attend INSET days.
        after:   - Attend INSET days.
    """
    if not sources.complete:
        return
    pointed = set(_steps(sources))
    for path, node in sources.nodes.items():
        if schema_kind(path, sources.folder) != "role":
            continue
        for item, entry in entries(node):
            if entry.key.text != "id" or not isinstance(entry.value, Scalar) or entry.value.text in pointed:
                continue
            words = next((item.get(key) for key in ("heading", "text") if item.get(key)), None)
            same = isinstance(words, Scalar) and slug(words.text) == entry.value.text
            why = "it is what jdgen calls this item anyway" if same else "nothing points at it"
            message = f"The id “{entry.value.text}” is not needed: {why}."
            yield Complaint(
                message, entry.key.at, "Delete it; if only a text is left, write the text alone behind its dash."
            )


def _steps(sources: Sources) -> Iterator[str]:
    for node in sources.nodes.values():
        for _, entry in entries(node):
            if entry.key.text in PATHS and isinstance(entry.value, Scalar):
                yield from entry.value.text.split("/")
