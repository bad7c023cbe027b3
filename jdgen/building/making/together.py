"""Making the outputs of bundles: several roles in one document, at a school or for the trust."""

from collections.abc import Iterator, Sequence

from jdgen.building.making.maker import LaidOut, Maker
from jdgen.building.planning.bundled import BundleAt, one_house, titled
from jdgen.diagnostics import Rejected
from jdgen.document.together import joint_meta
from jdgen.document.tree import Document
from jdgen.formats import html, markdown, text, word
from jdgen.house.model import House
from jdgen.workspace import Workspace


class BundleMaker:
    """Makes the files of bundles with a `Maker`, whose findings and failed positions it adds to."""

    def __init__(self, workspace: Workspace, maker: Maker, house: str = "") -> None:
        """`house` is the one asked for on the command line."""
        self._workspace, self._maker, self._asked = workspace, maker, house

    def outputs(self, at: BundleAt, day: str = "") -> Iterator[tuple[str, bytes]]:
        """Formats and contents of a bundle's files, as of `day` (see `Maker.outputs`); none, with findings, if one of
        its roles cannot be built.

        A role that says itself that it has no such part is left out.
        """
        maker, failures = self._maker, len(self._maker.failed)
        found = (maker.laid_out(each, at.bundle.house, day) for each in at.positions)
        laid_out = [each for each in found if each is not None]
        good = len(maker.failed) == failures and all(each.is_good for each in laid_out)
        try:
            contents = self._written(at, laid_out) if laid_out else []
        except Rejected as rejected:
            maker.findings.add(rejected.diagnostics)
            good = False
        if not good:
            maker.failed += [each for each in at.positions if each not in maker.failed[failures:]]
            return
        yield from contents

    def _written(self, at: BundleAt, laid_out: Sequence[LaidOut]) -> list[tuple[str, bytes]]:
        one_house(self._workspace, at, [each.role for each in laid_out], self._asked)
        house = laid_out[0].house
        documents = [each.document for each in laid_out]
        roles = [(each.role.title.plain, each.role.grade.plain if each.role.grade else "") for each in laid_out]
        title, grades = titled(at.bundle.title, roles)
        whole = at.bundle.title or f"{title}{f' ({grades})' if grades else ''} – {documents[0].meta.subject.lower()}"
        suffixes = self._maker.suffixes()
        return [(suffix, self._in_format(documents, whole, house, suffix, at.school)) for suffix in suffixes]

    def _in_format(self, documents: Sequence[Document], title: str, house: House, suffix: str, school: str) -> bytes:
        if suffix == "docx":
            return word.write_together(documents, joint_meta(title, documents), self._maker.letterhead(house, school))
        if suffix == "html":
            return html.write_together(documents, joint_meta(title, documents), house.css)
        return markdown.write_together(documents) if suffix == "md" else text.write_together(documents)
