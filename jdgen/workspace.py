"""A workspace: jdgen.yaml with the trust, the roles, the houses; finding one, and selecting roles in it."""

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from jdgen.diagnostics import Diagnostic, Location, Rejected, reject
from jdgen.house.load import house_ids, load_house
from jdgen.house.model import House
from jdgen.role.fields import Id, Language, printed
from jdgen.role.library import Library, mapping_of
from jdgen.role.model import Model, Role
from jdgen.role.resolve import resolve
from jdgen.role.validation import validated
from jdgen.role.variables import fill
from jdgen.source.nodes import Mapping, Sequence
from jdgen.source.strict import parse
from jdgen.source.tree import FolderTree, Tree

WORKSPACE_FILE = "jdgen.yaml"
FILENAME_FIELDS = ("id", "title", "grade")


def _text(value: Any) -> str:
    text = " ".join(printed(value).text.split())
    if not text:
        raise PydanticCustomError("empty-text", "There is no text here.", {"hint": "Write it, or delete the key."})
    if "{{" in text:
        raise PydanticCustomError(
            "template-code", "The values of a workspace are what variables are filled with; they hold none.",
            {"hint": "Write the words themselves."},
        )  # fmt: skip
    return text


def _lines(value: Any) -> tuple[str, ...]:
    return tuple(_text(line) for line in value) if isinstance(value, list) else (_text(value),)


def _folder(value: Any) -> str:
    text = _text(value).strip("/")
    if not all(re.fullmatch(r"[\w][\w .-]*", part) for part in text.split("/")):
        raise PydanticCustomError(
            "bad-folder", "“{text}” is not a folder of the workspace.",
            {"text": text, "hint": "Write its path below jdgen.yaml, such as roles."},
        )  # fmt: skip
    return text


def _facts(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise PydanticCustomError("mapping-expected", "Here jdgen expects names with texts.")
    for name in value:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            raise PydanticCustomError(
                "bad-name", "“{name}” cannot be the name of a value.",
                {"name": name, "hint": "Use small letters, digits and _, such as support_staff_pay."},
            )  # fmt: skip
    return {name: _text(text) for name, text in value.items()}


def _filename(value: Any) -> str:
    text = _text(value)
    rest = re.sub(r"\{(" + "|".join(FILENAME_FIELDS) + r")\}", "", text)
    if "{" in rest or "}" in rest or re.search(r'[<>:"/\\|?*\x00-\x1f]', rest):
        raise PydanticCustomError(
            "bad-filename", "“{text}” cannot be a pattern of file names.",
            {"text": text, "hint": "Use {id}, {title} and {grade}, and no characters that Windows forbids in names."},
        )  # fmt: skip
    return text


Str = Annotated[str, PlainValidator(_text)]
Lines = Annotated[tuple[str, ...], PlainValidator(_lines)]
Folder = Annotated[str, PlainValidator(_folder)]


class Site(Model):
    """The trust, or one of its schools: what letterheads and texts may say of it."""

    id: Id | None = None
    name: Str
    address: Lines = ()
    council: Str | None = None
    employer: Str | None = None
    phone: Str | None = None
    website: Str | None = None
    facts: Annotated[dict[str, str], PlainValidator(_facts)] = Field(default_factory=dict)

    def values(self, prefix: str) -> dict[str, str]:
        """The dotted names under `prefix`, such as `school.name` and `school.facts.motto`."""
        named = {name: getattr(self, name) for name in ("name", "council", "employer", "phone", "website")}
        texts = {f"{prefix}.{name}": text for name, text in named.items() if text}
        if self.address:
            texts[f"{prefix}.address"] = ", ".join(self.address)
        return texts | {f"{prefix}.facts.{name}": text for name, text in self.facts.items()}


class Settings(Model):
    """jdgen.yaml."""

    trust: Site
    house: Str | None = None
    lang: Language = "en-GB"
    roles: Folder = "roles"
    templates: Folder = "templates"
    filename: Annotated[str, PlainValidator(_filename)] = "{id}"
    every_role: Any = None


class Workspace:
    """The sources of one trust, read through a tree. Holds what was read; changes nothing."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._houses: dict[str, House] = {}
        self._node = mapping_of(parse(WORKSPACE_FILE, tree.read(WORKSPACE_FILE)), WORKSPACE_FILE)
        findings: list[Diagnostic] = []
        settings = validated(Settings, self._node, findings)
        every = self._node.get("every_role")
        if every is not None and not isinstance(every, Sequence):
            findings.append(
                Diagnostic("list-expected", "every_role is a list of statements.", every.at, "Begin each with “- ”.")
            )
        if settings is None or findings:
            raise Rejected(findings)
        self.settings = settings
        self.every_role = every if isinstance(every, Sequence) else None

    @cached_property
    def library(self) -> Library:
        """The roles, bases and shared clauses."""
        return Library(self.tree, self.settings.roles)

    @cached_property
    def site(self) -> dict[str, str]:
        """The dotted names of `trust` and `school`; a role built for the trust has the trust as its school."""
        return self.settings.trust.values("trust") | self.settings.trust.values("school")

    @property
    def house_ids(self) -> tuple[str, ...]:
        """The houses there are."""
        return house_ids(self.tree, self.settings.templates)

    def house(self, name: str, asked_at: Location | None = None) -> House:
        """The house called `name`, loaded once; raises `Rejected`."""
        if name not in self._houses:
            self._houses[name] = load_house(self.tree, name, self.settings.templates, asked_at)
        return self._houses[name]

    def house_of(self, role: Role) -> House:
        """The house the role asks for, or the workspace's; raises `Rejected`."""
        if role.house:
            return self.house(role.house, self._asked_at(role))
        if self.settings.house:
            return self.house(self.settings.house, self._node.key_at("house"))
        raise reject(
            "no-house", "Neither the role nor jdgen.yaml names a house.", Location(self.library.role_files[role.id]),
            f"Add house: to jdgen.yaml. Houses: {', '.join(self.house_ids) or 'none; make one with jdgen new house'}.",
        )  # fmt: skip

    def role(self, role_id: str, change: Callable[[Role], Role] = lambda role: role) -> Role:
        """The role, resolved, changed by `change` and its variables filled for the trust; raises `Rejected`."""
        role = resolve(role_id, self.library, self.every_role)
        if "lang" not in role.model_fields_set:
            role = role.model_copy(update={"lang": self.settings.lang})
        return fill(change(role), self.site, str(self._node.key_at("trust")))

    def select(self, asked: Iterable[str]) -> tuple[str, ...]:
        """The ids of the roles meant by ids, paths or globs, sorted; all if none is given. Raises `Unselected`."""
        known = sorted(self.library.role_files)
        chosen: set[str] = set()
        for word in asked:
            name = self._as_id(word)
            found = [name] if name in known else [role for role in known if fnmatchcase(role, name)]
            if not found:
                near = get_close_matches(name, known, n=1)
                raise Unselected(word, near[0] if near else "")
            chosen.update(found)
        return tuple(role for role in known if role in chosen) if chosen else tuple(known)

    def _as_id(self, word: str) -> str:
        name = word.replace("\\", "/").removeprefix("./")
        if isinstance(self.tree, FolderTree) and Path(word).is_absolute():
            name = Path(word).as_posix().removeprefix(self.tree.root.as_posix() + "/")
        if name.endswith(".yaml"):
            name = name.removeprefix(self.settings.roles + "/").removesuffix(".yaml")
        return name

    def _asked_at(self, role: Role) -> Location:
        path = self.library.role_files[role.id]
        source: Mapping = self.library.source(path)
        return source.key_at("house") if source.get("house") is not None else Location(path)


class Unselected(LookupError):
    """A role was asked for that there is not; `near` is the closest id."""

    def __init__(self, asked: str, near: str) -> None:
        super().__init__(asked)
        self.asked, self.near = asked, near


def find_workspace(start: Path) -> Path | None:
    """The folder with jdgen.yaml at or above `start`."""
    folders = (start.resolve(), *start.resolve().parents)
    return next((folder for folder in folders if (folder / WORKSPACE_FILE).is_file()), None)


def open_workspace(folder: Path) -> Workspace:
    """The workspace in `folder`; raises `Rejected`."""
    return Workspace(FolderTree(folder))
