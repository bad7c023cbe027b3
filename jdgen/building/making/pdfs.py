"""PDFs made of Word files that are staged, by as many LibreOffices side by side as there are workers."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from jdgen.formats.pdf import Converter

A_TURN = 50
"""Files given to LibreOffice at a time, so that it can be told how far the run is."""


def convert(soffice: Path, sources: Sequence[Path], workers: int) -> Iterator[int]:
    """Make a PDF beside each Word file; says each time how many more there are. Raises `PdfError` and `OSError`."""
    shares = [sources[first::workers] for first in range(workers) if sources[first::workers]]
    turns = [share[at : at + A_TURN] for share in shares for at in range(0, len(share), A_TURN)]
    with ThreadPoolExecutor(max(1, len(shares))) as pool:
        futures = {pool.submit(_convert, soffice, turn): len(turn) for turn in turns}
        try:
            for future in as_completed(futures):
                future.result()
                yield futures[future]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _convert(soffice: Path, sources: Sequence[Path]) -> None:
    with Converter(soffice) as converter:
        converter.convert(sources)
