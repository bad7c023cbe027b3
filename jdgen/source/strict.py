"""Strict YAML: text with places, and no text of an author taken for syntax without a word.

Built straight from the parser's events, which still show what a YAML loader hides: anchors, aliases, tags, quotes and
where each text ends. Every scalar stays text as typed.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import yaml

from jdgen.diagnostics import Diagnostic, Rejected
from jdgen.source.characters import obstacles, unwanted_characters
from jdgen.source.decoding import decode
from jdgen.source.nodes import Node
from jdgen.source.reading import Reading, Stopped
from jdgen.source.syntax import explain


class _PythonLoader(yaml.SafeLoader):
    """PyYAML's own parser, for an installation without libyaml: ten times slower, and it gives tabs as spaces."""

    def __init__(self, text: str) -> None:
        # It takes no tab between words, which YAML 1.2 §6.2 allows.
        super().__init__(text.replace("\t", " "))

    def get_event(self) -> Any:
        try:
            return super().get_event()  # type: ignore[no-untyped-call]
        except (ValueError, OverflowError):
            # `"\U99999999"`: libyaml refuses it as a bad escape, PyYAML hands it to chr().
            mark = self.get_mark()
            raise yaml.MarkedYAMLError("while scanning a quoted scalar", mark, "bad escape", mark) from None


LOADER: Any = getattr(yaml, "CSafeLoader", _PythonLoader)


_KEPT = 128
"""Files held at a time, of some 40 KB each: the states of a history, and the two sides of a comparison, share most of
their files. A pack of many roles holds as many for nothing."""


@lru_cache(maxsize=_KEPT)
def parse(file: str, data: bytes) -> Node:
    """The tree of a YAML file, from its workspace path (for places) and its bytes.

    Raises `Rejected` with everything found, up to and with the first syntax error.
    """
    source = decode(file, data)
    findings = unwanted_characters(source)
    findings += obstacles(source)
    if any(finding.code in ("control-character", "tab-indent", "conflict-mark") for finding in findings):
        raise _rejected(findings)
    in_characters = len(findings)
    events: Callable[[], Any] = LOADER(source.text).get_event
    reading = Reading(source, events, findings)
    try:
        root = reading.document()
    except Stopped:
        raise _rejected(findings) from None
    except yaml.MarkedYAMLError as error:
        _add_syntax_error(findings, in_characters, explain(source, error, reading.last, reading.opened))
        raise _rejected(findings) from None
    if findings:
        raise _rejected(findings)
    return root


def _add_syntax_error(findings: list[Diagnostic], in_characters: int, error: Diagnostic) -> None:
    """Add `error` to the findings, of which the first ones are about single characters; one cause, one finding."""
    # `*word and more` is an alias and then a syntax error.
    if any(f.at.line == error.at.line and f.code in ("anchor", "alias", "tag") for f in findings):
        return
    # What was read behind the place of the error was read wrongly.
    findings[in_characters:] = [f for f in findings[in_characters:] if f.at < error.at]
    findings.append(error)


def _rejected(findings: list[Diagnostic]) -> Rejected:
    """All findings by place, each cause once: a Symbol-font bullet is also a private-use character."""
    bullets = {finding.at.line for finding in findings if finding.code == "pasted-bullet"}
    told = (f for f in reversed(findings) if f.code != "private-use-character" or f.at.line not in bullets)
    causes = {(f.at, f.code): f for f in told}
    return Rejected(sorted(causes.values(), key=lambda finding: finding.sort_key))
