"""Names of output files: made from the workspace's pattern, safe on Windows."""

import re
import unicodedata

from jdgen.source.filenames import FORBIDDEN, is_device

LONGEST = 120
"""Characters; Windows allows 255 for a name and 260 for a whole path."""
MOST_BYTES = 200
"""Linux allows 255, and the part and the suffix come behind."""

BY_ID = "{id}"
"""The pattern of names where jdgen.yaml gives none."""

_FORBIDDEN = re.compile(f"[{FORBIDDEN}]+")


def output_name(pattern: str, fields: dict[str, str]) -> str:
    """`pattern` with its fields filled, as a path of safe names; an id's folders stay folders."""
    parts = [_safe(re.sub(r"\{(\w+)\}", lambda f: fields[f[1]].replace("/", " "), pattern))]
    if pattern == BY_ID:
        parts = [_safe(part) for part in fields["id"].split("/")]
    return "/".join(parts)


def _safe(name: str) -> str:
    """The name without what Windows forbids and what cannot be seen; an empty pair of brackets left by an absent grade
    goes too."""
    name = unicodedata.normalize("NFC", name).replace("()", "")
    name = re.sub(r"\s+", " ", _FORBIDDEN.sub("-", name))
    name = "".join(sign for sign in name if sign.isprintable()).strip(" .")[:LONGEST]
    name = name.encode()[:MOST_BYTES].decode(errors="ignore").rstrip(" .")
    return f"{name}_" if is_device(name) or not name else name
