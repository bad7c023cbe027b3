"""Why a run of several processes ended without its documents."""

from jdgen.workspace import Position


class SourcesChanged(Exception):
    """A source was changed while documents were made of it; `position` is one of those."""

    def __init__(self, position: Position) -> None:
        super().__init__(position)
        self.position = position


class WorkerLost(Exception):
    """A worker process ended before its work was done."""
