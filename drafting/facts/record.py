"""What every record of a case has: it is frozen, refuses unknown keys, and knows where each value stands."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import CoreSchema, core_schema

from drafting.errors import Place
from drafting.facts.words import Vaerdi


class _Uroert:
    """Marks a field whose value is ours and is taken as it is."""

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.any_schema()


class Record(BaseModel):
    """A record of the case; `kort` names the key that a single word stands for."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kort: ClassVar[str] = ""

    steder: SkipJsonSchema[Annotated[Mapping[str, Place], _Uroert()]] = Field(default={}, repr=False, exclude=True)

    @model_validator(mode="before")
    @classmethod
    def _read_short(cls, value: object) -> object:
        if cls.kort and isinstance(value, Vaerdi):
            return {cls.kort: value, "steder": {"": value.place, cls.kort: value.place}}
        return value

    def sted(self, key: str = "") -> Place:
        """Return where the value of `key` stands, or else where the record itself stands."""
        return self.steder.get(key) or self.steder.get("") or Place("")

    def __eq__(self, other: object) -> bool:
        """Return whether all values are equal, wherever they stand."""
        return isinstance(other, Record) and type(self) is type(other) and self._values() == other._values()

    def __hash__(self) -> int:
        """Return a hash of the values."""
        return hash((type(self), self._values()))

    def _values(self) -> tuple[object, ...]:
        return tuple(value for name, value in self.__dict__.items() if name != "steder")
