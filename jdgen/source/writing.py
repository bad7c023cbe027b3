"""Texts as YAML that jdgen's strict reader takes."""

import re

_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.()/’&–-]*[\w.)])?")
_WORD = re.compile(r"[^\W_][\w./-]*")


def in_yaml(text: str) -> str:
    """`text` as a YAML value on one line, quoted where it must be."""
    return text if _PLAIN.fullmatch(text) and text.lower() != "null" else _quoted(text)


def word_in_yaml(text: str) -> str:
    """`text` as a key, or as an item of a list between brackets, quoted where it must be."""
    return text if _WORD.fullmatch(text) and text.lower() != "null" else _quoted(text)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
