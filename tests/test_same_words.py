"""The words of a letter are the same in every format, in the same order, and none is missing or added."""

from __future__ import annotations

import pytest

from drafting.render.formater import RENDERERS


@pytest.mark.parametrize("ending", sorted(RENDERERS))
def test_the_sample_letters_say_the_same(ending, proevebrev, brevpapir, laesere) -> None:
    meant = laesere.words(laesere.read_tree(proevebrev))
    content = RENDERERS[ending](proevebrev, brevpapir)

    assert laesere.find_forskel(laesere.read_words(ending, content, meant), meant) == ""


def test_the_letters_of_the_examples_say_the_same(eksempel, laesere) -> None:
    assert eksempel.breve
    for brev in eksempel.breve:
        meant = laesere.words(laesere.read_tree(brev.letter))
        for ending, content in brev.filer.items():
            said = laesere.read_words(ending, content, meant)
            assert (brev.navn, ending, laesere.find_forskel(said, meant)) == (brev.navn, ending, "")


@pytest.mark.parametrize("ending", sorted(RENDERERS))
def test_a_word_lost_added_or_moved_is_seen(ending, brevpapir, eksempelbreve, laesere) -> None:
    brev = eksempelbreve.BREVE["udtalelse"]
    meant = laesere.words(laesere.read_tree(brev))
    content = RENDERERS[ending](brev, brevpapir)
    at = meant.index("henstiller,")
    lost, added = meant[:at] + meant[at + 1 :], [*meant[:at], "ikke", *meant[at:]]
    moved = [*meant[:at], meant[at + 1], meant[at], *meant[at + 2 :]]

    for wrong in (lost, added, moved):
        assert laesere.find_forskel(laesere.read_words(ending, content, wrong), wrong)
