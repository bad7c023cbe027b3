"""Files of a register, as tests write them."""

from jdgen.register import Register, read_register
from jdgen.source.tree import MemoryTree

HASHES = {name: name * 64 for name in "abcdef"}


def entry(
    *texts: tuple[str, int, str], on: str = "2026-09-01", in_force: str = "", roles: str = "", **lines: str
) -> str:
    """One decision about texts given as role, version and the letter of a hash; `lines` are further or other keys."""
    named = roles or ", ".join(f'"{role}"' for role, _, _ in texts)
    keys = {
        "roles": f"[{named}]",
        "approved_on": on,
        "approved_by": "Pay and Personnel Committee",
        "ref": "minute 14",
        "in_force_from": in_force or on,
        **lines,
    }
    listed = "".join(f"  {role}: {{version: {version}, hash: {HASHES[letter]}}}\n" for role, version, letter in texts)
    return "".join(f"{key}: {value}\n" for key, value in keys.items() if value) + f"texts:\n{listed}"


def register(*entries: str, **named: str) -> Register:
    """The register of these files; unnamed ones are called by their day and a number."""
    files = {}
    for number, text in enumerate(entries):
        day = text.partition("approved_on: ")[2][:10]
        files[f"register/{day}-decision-{number}.yaml"] = text.encode()
    return read_register(MemoryTree({**files, **{path: text.encode() for path, text in named.items()}}))
