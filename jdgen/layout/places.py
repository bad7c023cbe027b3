"""Stamping each opening tag of a layout with its template and line, once its text is found in order.

Jinja hands an extension the stream of a template's tokens before it is parsed; literal text then still has its line,
through `extends`, `include` and macros alike (https://jinja.palletsprojects.com/en/stable/extensions/#jinja2.ext.Extension.filter_stream).
"""

import re
from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from jdgen.layout.markup import check_markup

_OPENING = re.compile(r"<([A-Za-z][\w-]*)(?=[\s/>]|$)")


class Places(Extension):
    """Adds `at="template:line"` to every opening tag in literal template text."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        for token in stream:
            if token.type == "data" and ("<" in token.value or "&" in token.value):
                check_markup(token.value, token.lineno, stream.name)
                yield Token(token.lineno, token.type, _stamped(token.value, stream.name or "", token.lineno))
            else:
                yield token


def _stamped(text: str, template: str, line: int) -> str:
    def stamp(tag: re.Match[str]) -> str:
        return f'{tag[0]} at="{template}:{line + text.count(chr(10), 0, tag.start())}"'

    return _OPENING.sub(stamp, text)
