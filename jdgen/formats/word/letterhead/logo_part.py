"""The picture of a school's logo in the package, in place of the letterhead's own."""

from collections.abc import Iterable, Mapping
from itertools import chain, count

from jdgen.document.picture_size import Kind
from jdgen.formats.word.letterhead.assembly import KeptPart
from jdgen.formats.word.letterhead.running.stories import LogoRelation
from jdgen.formats.word.ooxml.names import IMAGE
from jdgen.formats.word.ooxml.package import Relationship


def with_logo_part(
    kept: Iterable[KeptPart], content: bytes, kind: Kind, places: Mapping[str, LogoRelation]
) -> tuple[KeptPart, ...]:
    """`kept` with the picture `content` of `kind`, to which the headers and footers named in `places` lead; without the
    pictures to which nothing leads any more. A picture that stands elsewhere, too, stays."""
    before = list(kept)
    freed = {part.name: places[part.name].freed if part.name in places else frozenset() for part in before}
    after = [
        part._replace(leads_to=tuple(each for each in part.leads_to if each.id not in freed[part.name]))
        for part in before
    ]
    lost = _targets(before) - _targets(after)
    after = [part for part in after if f"/{part.name}" not in lost]
    name = _free_name(kind.suffix, {part.name.casefold() for part in after})
    return (
        *(_leading_to(part, f"/{name}", places[part.name].id) if part.name in places else part for part in after),
        KeptPart(name, kind.media_type, content, ()),
    )


def _targets(parts: Iterable[KeptPart]) -> set[str]:
    return {relationship.target for relationship in chain.from_iterable(part.leads_to for part in parts)}


def _free_name(suffix: str, taken: set[str]) -> str:
    """Part names are equal regardless of case (ECMA-376 Part 2, 6.2.2.3)."""
    names = (f"word/media/logo{number or ''}.{suffix}" for number in count())
    return next(name for name in names if name not in taken)


def _leading_to(part: KeptPart, target: str, identifier: str) -> KeptPart:
    return part._replace(leads_to=(*part.leads_to, Relationship(identifier, IMAGE, target)))
