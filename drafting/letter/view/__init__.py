"""Views: what a letter template may see, one small record for each subject."""

from drafting.letter.view.brevview import Brevview, build_brevview
from drafting.letter.view.gengiv import Gengiver
from drafting.letter.view.huller import fill_huller
from drafting.letter.view.ramme import Hylder, Ramme
from drafting.letter.view.stade import STADER, find_ventegrund

__all__ = ["STADER", "Brevview", "Gengiver", "Hylder", "Ramme", "build_brevview", "fill_huller", "find_ventegrund"]
