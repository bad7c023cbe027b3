"""Rules about files: their names, and the line that tells an editor their schema."""

import re
from collections.abc import Iterator

from jdgen.diagnostics import Location
from jdgen.rules.rule import Complaint, Sources
from jdgen.source.filenames import is_device
from jdgen.source.modeline import MODELINE, schema_line_of

_USUAL = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_NEVER = frozenset(':\\*?"<>|')


def schema_line(sources: Sources) -> Iterator[Complaint]:
    """Every YAML file begins with the line by which an editor finds its schema.

    With it an editor completes keys, explains them, and marks mistakes while they are typed. It tells the way from the
    file to the workspace's .jdgen folder, so a file copied to another folder needs another one.

        before:  title: Reading mentor
        after:   # yaml-language-server: $schema=../.jdgen/role.schema.json
                 title: Reading mentor
    """
    for path, line in sources.first_lines.items():
        wanted = schema_line_of(path, sources.folder)
        if line.strip() == wanted:
            continue
        what = "leads to another schema" if line.startswith(MODELINE) else "is missing"
        message = f"The line that tells an editor the schema of this file {what}."
        yield Complaint(message, Location(path), f"Make its first line: {wanted}")


def schema_of_another_version(sources: Sources) -> Iterator[Complaint]:
    """The schemas in .jdgen/ are those of the jdgen in use.

    An editor that follows older ones marks new keys as mistakes, and misses mistakes that jdgen finds.

        before:  .jdgen/role.schema.json is missing, or was written by another version
        after:   jdgen schema --write
    """
    present = {path: content.replace(b"\r\n", b"\n") for path, content in sources.schemas.items()}
    others = [path for path, own in sources.own_schemas.items() if present.get(path) != own]
    if others:
        what = "is not the one of this jdgen" if others[0] in present else "is missing, so that editors cannot help"
        more = f" (so with {len(others)} schemas)" if len(others) > 1 else ""
        hint = "Run “jdgen schema --write”, and commit what it writes."
        yield Complaint(f"{others[0]} {what}{more}.", Location(others[0]), hint)


def unread_suffix(sources: Sources) -> Iterator[Complaint]:
    """YAML files end in `.yaml`.

    jdgen reads no others, so that a `.yml` file would be left out without a word.

        before:  roles/caretaker.yml
        after:   roles/caretaker.yaml
    """
    for path in sources.files:
        stem, _, suffix = path.rpartition(".")
        if path.isprintable() and suffix.lower() in ("yml", "yaml") and suffix != "yaml":
            yield Complaint(f"jdgen does not read {path}: its name ends in .{suffix}.", Location(path),
                            f"Rename it to {stem}.yaml.")  # fmt: skip


def unusual_name(sources: Sources) -> Iterator[Complaint]:
    """Files and folders of roles and houses are named in small letters, digits, hyphens and underscores.

    Names are typed on command lines and become names of documents; capitals differ on some computers and not on others,
    blanks need quotes, and a few words (con, aux, nul) name devices on Windows.

        before:  roles/Teaching Assistant.yaml
        after:   roles/teaching-assistant.yaml
    """
    for path in sources.files:
        if not path.endswith(".yaml") or not path.isprintable() or set(path) & _NEVER:
            continue  # a file that cannot even be read is an error already
        for part in path.removesuffix(".yaml").split("/"):
            if not is_usual(part.removeprefix("_")):
                message = f"“{part}” is a name that not every computer takes as it is."
                yield Complaint(message, Location(path), f"Rename it, such as {usual(part)}.")


def is_usual(name: str) -> bool:
    """Whether a file or folder may have this name, without its suffix, on every computer."""
    return bool(_USUAL.fullmatch(name)) and not is_device(name)


def usual(name: str) -> str:
    """The nearest name that a file or folder may have on every computer."""
    near = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "role"
    return f"{near}-role" if is_device(near) else near
