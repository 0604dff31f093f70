"""The citizen's own words in three voices: as written, to the citizen, about the citizen."""

from drafting.dansk.perspektiv.boej import boej
from drafting.dansk.perspektiv.model import Boejning, Stemme, Usikkerhed
from drafting.dansk.perspektiv.stedord import saet_stedord
from drafting.dansk.perspektiv.til_du import boej_til_du

__all__ = ["Boejning", "Stemme", "Usikkerhed", "boej", "boej_til_du", "saet_stedord"]
