"""A letter's fingerprints change with everything it is made from, and with nothing else."""

from datetime import date

import pytest

from drafting.law.load import find_profilfiler, load_profil
from drafting.letter.fingeraftryk import find_kilder
from drafting.paths import data_folder

KOMMUNER = data_folder() / "kommuner"


def find(kommune, overlay=None):
    profil = load_profil(kommune, overlay)
    return find_kilder("klage/klage", profil, dato=date(2026, 11, 20), overlay=overlay)


def change(folder, kommune):
    """Put a changed file of the municipality in the user's folder."""
    fil = folder / "kommuner" / f"{kommune}.yaml"
    fil.parent.mkdir(exist_ok=True)
    fil.write_text((KOMMUNER / fil.name).read_text(encoding="utf-8") + "# rettet\n", encoding="utf-8")


def test_a_profile_names_the_file_it_builds_on():
    assert [fil.name for fil in find_profilfiler(load_profil("ishoej"))] == ["ishoej.yaml", "hvidovre.yaml"]
    assert [fil.name for fil in find_profilfiler(load_profil("viborg"))] == ["viborg.yaml"]


@pytest.mark.parametrize(
    ("kommune", "rettet", "aendret"),
    [
        ("ishoej", "hvidovre", True),
        ("ishoej", "ishoej", True),
        ("ishoej", "viborg", False),
        ("hvidovre", "hvidovre", True),
        ("hvidovre", "ishoej", False),
    ],
)
def test_a_changed_profile_changes_the_letters_made_with_it(tmp_path, kommune, rettet, aendret):
    before = find(kommune, tmp_path)
    change(tmp_path, rettet)
    after = find(kommune, tmp_path)
    assert (before.profil != after.profil) is aendret
    assert before.data == after.data
    assert (before.sag, before.skabelon) == (after.sag, after.skabelon)


@pytest.mark.parametrize("fil", ["klageinstanser.yaml", "klagetemaer.yaml", "kalender/frister.yaml", "lov/bolig.yaml"])
def test_what_a_letter_reads_is_counted(monkeypatch, tmp_path, fil):
    before = find("hvidovre").data
    copy = tmp_path / "data"
    for each in data_folder().rglob("*.*"):
        (copy / each.relative_to(data_folder())).parent.mkdir(parents=True, exist_ok=True)
        (copy / each.relative_to(data_folder())).write_bytes(each.read_bytes())
    monkeypatch.setattr("drafting.letter.fingeraftryk.data_folder", lambda: copy)
    assert find("hvidovre").data == before
    (copy / fil).write_text((copy / fil).read_text(encoding="utf-8") + "# rettet\n", encoding="utf-8")
    assert find("hvidovre").data != before
