"""A manifest is read with suspicion, since it may come from a pull request: what it lists is removed one day."""

import json
import re
import sys
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, TypeVar

from jdgen.building.publishing.manifest import SCHEMA_VERSION, MadeFrom, Manifest, Other, Pending, Published
from jdgen.building.publishing.paths import LONGEST_PATH, same_file, unsafe
from jdgen.diagnostics import Location, Rejected, reject
from jdgen.formats import table
from jdgen.source.days import day

LARGEST_MANIFEST = 128 * 1024 * 1024
"""Bytes; one of 10,000 documents has about 8 MB."""
LONGEST_TEXT = 2000
"""Characters of any text in it."""
SUFFIXES = (*table.SUFFIXES, "csv", "zip", "json")
"""Of all files that jdgen publishes."""

_HASH = re.compile(r"[0-9a-f]{64}|")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What no document can hold, or what would speak to a terminal."""
_KEYS = ("schema", "jdgen", "as_of", "inputs", "documents", "others", "pending")
_DOCUMENT_TEXTS = tuple(name for name in Published._fields if name not in ("made_from", "size", "roles"))
_DOCUMENT_KEYS = {*Published._fields} - {"roles"}
_AGAIN = "Take the file from the last commit in which it was right, or remove it and build everything anew."
_Entry = TypeVar("_Entry", Published, Other, Pending)


def read_manifest(content: bytes, path: str) -> Manifest:
    """The manifest that the file `content` says; `path` is how complaints name it.

    Raises `Rejected` if it is none that jdgen can have written: no JSON, written by a newer jdgen, with a value of the
    wrong kind, a path that leads out of the folder or stands there twice.
    """
    if len(content) > LARGEST_MANIFEST:
        raise reject("manifest-broken", f"{path} is larger than any manifest.", Location(path), _AGAIN)
    text, data = _parsed(content, path)
    return _Reader(path, text).manifest(data)


def _parsed(content: bytes, path: str) -> tuple[str, object]:
    try:
        text = content.decode()
        return text, json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        at, why = Location(path, error.lineno, error.colno), error.msg[:1].lower() + error.msg[1:]
        if "<<<<<<< " in text:
            why = "git has left the marks of a merge in it"
    except (ValueError, RecursionError) as error:
        at, why = Location(path), str(error) if isinstance(error, _Twice) else "it is no text that can be read as JSON"
    raise reject("manifest-broken", f"{path} is no manifest: {why}.", at, _AGAIN)


class _Twice(ValueError):
    """A key stands twice in one place."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        raise _Twice("a key stands twice in one place")
    return data


class _Reader:
    """Reads the parts of one manifest; complains at their lines."""

    def __init__(self, path: str, text: str) -> None:
        self._path, self._text = path, text
        self._seen: set[str] = set()

    def manifest(self, data: object) -> Manifest:
        if not isinstance(data, dict) or "schema" not in data:
            raise self._wrong("", "it does not say “schema”, by which jdgen knows a manifest")
        if data["schema"] != SCHEMA_VERSION or type(data["schema"]) is not int:
            raise self._other_schema(data)
        self._keys(data, set(_KEYS), "the manifest", "")
        if not self._are_texts((data["jdgen"], data["as_of"])) or not _is_day(data["as_of"]):
            raise self._wrong("as_of", "“jdgen” is to be a version, and “as_of” a day such as 2026-09-01")
        if _UNPRINTABLE.search(data["jdgen"]):
            raise self._wrong("jdgen", "“jdgen” holds a sign that cannot be printed")
        documents = self._each(data["documents"], "documents", self._document)
        others = self._each(data["others"], "others", self._other)
        self._seen.clear()  # what is claimed is not pending, but a complaint about that would help nobody
        pending = self._each(data["pending"], "pending", self._pending)
        inputs = self._inputs(data["inputs"])
        return Manifest(data["jdgen"], data["as_of"], inputs, documents, others, pending)

    def _inputs(self, data: object) -> dict[str, str]:
        if type(data) is not dict or not self._are_texts(data) or not self._are_hashes(data.values()):
            raise self._wrong("inputs", "“inputs” is to say the SHA-256 of each source, as 64 digits")
        return data

    def _each(self, data: object, key: str, read: Callable[[object], _Entry]) -> tuple[_Entry, ...]:
        if type(data) is not list:
            raise self._wrong(key, f"“{key}” is to be a list")
        return tuple(map(read, data))

    def _document(self, data: Any) -> Published:
        if type(data) is not dict or data.keys() - {"roles"} != _DOCUMENT_KEYS:
            raise self._odd_keys(data, _DOCUMENT_KEYS | {"roles"})
        texts = [data[key] for key in _DOCUMENT_TEXTS]
        made, roles = data["made_from"], data.get("roles", [])
        if type(made) is not dict or made.keys() != {*MadeFrom._fields} or type(roles) is not list:
            raise self._wrong(data["path"], f"“made_from” is to say {', '.join(MadeFrom._fields)}, “roles” a list")
        if not self._are_texts((*texts, *made.values(), *roles)) or not _is_day(data["as_of"]):
            raise self._wrong(data["path"], "a value of this document is no text, or its “as_of” no day")
        self._file(data)
        if _UNPRINTABLE.search("".join((*texts, *roles))):
            raise self._wrong(data["path"], "a value of this document holds a sign that cannot be printed")
        if data["school"] and not _is_folder(data["school"]):
            raise self._wrong(data["path"], f"“{_shown(data['school'])}” can be no school's id")
        words = {key: sys.intern(data[key]) for key in _DOCUMENT_TEXTS if key not in ("path", "sha256", "content")}
        made_from = MadeFrom(**{key: sys.intern(value) for key, value in made.items()})
        return Published(**(data | words | {"made_from": made_from, "roles": tuple(roles)}))

    def _other(self, data: Any) -> Other:
        if type(data) is not dict or data.keys() != {*Other._fields}:
            raise self._odd_keys(data, {*Other._fields})
        if not self._are_texts((data["path"], data["sha256"], data["content"])):
            raise self._wrong(data["path"], "“path”, “sha256” and “content” are to be texts")
        self._file(data)
        return Other(**data)

    def _pending(self, data: Any) -> Pending:
        if type(data) is not dict or data.keys() != {*Pending._fields}:
            raise self._odd_keys(data, {*Pending._fields})
        if not self._are_texts(data.values()) or not self._are_hashes((data["before"], data["after"])):
            raise self._wrong(data["path"], "“before” and “after” are to be a SHA-256, as 64 digits, or empty")
        self._place(data["path"])
        return Pending(**data)

    def _file(self, data: dict[str, Any]) -> None:
        hashes = (data["sha256"], data["content"])
        if type(data["size"]) is not int or not 0 <= data["size"] < 1 << 40:
            raise self._wrong(data["path"], "“size” is to be the number of bytes")
        if not self._are_hashes(hashes) or "" in hashes:
            raise self._wrong(data["path"], "“sha256” and “content” are to be a SHA-256, as 64 digits")
        self._place(data["path"])

    def _place(self, path: str) -> None:
        if why := unsafe(path):
            raise self._wrong(path, f"“{_shown(path)}” is no path below its folder: {why}")
        if path.rpartition(".")[2] not in SUFFIXES:
            raise self._wrong(path, f"“{_shown(path)}” is no file that jdgen makes")
        if (key := same_file(path)) in self._seen:
            raise self._wrong(path, f"“{_shown(path)}” stands there twice")
        self._seen.add(key)

    def _keys(self, data: dict[str, Any], known: set[str], of: str, near: str) -> None:
        if odd := sorted(data.keys() ^ known):
            does = "lacks" if odd[0] in known else "has the unknown key"
            raise self._wrong(near, f"{of} {does} “{_shown(odd[0])}”")

    def _odd_keys(self, data: Any, known: set[str]) -> Rejected:
        if type(data) is not dict:
            return self._wrong("", "where a file is to be described stands something else")
        path = data.get("path", "")
        odd = sorted((data.keys() ^ known) - {"roles"}) or ["path"]
        does = "lacks" if odd[0] in known else "has the unknown key"
        return self._wrong(path, f"the description of a file {does} “{_shown(odd[0])}”")

    def _are_texts(self, values: Iterable[object]) -> bool:
        given: tuple[Any, ...] = tuple(values)
        return not {*map(type, given)} - {str} and max(map(len, given), default=0) <= LONGEST_TEXT

    def _are_hashes(self, values: Iterable[object]) -> bool:
        return all(type(value) is str and _HASH.fullmatch(value) for value in values)

    def _other_schema(self, data: dict[str, Any]) -> Rejected:
        by = data.get("jdgen")
        who = f"jdgen {_shown(by)}" if type(by) is str and by else "another jdgen"
        message = (
            f"{self._path} was written by {who}: its schema is not number {SCHEMA_VERSION}, which this jdgen reads."
        )
        hint = "Install the jdgen that wrote it, or remove the file and build everything anew."
        return reject("manifest-schema", message, self._at("schema"), hint)

    def _wrong(self, near: object, why: str) -> Rejected:
        return reject("manifest-broken", f"{self._path} is no manifest of jdgen: {why}.", self._at(near), _AGAIN)

    def _at(self, near: object) -> Location:
        """The first line in which the text `near` stands."""
        where = self._text.find(json.dumps(near, ensure_ascii=False)) if type(near) is str and near else -1
        return Location(self._path, self._text.count("\n", 0, max(where, 0)) + 1)


@lru_cache(maxsize=64)
def _is_day(text: str) -> bool:
    try:
        day(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=1024)
def _is_folder(school: str) -> bool:
    """Whether a folder of the pack can be called by a school's id: lists are written there."""
    return "/" not in school and not unsafe(school)


def _shown(text: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in text[:LONGEST_PATH])
