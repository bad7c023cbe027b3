"""The shape of jdgen.yaml."""

from typing import Any

from pydantic import Field

from jdgen.role.fields import Language
from jdgen.role.model import Model
from jdgen.role.variables import SITE_FACTS
from jdgen.workspace.fields import Filename, Folder, Lines, Required, SiteFacts, Str


class Logo(Model):
    """A picture of the workspace, PNG or JPEG, and what is read out in its place."""

    file: Str
    alt: Str


class Site(Model):
    """The trust, or one of its schools: what letterheads and texts may say of it."""

    name: Str
    address: Lines = ()
    head_title: Str | None = None
    council: Str | None = None
    employer: Str | None = None
    phone: Str | None = None
    website: Str | None = None
    logo: Logo | None = None
    facts: SiteFacts = Field(default_factory=dict)

    def values(self, prefix: str) -> dict[str, str]:
        """The dotted names under `prefix`, such as `school.name` and `school.facts.motto`."""
        named = {name: getattr(self, name) for name in SITE_FACTS} | {"address": ", ".join(self.address)}
        texts = {f"{prefix}.{name}": text for name, text in named.items() if text}
        return texts | {f"{prefix}.facts.{name}": text for name, text in self.facts.items()}


class Settings(Model):
    """jdgen.yaml."""

    trust: Site
    schools: Any = None
    """By id; `workspace.schools` reads them, with those that have a file of their own."""
    bundles: Any = None
    """By id; `workspace.bundles` reads them."""
    house: Str | None = None
    lang: Language = "en-GB"
    roles: Folder = "roles"
    templates: Folder = "templates"
    filename: Filename | None = None
    every_role: Any = None
    required_clauses: tuple[Required, ...] = ()
