"""A role in a house becomes a document: rendered, read, and checked to hold the whole role."""

from collections.abc import Mapping
from functools import cached_property
from weakref import WeakKeyDictionary

from jinja2 import TemplateError

from jdgen.diagnostics import Rejected, raise_errors
from jdgen.document.identity import Identity
from jdgen.document.school_logo import stands_for_logo
from jdgen.document.tree import Document, Meta, Picture
from jdgen.house.model import House, Wording
from jdgen.layout.blocks import BlockReader
from jdgen.layout.environment import Environment
from jdgen.layout.failures import failure
from jdgen.layout.running import running_lines
from jdgen.layout.standing import Marking, standing_values
from jdgen.layout.strict_html import parsed
from jdgen.layout.view import RoleView, View
from jdgen.layout.wardrobe import Wardrobe
from jdgen.layout.whole import missing, outline, without_content
from jdgen.register import DRAFT, Standing
from jdgen.role.model import Role
from jdgen.role.variables import SITE_FACTS, post_values, role_values

_STANDING = ("version", "status", "standing", "draft")
"""What a layout sees of the standing, below `role`; each is a string, or none."""


def compose(
    role: Role,
    house: House,
    site: Mapping[str, str],
    standing: Standing = DRAFT,
    identity: Identity | None = None,
    logo: Picture | None = None,
    merge_fields: bool = False,
    marking: Marking | None = None,
) -> Document:
    """The document of `role` in `house`.

    The role's variables are filled; `site` holds the dotted names of school and trust. `standing` is that of the role's
    text, which no key of a role says; `identity` is what files will say of themselves; `logo` is the school's own,
    for a house that shows each; `merge_fields` says whether values may hold such (see `compose_main`); `marking` is
    what every page says of a document that is made for a purpose. Raises `Rejected`: for a layout that fails or is no
    strict HTML, and for a document that does not hold all of the role.
    """
    values = {
        **site, **role_values(role), **post_values(role.post),
        **standing_values(standing, house.wording(role.lang).standing, marking),
    }  # fmt: skip
    view = RoleView(role, house)
    layout = _layout(house)
    html = layout.rendered(_context(view, house, role, values), merge_fields)
    reader = BlockReader(layout.wardrobe, view.origins)
    blocks = reader.document(parsed(html, house.layout_files, layout.wardrobe.beginning))
    raise_errors(reader.findings)
    document = Document(_meta(role, house, values, identity, _logo(house, values, logo)), blocks)
    raise_errors(
        [
            *missing(document, view.origins, view.lists, house),
            *without_content(document),
            *outline(document, layout.wardrobe.beginning),
        ]
    )
    return document


def _context(view: RoleView, house: House, role: Role, values: Mapping[str, str]) -> dict[str, View]:
    wording = house.wording(role.lang)
    return {
        "role": View(view.role, **{name: values.get(f"role.{name}") for name in _STANDING}),
        "school": _site(values, "school"),
        "trust": _site(values, "trust"),
        "headings": View(wording.headings),
        "labels": View(wording.labels),
        "levels": View({name: View(forms) for name, forms in wording.levels.items()}),
    }


def _site(site: Mapping[str, str], which: str) -> View:
    """What a layout may ask of school and trust; absent facts are none, so that `{% if school.phone %}` works."""
    facts = f"{which}.facts."
    named = {name.removeprefix(facts): value for name, value in site.items() if name.startswith(facts)}
    return View({name: site.get(f"{which}.{name}") for name in SITE_FACTS}, facts=View(named))


def compose_main(role: Role, house: House, site: Mapping[str, str], standing: Standing = DRAFT) -> Document | None:
    """The document of `role`, filled with the merge fields (`document.merge_fields`) that `site` holds: with values in
    their places that fit, it is what `compose` gives for these. None if the layout heeds what they say.

    Raises `Rejected` as `compose` does.
    """
    document = compose(role, house, site, standing, merge_fields=True)
    return document if _layout(house).only_prints_fields else None


def asks_of_schools(house: House) -> bool:
    """Whether a template of `house` names the school at all: if none does, it is the same document whatever is said of
    a school beside what the role's own words say of it."""
    return _layout(house).asks_of_schools


class _Layout:
    """A house's layout, compiled once for all its documents."""

    def __init__(self, house: House) -> None:
        self.wardrobe = Wardrobe(house)
        self._house = house
        self._environment = Environment(house.layouts)

    def rendered(self, context: Mapping[str, View], merge_fields: bool) -> str:
        """The layout's strict HTML; raises `Rejected` at the template line that fails."""
        house = self._house
        self._environment.begin(merge_fields)
        try:
            return self._environment.get_template(house.layout).render(context)
        except (TemplateError, RecursionError, TypeError, ArithmeticError) as error:
            raise Rejected([failure(error, house)]) from None

    @cached_property
    def asks_of_schools(self) -> bool:
        """See the function of that name."""
        tokens = (token for source in self._house.layouts.values() for token in self._environment.lex(source))
        return any((kind, word) == ("name", "school") for _, kind, word in tokens)

    @property
    def only_prints_fields(self) -> bool:
        """Of the last rendering: see `Environment.only_prints_fields`."""
        return self._environment.only_prints_fields


_LAYOUTS: WeakKeyDictionary[House, _Layout] = WeakKeyDictionary()


def _layout(house: House) -> _Layout:
    """The compiled layout of a house; houses are frozen, so it lives as long as its house."""
    if house not in _LAYOUTS:
        _LAYOUTS[house] = _Layout(house)
    return _LAYOUTS[house]


def _logo(house: House, values: Mapping[str, str], own: Picture | None) -> Picture | None:
    """The picture that web pages show: a school without a logo of its own is named beside the house's."""
    if house.logo is None or not stands_for_logo(house.logo.alt):
        return house.logo
    return own or Picture(house.logo.content, house.logo.media_type, values.get("school.name", ""))


def _meta(role: Role, house: House, values: Mapping[str, str], identity: Identity | None, logo: Picture | None) -> Meta:
    wording: Wording = house.wording(role.lang)
    grade = values.get("role.grade", "")
    is_specification_alone = role.person_specification and not role.has_description
    kind = wording.headings["person_specification" if is_specification_alone else "job_description"]
    return Meta(
        title=f"{role.title.plain}{f' ({grade})' if grade else ''} – {kind.lower()}",
        author=values.get("trust.name", ""),
        subject=kind,
        language=role.lang,
        keywords=tuple(word for word in (role.title.plain, grade, values.get("school.name", "")) if word),
        values=tuple(sorted(values.items())),
        header=running_lines(house.header, values),
        footer=running_lines(house.footer, values),
        logo=logo,
        identity=identity,
    )
