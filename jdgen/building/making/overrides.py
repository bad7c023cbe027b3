"""Facts of the vacancy given on the command line (`--set post.hours=20`)."""

from collections.abc import Mapping
from dataclasses import replace

from jdgen.diagnostics import Diagnostic, Location, did_you_mean, raise_errors
from jdgen.role.model import POST_FACTS, Role
from jdgen.role.text import Text, TextProblem, plain_text
from jdgen.source.characters import unwanted_characters
from jdgen.source.places import SourceText

COMMAND_LINE = Location("--set", 0, 0)
"""No line of any file: reports name the option alone."""


def with_post_facts(role: Role, given: Mapping[str, str]) -> Role:
    """`role` with the facts of its post replaced by `given` (`post.hours` to text); raises `Rejected`."""
    findings: list[Diagnostic] = []
    texts: dict[str, Text] = {}
    for name, value in given.items():
        fact = name.removeprefix("post.")
        if not name.startswith("post.") or fact not in POST_FACTS:
            known = [f"post.{known}" for known in POST_FACTS]
            hint = f"{did_you_mean(name, known, '{}')} Known: {', '.join(known)}.".lstrip()
            findings.append(Diagnostic("unknown-key", f"“{name}” is no fact of a vacancy.", COMMAND_LINE, hint))
            continue
        if unwanted := unwanted_characters(SourceText(COMMAND_LINE.file, value)):
            findings += [replace(finding, at=COMMAND_LINE) for finding in unwanted]
            continue
        try:
            texts[fact] = plain_text(value, COMMAND_LINE)
        except TextProblem as problem:
            findings.append(Diagnostic(problem.code, problem.message, COMMAND_LINE, problem.hint))
    raise_errors(findings)
    return role.model_copy(update={"post": role.post.model_copy(update=texts)}) if texts else role
