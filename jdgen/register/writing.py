"""Writing a decision as the file of the register that it is."""

from jdgen.register.entry import Entry, Evaluation
from jdgen.source.writing import in_yaml, word_in_yaml

_WIDTH = 100
"""Characters up to which a list stands on the line of its key."""
_NEVER_EDITED = (
    "# A decision of the register: never edited, never deleted. What is wrong is put right by a new decision."
)


def as_yaml(entry: Entry, schema_line: str) -> str:
    """The text of the file of `entry`; `schema_line` is the one by which an editor finds its schema."""
    lines = [
        schema_line,
        _NEVER_EDITED,
        "",
        *_listed("roles", entry.roles),
        *(_listed("schools", entry.schools) if entry.schools is not None else ()),
        f"approved_on: {entry.approved_on.isoformat()}",
        f"approved_by: {in_yaml(entry.approved_by)}",
        f"ref: {in_yaml(entry.ref)}",
        f"in_force_from: {entry.in_force_from.isoformat()}",
        *(_evaluated(entry.evaluation) if entry.evaluation is not None else ()),
        "texts:",
    ]
    texts = (
        f"  {word_in_yaml(role_id)}: {{version: {text.version}, hash: {text.hash}}}"
        for role_id, text in entry.texts.items()
    )
    return "\n".join([*lines, *texts]) + "\n"


def _listed(key: str, words: tuple[str, ...]) -> list[str]:
    written = [word_in_yaml(word) for word in words]
    line = f"{key}: [{', '.join(written)}]"
    return [line] if len(line) <= _WIDTH else [f"{key}:", *(f"  - {word}" for word in written)]


def _evaluated(evaluation: Evaluation) -> list[str]:
    return [
        "evaluation:",
        f"  scheme: {in_yaml(evaluation.scheme)}",
        f"  ref: {in_yaml(evaluation.ref)}",
        f"  date: {evaluation.date.isoformat()}",
    ]
