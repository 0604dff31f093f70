"""The letterhead's measures are read whole, and what is wrong with them is told in one run."""

from __future__ import annotations

import pytest

from drafting.errors import RenderError
from drafting.paths import templates_folder
from drafting.render.brevpapir import load_brevpapir

SHIPPED = templates_folder() / "brevpapir"
MAAL = (SHIPPED / "maal.yaml").read_text(encoding="utf-8")


def write_maal(folder, *changes: tuple[str, str]):
    text = MAAL
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    (folder / "maal.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_measures_fit_on_the_paper(brevpapir) -> None:
    maal = brevpapir.maal

    assert maal.satsbredde == maal.papir.bredde - maal.margen.venstre - maal.margen.hoejre
    assert maal.rude.venstre <= maal.modtager.venstre
    assert maal.modtager.venstre + maal.modtager.bredde <= maal.rude.venstre + maal.rude.bredde
    assert maal.rude.top < maal.modtager.top
    assert maal.rude.top + maal.rude.hoejde < maal.krop.top
    assert maal.referencer.venstre + maal.referencer.bredde <= maal.papir.bredde - maal.margen.hoejre + 0.01
    assert maal.referencer.venstre >= maal.rude.venstre + maal.rude.bredde


def test_a_letterhead_of_ones_own_borrows_what_it_lacks(tmp_path) -> None:
    own = load_brevpapir(write_maal(tmp_path, ('accent: "0B4A5B"', 'accent: "7A1F3D"')))

    assert own.maal.farve.accent == "7A1F3D"
    assert own.find_fil("maal.yaml") == tmp_path / "maal.yaml"
    assert own.find_fil("standard.typ") == SHIPPED / "standard.typ"


def test_an_empty_folder_is_the_shipped_letterhead(tmp_path, brevpapir) -> None:
    assert load_brevpapir(tmp_path).maal == brevpapir.maal


def test_a_file_nobody_has_is_told(brevpapir) -> None:
    with pytest.raises(RenderError, match=r"mangler filen 'findes_ikke\.typ'"):
        brevpapir.find_fil("findes_ikke.typ")


def test_everything_wrong_is_told_in_one_run_with_its_place(tmp_path) -> None:
    folder = write_maal(
        tmp_path,
        ("broed: 11", "broed: elleve"),
        ('linje: "B8C4C8"', 'linje: "grå"'),
        ("krop: {top: ", "kroppen: {top: "),
    )
    with pytest.raises(RenderError) as caught:
        load_brevpapir(folder)

    told = [str(trouble) for trouble in caught.value.troubles]
    assert caught.value.exit_code == 6
    assert len(told) == 3
    assert any("'skrift.broed' skal være et tal" in line and "maal.yaml:" in line for line in told)
    assert any("'farve.linje' skal være en farve" in line for line in told)
    assert any("'kroppen.top' er ikke et mål" in line for line in told)


@pytest.mark.parametrize("value", ["-3", "1,5", "", "1e3", "12 mm"])
def test_only_plain_numbers_are_measures(value, tmp_path) -> None:
    with pytest.raises(RenderError):
        load_brevpapir(write_maal(tmp_path, ("efter_afsnit: 8", f"efter_afsnit: '{value}'")))
