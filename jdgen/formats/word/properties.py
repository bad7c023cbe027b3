"""The document's properties: `docProps/core.xml` (ECMA-376 Part 2, clause 8) and `docProps/app.xml` (Part 1, 22.2)."""

from jdgen.document.tree import Meta
from jdgen.formats.word.escaping import text
from jdgen.formats.word.package import DECLARATION

APP = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>jdgen</Application></Properties>"
).encode()

_ROOT = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">'
)


def core(meta: Meta) -> bytes:
    """Title (WCAG 2.4.2), subject, author, keywords and language; no dates, which would change the file."""
    values = (
        ("dc:title", meta.title),
        ("dc:subject", meta.subject),
        ("dc:creator", meta.author),
        ("cp:keywords", ", ".join(meta.keywords)),
        ("dc:language", meta.language),
    )
    elements = "".join(f"<{name}>{text(value)}</{name}>" for name, value in values if value)
    return f"{DECLARATION}{_ROOT}{elements}</cp:coreProperties>".encode()
