"""YAML's syntax errors in the words of someone who writes job descriptions.

The parser's own message says what *it* expected; what the author meant is mostly clear from the line itself. The
functions of `quoting` and `structure` know one mistake each, and `explain` asks them in turn.
"""

from collections.abc import Callable
from typing import Any

import yaml

from jdgen.diagnostics import Diagnostic
from jdgen.source import quoting, structure
from jdgen.source.failure import Failure
from jdgen.source.places import SourceText

_MISTAKES: tuple[Callable[[Failure], Diagnostic | None], ...] = (
    quoting.open_quote,
    quoting.bad_escape,
    quoting.unquoted_braces,
    quoting.comment_in_text,
    quoting.text_behind_quote,
    quoting.open_bracket,
    quoting.leading_sign,
    structure.colon_in_text,
    structure.dash_behind_key,
    structure.no_colon,
    structure.misplaced_line,
)
"""In the order of certainty: each may rely on those before it having found nothing."""


def explain(source: SourceText, error: yaml.MarkedYAMLError, last: Any, opened: list[int]) -> Diagnostic:
    """The finding that tells an author what `error` is about.

    `last` is the last text that was read, `opened` says where each list and mapping still open begins.
    """
    end = len(source.text)
    index = error.problem_mark.index if error.problem_mark else end
    failure = Failure(
        source,
        f"{error.context}: {error.problem}".lower(),
        min(index, end),
        min(error.context_mark.index if error.context_mark else index, end),
        last,
        opened[-1] if opened and source.text[opened[-1]] in "[{" else None,
    )
    for mistake in _MISTAKES:
        if (finding := mistake(failure)) is not None:
            return finding
    return source.complain(
        "yaml-syntax",
        "From here on this is not valid YAML.",
        failure.index,
        "Compare the line with the ones above: its indentation, its quotes and brackets, and the space behind : and -.",
    )
