"""Frozen dataclasses that are made quickly.

`@dataclass(frozen=True)` sets every field through `object.__setattr__`, which makes an instance four times as dear as
an unfrozen one; a document of six pages has a thousand of them, and making them was a third of the time it took to read
a rendered layout. Setting the slots through their descriptors keeps the instances frozen at half that price.
"""

from dataclasses import MISSING, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[T]) -> type[T]:
    """`cls` as a frozen dataclass with slots. Its fields may have plain defaults, but no default factories."""
    frozen: Any = dataclass(frozen=True, slots=True)(cls)
    names = [(each.name, each.default) for each in fields(frozen)]
    known: dict[str, Any] = {f"set_{name}": getattr(frozen, name).__set__ for name, _ in names}
    known |= {f"default_{name}": default for name, default in names}
    parameters = ", ".join(name if default is MISSING else f"{name}=default_{name}" for name, default in names)
    body = "\n".join(f"    set_{name}(self, {name})" for name, _ in names)
    exec(f"def __init__(self, {parameters}):\n{body}", known)  # as dataclasses does: the names are Python's own
    frozen.__init__ = known["__init__"]
    return frozen  # type: ignore[no-any-return]
