"""jdgen verify: whether a folder still holds what was built."""

import json
import sys
from collections import Counter
from pathlib import Path

import click

from jdgen.building.publishing.folder import CannotPublish
from jdgen.building.publishing.manifest import Manifest
from jdgen.building.publishing.manifest_file import manifest_in
from jdgen.building.publishing.publication import HIDDEN_MANIFEST, MANIFEST
from jdgen.building.publishing.verifying import State, Verdict, verify
from jdgen.commands.common import PROBLEMS, stop
from jdgen.diagnostics import Rejected
from jdgen.source.characters import shown
from jdgen.source.days import day, spoken

_COUNTED = {
    State.AS_BUILT: "as built",
    State.SAVED_AGAIN: "saved again",
    State.EDITED: "edited",
    State.MISSING: "missing",
    State.FOREIGN: "foreign",
    State.UNFINISHED: "unfinished",
}


@click.command(epilog="\b\nExamples:\n  jdgen verify dist\n  jdgen verify dist --output-format json")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIST")
@click.option("--output-format", default="text", type=click.Choice(["text", "json"]), show_default=True)
def command(folder: Path, output_format: str) -> None:
    """Say of every file in DIST whether it is as it was built, or edited, missing or foreign.

    DIST is a folder that “jdgen pack” or “jdgen build” made; its manifest says what is to stand there. No workspace is
    needed. The command exits 1 if a file is not as it was built, and 2 if there is no manifest.
    """
    manifest, verdicts = _verified(folder)
    if output_format == "json":
        print(json.dumps([{"path": path, "state": state.name.lower()} for path, state in verdicts], indent=2,
                         ensure_ascii=False))  # fmt: skip
    else:
        print("\n".join(_lines(manifest, verdicts)))
    if any(verdict.state is not State.AS_BUILT for verdict in verdicts):
        sys.exit(PROBLEMS)


def _verified(folder: Path) -> tuple[Manifest, list[Verdict]]:
    try:
        for name in (MANIFEST, HIDDEN_MANIFEST):
            manifest = manifest_in(folder / name)
            if manifest is not None:
                return manifest, list(verify(folder, manifest, name))
        stop(
            f"There is no manifest in {folder}, so nobody can tell what is to stand there. “jdgen pack -o {folder}” "
            "makes the documents, and the manifest with them."
        )
    except Rejected as rejected:
        stop(*(f"{finding.at}: {finding.message} {finding.hint}" for finding in rejected.diagnostics))
    except CannotPublish as error:
        stop(str(error))
    except OSError as error:
        stop(f"{error.filename or folder} cannot be read: {error.strerror or error}.")


def _lines(manifest: Manifest, verdicts: list[Verdict]) -> list[str]:
    """What is not as it was built, then how many files are what."""
    lines = [f"{shown(path)}: {state}" for path, state in verdicts if state is not State.AS_BUILT]
    if manifest.pending:
        lines.append(
            "A run was interrupted, or a file was open, before all was in place: run “jdgen pack” or “jdgen build” "
            "again."
        )
    number = Counter(verdict.state for verdict in verdicts)
    counts = ", ".join(f"{number[state]} {word}" for state, word in _COUNTED.items() if number[state])
    files = f"{len(verdicts)} file{'' if len(verdicts) == 1 else 's'}"
    return [
        *lines,
        f"{files}, built as of {spoken(day(manifest.as_of))} with jdgen {manifest.jdgen}: {counts or 'none'}.",
    ]
