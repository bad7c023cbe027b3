"""The document's properties: `docProps/core.xml` (ECMA-376 Part 2, clause 8), `docProps/app.xml` (Part 1, 22.2) and
`docProps/custom.xml` (Part 1, 22.3). What programs do to them is in docs/word/identity.md."""

from collections.abc import Sequence

from jdgen.document.identity import Stamp
from jdgen.document.tree import Meta
from jdgen.formats.word.ooxml.escaping import text
from jdgen.formats.word.ooxml.package import DECLARATION

APP = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>jdgen</Application></Properties>"
).encode()

_ROOT = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">'
)


_CUSTOM_START = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
)
CUSTOM_NAME = "jdgen "
"""What the names of jdgen's own properties begin with."""
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of properties that people define (22.3.2.2); its first free identifier is 2."""


def core(meta: Meta, stamps: Sequence[Stamp] = ()) -> bytes:
    """Title (WCAG 2.4.2), subject, author, keywords and language; no dates, which would change the file.

    The tokens of `stamps` are the first keywords: programs that keep only so many characters of them keep the first.
    """
    values = (
        ("dc:title", meta.title),
        ("dc:subject", meta.subject),
        ("dc:creator", meta.author),
        ("cp:keywords", ", ".join((*(stamp.token for stamp in stamps), *meta.keywords))),
        ("dc:language", meta.language),
    )
    elements = "".join(f"<{name}>{text(value)}</{name}>" for name, value in values if value)
    return f"{DECLARATION}{_ROOT}{elements}</cp:coreProperties>".encode()


def custom(stamps: Sequence[Stamp]) -> bytes:
    """`stamps` as properties for people to read: `jdgen role`, `jdgen version` ... (Word: File, Info, Properties); of
    one role among several, `jdgen 2-of-3-role` ..."""
    named = (pair for stamp in stamps for pair in stamp.named)
    properties = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{pid}" name="{CUSTOM_NAME}{name}"><vt:lpwstr>{text(value)}</vt:lpwstr>'
        "</property>"
        for pid, (name, value) in enumerate(named, start=2)
    )
    return f"{_CUSTOM_START}{properties}</Properties>".encode()
