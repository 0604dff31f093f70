"""What a profile says of the adviser is said by the adviser in a letter."""

import pytest

from drafting.law.load import list_kommuner, load_profil
from drafting.letter.view.ramme import in_first_person
from drafting.oprindelse import Fast, Tekst


@pytest.mark.parametrize(
    ("sagt", "ventet"),
    [
        ("Borgerrådgiveren går ikke ind i gamle sager.", "Jeg går ikke ind i gamle sager."),
        ("Det kan borgerrådgiveren ikke.", "Det kan jeg ikke."),
        ("Sager, der ved henvendelsen til borgerrådgiveren er slut.", "Sager, der ved henvendelsen til mig er slut."),
        ("Det er borgerrådgiverens opgave.", "Det er borgerrådgiverens opgave."),
    ],
)
def test_the_adviser_is_jeg_and_after_a_preposition_mig(sagt, ventet):
    assert str(in_first_person(Tekst(sagt, Fast("prøve", 1)), load_profil("hvidovre").titel)) == ventet


@pytest.mark.parametrize("kommune", list_kommuner())
def test_no_age_limit_says_til_jeg(kommune):
    profil = load_profil(kommune)
    said = str(in_first_person(profil.aldersgraense.ord, profil.titel)) if profil.aldersgraense.ord else ""
    assert " til jeg" not in said
