"""The lines of a `.gitattributes` that say which files git shows through jdgen, between two marks (gitattributes(5)).

They stand last, since the last line about a file counts. Whatever else stands in the file stays, byte for byte.
"""

from collections.abc import Iterable, Iterator

DRIVER = "jdgen"
PATTERNS = ("*.docx", "*.dotx", "*.pdf")
"""Web pages, Markdown and text need no help."""
_BEGIN = b"# jdgen git-setup: git shows these files as text; jdgen git-setup --undo takes the lines away"
_END = b"# jdgen git-setup: end"
_END_OF_UNENDED = b"# jdgen git-setup: end; the line above all this had no line end"


def line_for(pattern: str) -> str:
    """The line that has git show the files of `pattern` through jdgen. Without the driver git takes them for what they
    are, binary files, so the line does no harm where nobody has set it up."""
    return f"{pattern} diff={DRIVER}"


def with_lines(content: bytes | None, patterns: Iterable[str]) -> bytes:
    """The file `content`, None for none, with the lines for `patterns`.

    It ends with a line end, so that what others add is a line of its own; if `content` did not, the last line says so,
    and `without_lines` can give back what was."""
    before = b"" if content is None else content
    end = b"\r\n" if b"\r\n" in before else b"\n"
    is_whole = content is None or before.endswith(b"\n")
    last = _END if is_whole else _END_OF_UNENDED
    block = (_BEGIN, *(line_for(pattern).encode() for pattern in patterns), last, b"")
    return before + (b"" if is_whole else end) + end.join(block)


def without_lines(content: bytes) -> bytes | None:
    """The file without what `with_lines` wrote; None if there was none. What somebody else wrote between the marks
    stays."""
    lines = content.splitlines(keepends=True)
    begins = next((at for at, line in enumerate(lines) if line.strip() == _BEGIN), None)
    ends = next((at for at, line in enumerate(lines) if line.strip() in (_END, _END_OF_UNENDED)), None)
    if begins is None or ends is None or ends < begins:
        return content
    own = {line_for(pattern).encode() for pattern in PATTERNS}
    before, between, after = lines[:begins], lines[begins + 1 : ends], lines[ends + 1 :]
    kept = [line for line in between if line.strip() not in own]
    left = b"".join((*before, *kept, *after))
    if lines[ends].strip() == _END or after:
        return left or None
    return left.removesuffix(b"\r\n") if left.endswith(b"\r\n") else left.removesuffix(b"\n")


def has_lines(content: bytes) -> bool:
    """Whether `with_lines` has written anything there."""
    return without_lines(content) != content


def lines_of_others(content: bytes, pattern: str) -> Iterator[tuple[int, str]]:
    """The lines about `pattern` that name another driver, each with its number, counted from 1."""
    for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
        first, *others = line.split() or [""]
        if first == pattern and any(each.startswith("diff=") and each != f"diff={DRIVER}" for each in others):
            yield number, line.strip()
