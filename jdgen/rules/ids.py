"""Rules about names that nothing uses."""

from collections.abc import Iterator

from jdgen.role.identity import slug
from jdgen.rules.rule import PATHS, Complaint, Sources, entries
from jdgen.source.nodes import Scalar


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
        if not path.startswith(sources.folder + "/") or "/_shared/clauses/" in path:
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
