"""Links from the lists of a pack to the files beside them."""

from urllib.parse import quote

PLAIN = "(),"
"""What a path may say as it stands besides letters, digits and `_.-~`: RFC 3986 allows these in a segment, and a
colon, which it also allows, would make a scheme of what stands before it (4.2)."""


def link(path: str, folder: str = "") -> str:
    """The relative address of the file at `path` for a page in `folder`; both within the pack, with forward slashes.

    Everything that means something in an address is percent-encoded as UTF-8 (RFC 3986, 2.1), so that the whole path is
    a path. Raises ValueError for a path that leads out of the folder: such a link would break, or lead anywhere, once
    the folder is copied or unpacked.
    """
    beside = path.removeprefix(f"{folder}/") if folder else path
    segments = beside.split("/")
    if (folder and beside == path) or "\\" in path or any(segment in ("", ".", "..") for segment in segments):
        raise ValueError(f"no path below {folder or 'the pack'!r}: {path!r}")
    return "/".join(quote(segment, safe=PLAIN) for segment in segments)
