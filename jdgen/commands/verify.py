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
from jdgen.building.publishing.verifying import Condition, VerifiedFile, verify
from jdgen.commands.common import PROBLEMS, stop
from jdgen.diagnostics import Rejected
from jdgen.source.characters import shown
from jdgen.source.days import day, spoken

_COUNTED = {
    Condition.AS_BUILT: "as built",
    Condition.SAVED_AGAIN: "saved again",
    Condition.EDITED: "edited",
    Condition.MISSING: "missing",
    Condition.FOREIGN: "foreign",
    Condition.UNFINISHED: "unfinished",
}


@click.command(epilog="\b\nExamples:\n  jdgen verify dist\n  jdgen verify dist --output-format json")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIST")
@click.option("--output-format", default="text", type=click.Choice(["text", "json"]), show_default=True)
def command(folder: Path, output_format: str) -> None:
    """Say of every file in DIST whether it is as it was built, or edited, missing or foreign.

    DIST is a folder that “jdgen pack” or “jdgen build” made; its manifest says what is to stand there. No workspace is
    needed. The command exits 1 if a file is not as it was built, and 2 if there is no manifest.
    """
    manifest, verified = _verified(folder)
    if output_format == "json":
        data = [{"path": path, "state": condition.name.lower()} for path, condition in verified]
        print(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        print("\n".join(_lines(manifest, verified)))
    if any(file.condition is not Condition.AS_BUILT for file in verified):
        sys.exit(PROBLEMS)


def _verified(folder: Path) -> tuple[Manifest, list[VerifiedFile]]:
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


def _lines(manifest: Manifest, verified: list[VerifiedFile]) -> list[str]:
    """What is not as it was built, then how many files are what."""
    lines = [f"{shown(path)}: {condition}" for path, condition in verified if condition is not Condition.AS_BUILT]
    if manifest.pending:
        lines.append(
            "A run was interrupted, or a file was open, before all was in place: run “jdgen pack” or “jdgen build” "
            "again."
        )
    number = Counter(file.condition for file in verified)
    counts = ", ".join(f"{number[condition]} {word}" for condition, word in _COUNTED.items() if number[condition])
    files = f"{len(verified)} file{'' if len(verified) == 1 else 's'}"
    return [
        *lines,
        f"{files}, built as of {spoken(day(manifest.as_of))} with jdgen {manifest.jdgen}: {counts or 'none'}.",
    ]
