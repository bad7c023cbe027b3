"""A school's logo, read from the workspace and judged before any document shows it."""

from jdgen.diagnostics import Diagnostic, Location, Rejected, reject
from jdgen.document.picture_metadata import is_turned, without_metadata
from jdgen.document.picture_size import BadPicture, kind
from jdgen.document.picture_soundness import whole
from jdgen.document.tree import Picture
from jdgen.source.tree import Tree

LARGEST_LOGO = 2 * 1024 * 1024
"""Bytes; every document of the school holds them."""
MOST_PIXELS = 25_000_000
"""Of a picture unpacked: a small file can say that it is as large as a wall, and stop whoever opens it."""
MOST_TO_ONE = 20
"""How many times as long as its short side a logo may be: beyond, it is a line in any place."""


def load_logo(tree: Tree, logo_file: str, alt: str, at: Location) -> Picture:
    """The logo at the workspace path `logo_file`, described by `alt`, without what a camera or program wrote into it.

    Raises `Rejected` at `at`, the key that names the file: it leads out of the workspace, is missing or cannot be read,
    is no whole PNG or JPEG picture, or is beyond the limits above.
    """
    content = _read(tree, logo_file, at)
    try:
        shown = without_metadata(whole(content))
    except BadPicture as error:
        hint = "Open the logo in a drawing program and save it as PNG."
        raise reject("bad-picture", f"{logo_file} {error}.", at, hint) from None
    if is_turned(shown):
        message = f"{logo_file} lies on its side, as a camera took it: not every program would turn it."
        raise reject("bad-picture", message, at, "Turn it in a drawing program and save it as PNG.")
    found = kind(shown)
    short, long = sorted((found.width, found.height))
    size = f"{found.width} × {found.height} pixels"
    if found.width * found.height > MOST_PIXELS:
        message = f"{logo_file} has {size}, more than any logo needs."
        raise reject("bad-picture", message, at, "Save it smaller: 1000 pixels wide is plenty.")
    if long > MOST_TO_ONE * short:
        message = f"{logo_file} has {size}: a logo of that shape would print as a line."
        raise reject("bad-picture", message, at, "Crop it to what is to be seen.")
    return Picture(shown, found.media_type, alt)


def _read(tree: Tree, logo_file: str, at: Location) -> bytes:
    try:
        content = tree.read(logo_file)
    except Rejected as rejected:
        # The complaint of the tree is about the file; its author looks at the key that names it.
        raise Rejected([Diagnostic(d.code, d.message, at, d.hint) for d in rejected.diagnostics]) from None
    if len(content) > LARGEST_LOGO:
        message = f"{logo_file} is larger than {LARGEST_LOGO // 1024 // 1024} MB, and every document would carry it."
        raise reject("file-too-large", message, at, "Save the logo smaller: 1000 pixels wide is plenty.")
    return content
