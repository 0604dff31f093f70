"""What every record of a case has: it is frozen, and knows where each value stands."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from msgspec import Struct

from drafting.errors import Place
from drafting.uansetsted import UansetSted


class Foer(Struct, frozen=True):
    """Marks a field that is written in another form: `read` turns what is written into what the field takes."""

    read: Callable[[object], object]


class Record(UansetSted, frozen=True, kw_only=True):
    """A record of the case, equal to another with the same values; `kort` is the key a single word stands for."""

    kort: ClassVar[str] = ""

    steder: Mapping[str, Place] = {}

    def sted(self, key: str = "") -> Place:
        """Return where the value of `key` stands, or else where the record itself stands."""
        return self.steder.get(key) or self.steder.get("") or Place("")
