"""Reading the register: one file a decision, checked one by one and then against each other."""

import re
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from jdgen.diagnostics import Diagnostic, Location, Rejected
from jdgen.register.entry import Entry
from jdgen.register.register import Register, is_meant
from jdgen.role.validation import validated
from jdgen.source.modeline import REGISTER_FOLDER
from jdgen.source.nodes import Mapping, mapping_of
from jdgen.source.strict import parse
from jdgen.source.tree import Tree

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-[\w.-]*\w\.yaml")
_YAML = (".yaml", ".yml")
_KEPT = 4096
"""Decisions held at a time: the register is read again for each state that git knows of it."""


class _File(NamedTuple):
    path: str
    node: Mapping
    entry: Entry

    def text_at(self, role_id: str) -> Location:
        """Where the text of a role stands."""
        texts = self.node.get("texts")
        return texts.key_at(role_id) if isinstance(texts, Mapping) else self.node.at


def read_register(tree: Tree) -> Register:
    """The register of the workspace that `tree` is; an empty one if it has no such folder.

    Raises `Rejected` with everything that is wrong in any of its files, or between them.
    """
    findings: list[Diagnostic] = []
    files: list[_File] = []
    for path in tree.files(REGISTER_FOLDER):
        if is_decision(path):
            try:
                files.append(_read(path, tree.read(path)))
            except Rejected as rejected:
                findings += rejected.diagnostics
    findings += _versions(files)
    if findings:
        raise Rejected(sorted(findings, key=lambda finding: finding.sort_key))
    files.sort(key=lambda file: _named(file.path))
    return Register((file.entry for file in files), (file.path for file in files))


def _named(path: str) -> tuple[str, int]:
    """The order of files of one day: one that ends in -2 was written behind the one of the same name without it."""
    name, _, number = path.removesuffix(".yaml").rpartition("-")
    return (name, int(number)) if number.isdecimal() else (f"{name}-{number}", 1)


def is_decision(path: str) -> bool:
    """Whether the file at `path`, in the folder of the register, is one of its decisions, or should be."""
    return path.lower().endswith(_YAML)


@lru_cache(maxsize=_KEPT)
def _read(path: str, data: bytes) -> _File:
    """The decision that a file of this content is; raises `Rejected`."""
    findings: list[Diagnostic] = []
    node = mapping_of(parse(path, data), path)
    entry = validated(Entry, node, findings)
    if entry is None:
        raise Rejected(findings)
    file = _File(path, node, entry)
    findings = [*_name(file), *_agreement(file)]
    if findings:
        raise Rejected(findings)
    return file


def _name(file: _File) -> list[Diagnostic]:
    """The name of a file tells the day of its decision, so that the folder reads as a history."""
    day = file.entry.approved_on.isoformat()
    named = _NAME.fullmatch(file.path.removeprefix(REGISTER_FOLDER + "/"))
    if named and named[1] == day:
        return []
    said = f"begins with {named[1]}, but approved_on is {day}" if named else "is no name of a decision"
    hint = f"Call the file {REGISTER_FOLDER}/{day}-….yaml, behind the day a word for what was decided."
    return [Diagnostic("register-name", f"The name of this file {said}.", file.node.key_at("approved_on"), hint)]


def _agreement(file: _File) -> list[Diagnostic]:
    """`roles` and `texts` speak of the same roles."""
    entry, where = file.entry, file.node.get("roles")
    places = [item.at for item in getattr(where, "items", ())]
    findings = [
        Diagnostic("register-texts", f"There is no text for “{name}”.", at,
                   "Every role of a decision has its version and hash below texts:; “jdgen approve” writes them.")
        for name, at in zip(entry.roles, places, strict=True)
        if not any(is_meant(role_id, name) for role_id in entry.texts)
    ]  # fmt: skip
    findings += [
        Diagnostic("register-texts", f"The decision is not about “{role_id}”, but has a text of it.",
                   file.text_at(role_id), "Add it to roles:, or delete the text.")
        for role_id in entry.texts
        if not any(is_meant(role_id, name) for name in entry.roles)
    ]  # fmt: skip
    return findings


class _Numbered(NamedTuple):
    file: _File
    version: int
    hash: str
    at: Location

    @property
    def order(self) -> tuple[str, int, str]:
        return self.file.entry.approved_on.isoformat(), self.version, self.file.path


def _versions(files: list[_File]) -> list[Diagnostic]:
    """Each role's versions grow with time, and mean one text each."""
    texts: dict[str, list[_Numbered]] = defaultdict(list)
    for file in files:
        for role_id, text in file.entry.texts.items():
            texts[role_id].append(_Numbered(file, text.version, text.hash, file.text_at(role_id)))
    return [finding for role_id, numbered in texts.items() for finding in _of_role(role_id, numbered)]


def _of_role(role_id: str, texts: list[_Numbered]) -> list[Diagnostic]:
    findings: list[Diagnostic] = []
    first_with: dict[int, _Numbered] = {}
    before: list[_Numbered] = []
    for text in sorted(texts, key=lambda text: text.order):
        first = first_with.setdefault(text.version, text)
        higher = [earlier for earlier in before if earlier.version > text.version]
        # A text may be approved again, as for a new evaluation; once a later one is in force, it comes back as new.
        if text is not first and text.hash == first.hash:
            day = text.file.entry.in_force_from
            higher = [earlier for earlier in higher if earlier.file.entry.in_force_from <= day]
        if text.hash != first.hash:
            findings.append(_twice(role_id, first, text))
        elif higher:
            findings.append(_not_above(role_id, max(higher, key=lambda earlier: earlier.version), text))
        before.append(text)
    return findings


def _twice(role_id: str, first: _Numbered, second: _Numbered) -> Diagnostic:
    message = (
        f"Two texts of “{role_id}” were approved as version {second.version}, "
        f"the other one in {first.file.path} (line {first.at.line})."
    )
    hint = "Give the later decision the next version; this comes of two branches that were merged."
    return Diagnostic("register-version", message, second.at, hint)


def _not_above(role_id: str, highest: _Numbered, text: _Numbered) -> Diagnostic:
    message = (
        f"“{role_id}” has version {text.version} here, "
        f"but version {highest.version} was approved before, in {highest.file.path}."
    )
    return Diagnostic("register-version", message, text.at, f"Give it version {highest.version + 1} or a later one.")
