from __future__ import annotations

import pytest

from drafting.errors import LawError
from drafting.law.load import list_kommuner, load_profil
from drafting.law.model import JaNejIkkeOplyst
from drafting.paths import data_folder

HVIDOVRE = data_folder() / "kommuner" / "hvidovre.yaml"


@pytest.fixture
def own_folder(tmp_path):
    (tmp_path / "kommuner").mkdir()
    return tmp_path


def write_profil(folder, name, **changes):
    text = HVIDOVRE.read_text(encoding="utf-8")
    for old, new in changes.values():
        assert old in text
        text = text.replace(old, new)
    (folder / "kommuner" / name).write_text(text, encoding="utf-8")


def test_a_municipality_more_is_one_file(own_folder):
    write_profil(own_folder, "høje-taastrup.yaml", navn=("ord: Hvidovre Kommune", "ord: Høje-Taastrup Kommune"))
    assert list_kommuner(own_folder) == tuple(sorted([*list_kommuner(), "hoeje_taastrup"]))
    profil = load_profil("Høje-Taastrup", own_folder)
    assert (profil.kommune, profil.navn) == ("hoeje_taastrup", "Høje-Taastrup Kommune")


def test_the_users_own_profile_goes_before_ours(own_folder):
    write_profil(own_folder, "hvidovre.yaml", titel=("bestemt: borgerrådgiveren", "bestemt: borgerens rådgiver"))
    assert load_profil("hvidovre", own_folder).titel.bestemt == "borgerens rådgiver"
    assert load_profil("hvidovre").titel.bestemt == "borgerrådgiveren"


def test_a_deadline_to_answer_has_dates(own_folder):
    frist = "{antal: 3, enhed: uger, fra: 2020-01-01, til: 2025-12-31, kilde: {dokument: beretning, sted: § 9}}"
    write_profil(own_folder, "randers.yaml", svarfrist=("svarfrist: ikke oplyst", f"svarfrist:\n  - {frist}"))
    profil = load_profil("randers", own_folder)
    (known,) = profil.svarfrist
    assert profil.find_svarfrist(known.fra) == profil.find_svarfrist(known.til) == known
    assert (known.antal, known.enhed) == (3, "uger")
    assert profil.find_svarfrist(known.til.replace(year=2026)) is None
    assert "svarfrist" not in profil.ikke_oplyst
    assert (known.fra.isoformat(), known.til.isoformat()) == ("2020-01-01", "2025-12-31")


def test_how_long_must_be_a_number(own_folder):
    frist = "{enhed: uger, fra: 2020-01-01, til: ingen, kilde: {dokument: beretning, sted: § 9}}"
    write_profil(own_folder, "randers.yaml", svarfrist=("svarfrist: ikke oplyst", f"svarfrist:\n  - {frist}"))
    with pytest.raises(LawError, match=r"Nøglen 'svarfrist\.1\.antal' mangler\. Skriv den ind\."):
        load_profil("randers", own_folder)


def test_no_deadline_is_another_answer_than_silence(own_folder):
    write_profil(own_folder, "randers.yaml", svarfrist=("svarfrist: ikke oplyst", "svarfrist: ingen"))
    profil = load_profil("randers", own_folder)
    assert profil.svarfrist == ()
    assert "svarfrist" not in profil.ikke_oplyst


def test_silence_needs_no_more_than_two_words(own_folder):
    silent = ("egen_drift:\n  svar: nej", "egen_drift:\n  svar: Ikke oplyst")
    write_profil(own_folder, "randers.yaml", drift=silent)
    assert load_profil("randers", own_folder).egen_drift.svar is JaNejIkkeOplyst.IKKE_OPLYST


def test_an_unknown_municipality_is_told_with_what_was_meant():
    with pytest.raises(LawError) as caught:
        load_profil("Hvidover")
    (trouble,) = caught.value.troubles
    assert trouble.message == "Der er ingen profil for kommunen 'Hvidover'."
    assert trouble.remedy.startswith("Mente du 'hvidovre'? Der er profiler for ")
    assert trouble.remedy.endswith("En ny kommune er én fil, hvidover.yaml, i mappen kommuner.")


def test_a_municipality_like_no_other_gets_the_list():
    with pytest.raises(LawError, match=r"'xyz'\. Der er profiler for .*hvidovre.*viborg"):
        load_profil("xyz")
