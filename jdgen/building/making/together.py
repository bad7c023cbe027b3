"""Making the outputs of bundles: several roles in one document, at a school or for the trust."""

from collections.abc import Iterator, Sequence

from jdgen.building.making.maker import LaidOut, Maker
from jdgen.building.making.parts import Part
from jdgen.building.planning.bundled import BundleAt, bundle_name, titled
from jdgen.diagnostics import Rejected, reject
from jdgen.document.together import joint_meta
from jdgen.document.tree import Document
from jdgen.formats import html, markdown, text, word
from jdgen.house.model import House
from jdgen.workspace import Workspace


class BundleMaker:
    """Makes the files of bundles with a `Maker`, whose findings and failed positions it adds to."""

    def __init__(self, workspace: Workspace, maker: Maker, pattern: str, part: Part, house: str = "") -> None:
        """`pattern` is that of the documents' names; `house` is the one asked for on the command line."""
        self._workspace, self._maker = workspace, maker
        self._pattern, self._part, self._asked = pattern, part, house

    def outputs(self, at: BundleAt) -> Iterator[tuple[str, bytes]]:
        """Names and contents of a bundle's files; none, with findings, if one of its roles cannot be built.

        A role that says itself that it has no such part is left out.
        """
        maker, failures = self._maker, len(self._maker.failed)
        laid_out = [found for each in at.positions if (found := maker.laid_out(each, at.bundle.house)) is not None]
        good = len(maker.failed) == failures and all(each.is_good for each in laid_out)
        try:
            contents = self._written(at, laid_out, self._house(at, laid_out)) if laid_out else []
        except Rejected as rejected:
            maker.findings.add(rejected.diagnostics)
            good = False
        if not good:
            maker.failed += [each for each in at.positions if each not in maker.failed[failures:]]
            return
        yield from contents

    def _house(self, at: BundleAt, laid_out: Sequence[LaidOut]) -> House:
        """The one house of all; raises `Rejected` where roles ask for different ones."""
        asked: dict[str, list[str]] = {}
        for each in laid_out:
            choice = self._workspace.house_choice(each.role, at.school, self._asked or at.bundle.house)
            asked.setdefault(choice.id, []).append(f"{each.role.id} ({choice.said_by})")
        if len(asked) > 1:
            told = "; ".join(f"{house} for {', '.join(roles)}" for house, roles in asked.items())
            raise reject(
                "different-houses",
                f"The roles of {at.bundle.id} are to be dressed in different houses: {told}.",
                at.bundle.at,
                "One document has one letterhead: give the bundle a “house:”, or --house on the command line.",
            )
        return laid_out[0].house

    def _written(self, at: BundleAt, laid_out: Sequence[LaidOut], house: House) -> list[tuple[str, bytes]]:
        documents = [each.document for each in laid_out]
        roles = [(each.role.title.plain, each.role.grade.plain if each.role.grade else "") for each in laid_out]
        title, grades = titled(at.bundle.title, roles)
        name = bundle_name(at, self._pattern, title, grades, self._part)
        whole = at.bundle.title or f"{title}{f' ({grades})' if grades else ''} – {documents[0].meta.subject.lower()}"
        return [
            (f"{name}.{suffix}", self._in_format(documents, whole, house, suffix)) for suffix in self._maker.suffixes()
        ]

    def _in_format(self, documents: Sequence[Document], title: str, house: House, suffix: str) -> bytes:
        if suffix == "docx":
            return word.write_together(documents, joint_meta(title, documents), self._maker.letterhead(house))
        if suffix == "html":
            return html.write_together(documents, joint_meta(title, documents), house.css)
        return markdown.write_together(documents) if suffix == "md" else text.write_together(documents)
