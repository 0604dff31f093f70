"""Records that are the same wherever they were written."""

from msgspec import Struct
from msgspec.structs import asdict

_STEDER = frozenset({"place", "sted", "steder"})


class UansetSted(Struct, frozen=True):
    """A record that equals another of its kind with the same values, whatever place each of them stands at."""

    def __eq__(self, other: object) -> bool:
        """Return whether all values but the place are equal."""
        return isinstance(other, UansetSted) and type(self) is type(other) and self._values() == other._values()

    def __hash__(self) -> int:
        """Return a hash of the values."""
        return hash((type(self), self._values()))

    def _values(self) -> tuple[object, ...]:
        return tuple(value for name, value in asdict(self).items() if name not in _STEDER)
