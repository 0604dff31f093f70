"""What is said when LanguageTool cannot be used: one line with what was not checked, why, and how to mend it."""

from __future__ import annotations

from drafting.errors import Trouble, VaerktoejError


def tell_mangel(grund: str, remedie: str) -> VaerktoejError:
    """Return the error with the reason and the remedy, both in Danish."""
    return VaerktoejError(Trouble(f"LanguageTool har ikke tjekket sproget: {grund}", remedy=remedie))
