"""What is kept between runs is only ever a short cut: it never changes an answer, and never stops one."""

import pickle
from datetime import date

import pytest

from drafting import gemt
from drafting.law.load import load_lovhylde
from drafting.letter.blocks import Reader
from drafting.letter.marks import Environment, collect_marks
from drafting.oprindelse import Fast, Lov, Tekst


@pytest.fixture
def folder(tmp_path, monkeypatch):
    kept = tmp_path / "gemt"
    monkeypatch.setattr(gemt, "_folder", lambda: kept)
    return kept


pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def kilde(tmp_path):
    fil = tmp_path / "lov.yaml"
    fil.write_text("en: 1", encoding="utf-8")
    return fil


class Arbejde:
    def __init__(self, answer):
        self.gange = 0
        self.answer = answer

    def __call__(self):
        self.gange += 1
        return self.answer


def test_work_is_done_once_and_again_when_a_file_changes(kilde):
    arbejde = Arbejde((date(2026, 1, 1), frozenset({"a"})))
    for _ in range(3):
        assert gemt.keep("prøve", [kilde], arbejde) == (date(2026, 1, 1), frozenset({"a"}))
    assert arbejde.gange == 1
    kilde.write_text("en: 2", encoding="utf-8")
    gemt.keep("prøve", [kilde], arbejde)
    assert arbejde.gange == 2


def test_a_file_more_in_a_folder_is_a_change(kilde):
    arbejde = Arbejde("svar")
    gemt.keep("prøve", [kilde.parent], arbejde)
    (kilde.parent / "ny.yaml").write_text("to: 2", encoding="utf-8")
    gemt.keep("prøve", [kilde.parent], arbejde)
    assert arbejde.gange == 2


def test_a_text_keeps_its_origin(kilde):
    for _ in range(2):
        found = gemt.keep("prøve", [kilde], lambda: Tekst("§ 19", Lov("fvl_19")))
    assert (found, found.oprindelse) == ("§ 19", Lov("fvl_19"))


def test_the_whole_shelf_comes_back_as_it_was(kilde):
    bestemmelser = load_lovhylde().bestemmelser
    for _ in range(2):
        found = gemt.keep("prøve", [kilde], lambda: bestemmelser)
    assert found is not bestemmelser
    assert found == bestemmelser
    assert [each.place for each in found] == [each.place for each in bestemmelser]
    assert [each.saetning.oprindelse for each in found] == [each.saetning.oprindelse for each in bestemmelser]


@pytest.mark.parametrize("content", [b"", b"noget helt andet", pickle.dumps(open)])
def test_what_cannot_be_trusted_is_worked_out_again(folder, kilde, content):
    folder.mkdir()
    (folder / "prøve.bin").write_bytes(gemt.tell_noegle([kilde]).encode() + content)
    arbejde = Arbejde("rigtigt")
    assert [gemt.keep("prøve", [kilde], arbejde) for _ in range(2)] == ["rigtigt", "rigtigt"]
    assert arbejde.gange == 1


def test_such_a_file_would_do_harm_to_another_reader(tmp_path):
    pickle.loads(call("drafting.gemt", "os.mkdir", str(tmp_path / "spor")))  # noqa: S301 (that is the point)
    assert (tmp_path / "spor").exists()


def call(modul, navn, spor):
    """Return a pickle that calls `modul.navn(spor)` when it is read."""
    words = b"".join(b"\x8c" + bytes([len(word)]) + word for word in (modul.encode(), navn.encode()))
    return b"\x80\x04" + words + b"\x93\x8c" + bytes([len(spor)]) + spor.encode() + b"\x85R."


@pytest.mark.parametrize(
    ("modul", "navn"),
    [("os", "mkdir"), ("drafting.gemt", "os.mkdir"), ("drafting.arkiv.disk", "os"), ("posix", "mkdir")],
)
def test_what_others_have_put_there_is_never_run(folder, kilde, tmp_path, modul, navn):
    folder.mkdir()
    ond = call(modul, navn, str(tmp_path / "spor"))
    (folder / "prøve.bin").write_bytes(gemt.tell_noegle([kilde]).encode() + ond)
    assert gemt.keep("prøve", [kilde], lambda: "rigtigt") == "rigtigt"
    assert not (tmp_path / "spor").exists()


def test_a_folder_that_cannot_be_written_is_no_trouble(folder, kilde):
    folder.write_text("her står en fil", encoding="utf-8")
    arbejde = Arbejde("svar")
    assert [gemt.keep("prøve", [kilde], arbejde) for _ in range(2)] == ["svar", "svar"]
    assert arbejde.gange == 2


def test_a_file_that_is_missing_is_for_those_who_read_it_to_tell_of(kilde):
    arbejde = Arbejde("svar")
    assert [gemt.keep("prøve", [kilde, kilde.with_name("nej.yaml")], arbejde) for _ in range(2)] == ["svar", "svar"]
    assert arbejde.gange == 1


def test_what_cannot_be_kept_is_worked_out_again(kilde):
    arbejde = Arbejde(lambda: "svar")
    assert [gemt.keep("prøve", [kilde], arbejde)() for _ in range(2)] == ["svar", "svar"]
    assert arbejde.gange == 2


def test_what_goes_wrong_in_the_work_is_told(kilde):
    def broken():
        raise ValueError("lov.yaml linje 3")

    with pytest.raises(ValueError, match="linje 3"):
        gemt.keep("prøve", [kilde], broken)


def test_a_compiled_template_is_kept_and_still_tells_each_line(monkeypatch):
    skabeloner = {"a.j2": "# Om {{ navn }}\n\n{% include 'b.j2' %}", "b.j2": "Vi skriver til dig.\n\nHilsen"}
    found = [_read_letter(skabeloner)]
    monkeypatch.setattr(Environment, "_parse", None)
    found.append(_read_letter(skabeloner))
    assert found[0] == found[1]
    assert found[1][1].spans[0].oprindelse == Fast("b.j2", 1)


def _read_letter(skabeloner):
    env = Environment(skabeloner.get)
    with collect_marks() as marks:
        text = env.get_template("a.j2").render(navn=Tekst("Gudrun", Lov("x")))
        return Reader("a.j2", marks, env.lines).read(text)


def test_a_template_that_changes_is_compiled_again():
    assert _read_letter({"a.j2": "# Før"}) != _read_letter({"a.j2": "# Efter"})
