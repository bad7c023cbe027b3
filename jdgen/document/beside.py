"""Links to files beside a file: what `Run.href` says in the documents that list others.

Layouts cannot write such links: a document of a role is copied and mailed alone. A list of files travels with them.
"""

import re
from urllib.parse import quote

_PLAIN = "(),"
"""What a path may say as it stands besides letters, digits and `_.-~`: RFC 3986 allows these in a segment, and a
colon, which it also allows, would make a scheme of what stands before it (4.2)."""
_SEGMENT = r"(?!\.{1,2}(?:/|\Z))(?:[A-Za-z0-9_.~(),-]|%[0-9A-F]{2})+"
_BESIDE = re.compile(rf"{_SEGMENT}(?:/{_SEGMENT})*")


def link(path: str, folder: str = "") -> str:
    """The relative address of the file at `path` for a file in `folder`; both with forward slashes, from one root.

    Everything that means something in an address is percent-encoded as UTF-8 (RFC 3986, 2.1), so that the whole path is
    a path. Raises ValueError for a path that is not below the folder: such a link would break, or lead anywhere, once
    the folder is copied or unpacked.
    """
    below = path.removeprefix(f"{folder}/") if folder else path
    address = "/".join(quote(segment, safe=_PLAIN) for segment in below.split("/"))
    if (folder and below == path) or "\\" in path or not leads_beside(address):
        raise ValueError(f"no path below {folder or 'the root'!r}: {path!r}")
    return address


def leads_beside(address: str) -> bool:
    """Whether `address` is what `link` gives: a percent-encoded path that leads neither up nor anywhere else."""
    return bool(_BESIDE.fullmatch(address))
