"""The check of letter templates: every error at once, in Danish, before any letter is made."""

from drafting.letter.skabelontjek.tjek import check_alle, check_skabelon

__all__ = ["check_alle", "check_skabelon"]
