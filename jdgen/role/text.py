"""The text of a role: spans with inline Markdown and variables, and the place where an author wrote it.

Prose takes `**strong**`, `*emphasis*` and `[links](https://...)`; a backslash before `*`, `[`, `]` or `\\` keeps
the character. Headings, titles, facts and labels are plain. Everything else an author types is just text: an asterisk
that does not open or close emphasis by CommonMark's flanking rule (https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run)
is printed as it stands.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from jdgen.diagnostics import Location


class Span(NamedTuple):
    """A stretch of text with one look, or (`variable`) the dotted name of a value still to be filled in."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""
    variable: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """What an author wrote in one place. No spans at all: an explicit blank, to be filled in by hand."""

    spans: tuple[Span, ...]
    at: Location = field(default=Location(""), compare=False)
    marked: bool = field(default=True, compare=False)
    """Written as prose, that is with inline Markdown."""
    unfilled: str = field(default="", compare=False)
    """Of a text whose variables were filled: its words before, which are the same at every school."""

    @property
    def plain(self) -> str:
        """The words alone; a variable stands as `{{ name }}`."""
        if len(self.spans) == 1 and not self.spans[0].variable:
            return self.spans[0].text
        return "".join(f"{{{{ {s.text} }}}}" if s.variable else s.text for s in self.spans)

    @property
    def variables(self) -> tuple[str, ...]:
        """The names this text still needs."""
        return tuple(s.text for s in self.spans if s.variable)

    def filled(self, values: Mapping[str, str]) -> "Text":
        """This text with each variable replaced, once, by its value as literal text; every name must be in `values`."""
        if not any(s.variable for s in self.spans):
            return self
        spans = tuple([s._replace(text=values[s.text], variable=False) if s.variable else s for s in self.spans])
        return replace(self, spans=spans, unfilled=self.plain)


class TextProblem(ValueError):
    """Text that cannot be taken as it stands: a code, a sentence and a hint for the author."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


_BLANKS = re.compile(r"[ \t\n]+")
_VARIABLE = re.compile(r"\{\{([^{}]{0,200})\}\}")
_DOTTED = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+")
_SIGNS = re.compile(r"[*\[\\{]")
"""What may begin something else than words; most texts have none."""
_CODE = re.compile(r"\{%|\{#|\{\{")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")
_ADDRESS = re.compile(r"""(?:https?://|mailto:)[^\s"<>\\^`{|}]+""")
"""Without the signs that no address holds (RFC 3986, 2): Word calls a file with such a link damaged."""


def plain_text(text: str, at: Location) -> Text:
    """`text` with its variables and without Markdown; raises `TextProblem`."""
    text = _one_line(text)
    return Text(tuple(_with_variables(Span(text))) if text else (), at, marked=False)


def prose(text: str, at: Location) -> Text:
    """`text` with its variables and inline Markdown; raises `TextProblem`."""
    text = _one_line(text)
    if not _SIGNS.search(text):
        return Text((Span(text),) if text else (), at)
    return Text(tuple([part for span in _markdown(text) for part in _with_variables(span)]), at)


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip() if "\n" in text or "  " in text or "\t" in text else text.strip()


def paragraphs(text: str) -> list[str]:
    """`text` cut at its blank lines."""
    if "\n" not in text:
        return [text.strip()] if text.strip() else []
    return [part for part in re.split(r"\n[ \t]*\n+", text.strip()) if part.strip()]


def as_typed(text: Text) -> str:
    """The text as an author would type it; in prose, asterisks and brackets are escaped where they would be markup."""
    if not text.marked:
        return text.plain
    if not any(s.strong or s.emphasis or s.href for s in text.spans) and _reads_as(text.plain, text):
        return text.plain
    parts: list[str] = []
    still_open: list[str] = []
    for span in text.spans:
        wanted = [mark for mark, on in (("**", span.strong), ("*", span.emphasis)) if on]
        while still_open and still_open[-1] not in wanted:
            parts.append(still_open.pop())
        for mark in wanted:
            if mark not in still_open:
                still_open.append(mark)
                parts.append(mark)
        words = f"{{{{ {span.text} }}}}" if span.variable else re.sub(r"([*\[\\])", r"\\\1", span.text)
        parts.append(f"[{words}]({span.href})" if span.href else words)
    return "".join(parts) + "".join(reversed(still_open))


def spans_as_typed(typed: str) -> tuple[Span, ...]:
    """The spans of prose that `as_typed` wrote out, all variables filled: braces are only braces by then."""
    return tuple(_markdown(typed)) if _SIGNS.search(typed) else (Span(typed),) if typed else ()


def _reads_as(typed: str, text: Text) -> bool:
    try:
        return prose(typed, text.at) == text
    except TextProblem:  # what was typed with a backslash would be a link without an address
        return False


def _with_variables(span: Span) -> Iterable[Span]:
    if "{" not in span.text:
        yield span
        return
    cut = 0
    for found in _VARIABLE.finditer(span.text):
        yield from _literal(span, span.text[cut : found.start()])
        name = found[1].strip()
        if not _DOTTED.fullmatch(name):
            raise TextProblem(
                "template-code",
                f"“{found[0]}” is not the name of a value.",
                "A text may use dotted names of school, trust, role and post, such as {{ school.name }}; nothing else.",
            )
        yield span._replace(text=name, variable=True)
        cut = found.end()
    yield from _literal(span, span.text[cut:])


def _literal(span: Span, text: str) -> Iterable[Span]:
    if code := _CODE.search(text):
        raise TextProblem(
            "template-code",
            f"“{code[0]}” begins template code, and a role holds none.",
            "Close a value with }} as in {{ school.name }}, or take the braces out; code belongs in a house's layout.",
        )
    if text:
        yield span._replace(text=text)


# A delimiter run of one, two or three asterisks, escapes and links, in one pass.
_TOKEN = re.compile(r"\\([*\[\]\\])|(\*+)|" + _LINK.pattern)


class _Piece(NamedTuple):
    text: str
    href: str = ""
    opens: bool = False
    closes: bool = False


def _markdown(text: str) -> Iterable[Span]:
    """Spans of `text`, asterisks paired by CommonMark's flanking rule, innermost first."""
    pieces = _pieces(text)
    looks = _paired(pieces)
    buffer: list[Span] = []
    for piece, (strong, emphasis, printed) in zip(pieces, looks, strict=True):
        if piece.href:
            _check_link(piece)
            buffer.append(Span(piece.text, strong, emphasis, piece.href))
        elif not printed:
            continue
        elif buffer and buffer[-1][1:] == (strong, emphasis, "", False):
            buffer[-1] = buffer[-1]._replace(text=buffer[-1].text + printed)
        else:
            buffer.append(Span(printed, strong, emphasis))
    return buffer


def _pieces(text: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    cut = 0
    for token in _TOKEN.finditer(text):
        if token.start() > cut:
            pieces.append(_Piece(text[cut : token.start()]))
        cut = token.end()
        if token[1]:
            pieces.append(_Piece(token[1]))
        elif token[2]:
            before = text[token.start() - 1 : token.start()] or " "
            after = text[token.end() : token.end() + 1] or " "
            left = not after.isspace() and (after.isalnum() or not before.isalnum())
            right = not before.isspace() and (before.isalnum() or not after.isalnum())
            pieces.append(_Piece(token[2], opens=left and len(token[2]) <= 3, closes=right and len(token[2]) <= 3))
        else:
            pieces.append(_Piece(token[3], href=token[4] or "#"))
    if cut < len(text):
        pieces.append(_Piece(text[cut:]))
    return pieces


def _paired(pieces: list[_Piece]) -> list[tuple[bool, bool, str]]:
    """For each piece: strong, emphasis, and the text it prints (a paired delimiter prints nothing)."""
    # How many strong and emphasised stretches begin, less those that end, at each piece: nesting costs no time.
    changes = [[0, 0] for _ in range(len(pieces) + 1)]
    delimiters: set[int] = set()
    open_runs: list[int] = []
    waiting = Counter[str]()  # how many of each delimiter are open: no search, so no quadratic time, when there is none
    for index, piece in enumerate(pieces):
        if not (piece.closes and waiting[piece.text]):
            if piece.opens:
                open_runs.append(index)
                waiting[piece.text] += 1
            continue
        while True:
            partner = open_runs.pop()
            waiting[pieces[partner].text] -= 1
            if pieces[partner].text == piece.text:
                break
        for kind, on in enumerate((len(piece.text) >= 2, len(piece.text) != 2)):
            changes[partner][kind] += on
            changes[index][kind] -= on
        delimiters |= {partner, index}
    looks = []
    strong = emphasis = 0
    for index, piece in enumerate(pieces):
        strong, emphasis = strong + changes[index][0], emphasis + changes[index][1]
        printed = "" if index in delimiters else piece.text
        looks.append((strong > 0, emphasis > 0, printed))
    return looks


def _check_link(piece: _Piece) -> None:
    if not _ADDRESS.fullmatch(piece.href) or not piece.text.strip():
        raise TextProblem(
            "bad-link",
            f"The link “[{piece.text}]({piece.href})” has no text or no web address.",
            "Write [words that say where it leads](https://...), or \\[ for a bracket that is no link.",
        )
