"""jdgen why: where a sentence of a role comes from."""

import json
from collections.abc import Sequence
from datetime import date

import click

from jdgen.commands.answering.history import DIGITS
from jdgen.commands.common import PROBLEMS, school_option, stop, the_sources, the_workspace
from jdgen.commands.options.as_of import as_of_option
from jdgen.commands.options.selecting import the_position
from jdgen.source.blame import Blame
from jdgen.source.days import spoken
from jdgen.tracing.values import NoSuchValue, Value, at_path, saying, values_of
from jdgen.tracing.why import Link, Reason, Reasons
from jdgen.workspace import Position, Workspace

_WIDTH = 80
"""Characters of a text in an answer for people."""


@click.command(epilog="\b\nExamples:\n  jdgen why h3 \"annual leave\"        (the sentences that say so)"
               "\n  jdgen why 'h3#duties/responsibilities'\n  jdgen why 'h3#grade' --school oak-primary")  # fmt: skip
@click.argument("target", metavar="ROLE[#PATH]")
@click.argument("words", default="")
@school_option("As this school words and fills it")
@click.option("--output-format", default="text", type=click.Choice(["text", "json"]), show_default=True)
@as_of_option
def command(target: str, words: str, school: str, output_format: str, as_of: date) -> None:
    """Say where a sentence of a role comes from: the file and line that say it, the shared clause with its basis and
    owner, the parent, the school, and the commit that last touched each.

    PATH is a path as edits write it, or a key as “jdgen show ROLE --origins” prints it; WORDS are some words of the
    sentence. Without either, every sentence is told. The command exits 1 if the role does not say it.
    """
    role, _, path = target.partition("#")
    if path and words:
        stop("A path and words are given; give one of them.")
    workspace, folder = the_workspace(as_of)
    with the_sources(folder):
        position = the_position(workspace, role, school)
        values = _meant(workspace, position, path, words)
        reasons = Reasons(workspace, position, Blame(folder, workspace.tree))
        found = [reasons.of(value) for value in values]
    if output_format == "json":
        print(json.dumps([_as_data(reason) for reason in found], indent=2, ensure_ascii=False))
    else:
        print("\n".join(_as_text(reason) for reason in found), end="")


def _meant(workspace: Workspace, position: Position, path: str, words: str) -> Sequence[Value]:
    """The values that are meant; exits 1 if there are none."""
    try:
        if path:
            return at_path(workspace, position, path)
        values = values_of(workspace, position)
        return saying(values, words) if words else values
    except NoSuchValue as none:
        near = [f"Did you mean “{_short(each)}”?" for each in none.near]
        hint = near or [f"“jdgen show {position.role} --origins” lists all of it."]
        stop(none.sentence, *hint, code=PROBLEMS)


def _as_text(reason: Reason) -> str:
    value, links = reason.value, reason.links
    lines = [value.key, f"  “{_short(value.words)}”"]
    for link in links:
        lines.append(f"  {link.at}  {link.what}{_touched(link)}")
        lines += [f"      {note}" for note in link.notes]
    return "".join(f"{line}\n" for line in lines)


def _touched(link: Link) -> str:
    if link.touch is None:
        return ""
    if link.touch.day is None:
        return " · not committed yet"
    return f" · last touched by {link.touch.commit[:DIGITS]} on {spoken(link.touch.day)}"


def _as_data(reason: Reason) -> dict[str, object]:
    links = [
        {
            "what": link.what, "file": link.at.file, "line": link.at.line, "last_line": link.last,
            "committed": link.touch.is_committed if link.touch else None,
            "commit": link.touch.commit or None if link.touch else None,
            "day": link.touch.day.isoformat() if link.touch and link.touch.day else None,
            "notes": list(link.notes),
        }
        for link in reason.links
    ]  # fmt: skip
    return {"key": reason.value.key, "words": reason.value.words, "links": links}


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1].rstrip() + "…"
