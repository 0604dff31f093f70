"""A record of so many fields that they are only worked out for those who ask: the check of templates does."""

from __future__ import annotations


class Sen:
    """Stands in a view for a record; a letter gets one with the fields that its template names."""

    @classmethod
    def find_type(cls) -> type:
        """Return the whole record, with the kind of each field."""
        raise NotImplementedError
