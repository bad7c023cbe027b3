"""PDFs made of Word files that are staged, by as many LibreOffices side by side as there are workers."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from pathlib import Path

from jdgen.building.making.maker import Maker
from jdgen.diagnostics import Diagnostic, Location
from jdgen.formats import word
from jdgen.formats.fonts import missing_font_findings
from jdgen.formats.pdf import Converter
from jdgen.workspace import Workspace

A_TURN = 50
"""Files given to LibreOffice at a time, so that it can be told how far the run is."""
Turns = Iterator[Sequence[Path]]


def convert(soffice: Path, sources: Sequence[Path], workers: int) -> Iterator[int]:
    """Make a PDF beside each Word file; says each time how many more there are. Raises `PdfError` and `OSError`.

    Each worker keeps its profile for all its turns; whoever is interrupted leaves no LibreOffice running.
    """
    shares = [_turns(sources[first::workers]) for first in range(workers) if sources[first::workers]]
    with ExitStack() as profiles:
        work = [(profiles.enter_context(Converter(soffice)), turns) for turns in shares]
        with ThreadPoolExecutor(max(1, len(work))) as pool:
            try:
                yield from _converted(pool, work)
            except BaseException:
                for converter, _ in work:
                    converter.stop()
                raise


def _turns(share: Sequence[Path]) -> Turns:
    return (share[at : at + A_TURN] for at in range(0, len(share), A_TURN))


def _converted(pool: ThreadPoolExecutor, work: Iterable[tuple[Converter, Turns]]) -> Iterator[int]:
    running: dict[Future[tuple[Path, ...]], tuple[Converter, Turns]] = {}

    def begin(converter: Converter, turns: Turns) -> None:
        if turn := next(turns, None):
            running[pool.submit(converter.convert, turn)] = converter, turns

    for converter, turns in work:
        begin(converter, turns)
    while running:
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            begin(*running.pop(future))
            yield len(future.result())


def missing_fonts(workspace: Workspace, houses: Iterable[str]) -> Iterator[Diagnostic]:
    """Warnings about fonts of these houses that this machine prints other fonts for. Raises `Rejected`."""
    maker = Maker(workspace)
    for name in sorted(set(houses)):
        house = workspace.house(name)
        yield from missing_font_findings(word.fonts_of(maker.letterhead(house)), Location(house.letterhead_file))
