"""Running header and footer lines: plain text with dotted names, as in a letterhead."""

import re
from collections.abc import Iterable, Mapping

_NAME = re.compile(r"\{\{\s*([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+)\s*\}\}")


def running_lines(lines: Iterable[str], values: Mapping[str, str]) -> tuple[str, ...]:
    """Each line with its names replaced by their values; a line whose every name is absent is left out."""
    printed = []
    for line in lines:
        names = _NAME.findall(line)
        if names and not any(values.get(name) for name in names):
            continue
        text = _NAME.sub(lambda found: values.get(found[1], ""), line)
        printed.append(re.sub(r" {2,}", " ", text).strip())
    return tuple(printed)
