"""Views: what a letter template may see, one small record for each subject."""

from collections.abc import Mapping
from types import MappingProxyType

from drafting.letter.view.brevview import Brevview, build_brevview
from drafting.letter.view.generelview import Generelramme, Generelview, build_generelview
from drafting.letter.view.gengiv import Gengiver
from drafting.letter.view.huller import fill_huller
from drafting.letter.view.ramme import Hylder, Ramme
from drafting.letter.view.stade import STADER, find_stade, find_ventegrund, is_ufravigeligt

__all__ = [
    "RODER",
    "STADER",
    "Brevview",
    "Generelramme",
    "Generelview",
    "Gengiver",
    "Hylder",
    "Ramme",
    "build_brevview",
    "build_generelview",
    "fill_huller",
    "find_stade",
    "find_ventegrund",
    "is_ufravigeligt",
]

# What the templates of each kind of file see.
RODER: Mapping[str, type] = MappingProxyType({"sag": Brevview, "generel_udtalelse": Generelview})
