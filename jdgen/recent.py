"""What was made of late, kept for whoever asks again: memory does not grow with how much a run goes through."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class Recent(Generic[_Key, _Value]):
    """At most `most` values by key; where one more is made, the one made first goes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: dict[_Key, _Value] = {}

    def of(self, key: _Key, make: Callable[[], _Value]) -> _Value:
        """The value of `key`: the one held, or else what `make` gives. Nothing is held if that raises."""
        if key not in self._held:
            made = make()
            if len(self._held) >= self._most:
                del self._held[next(iter(self._held))]
            self._held[key] = made
        return self._held[key]
