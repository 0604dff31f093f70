"""The road: what is checked, what is drafted, what stops a letter, and that one letter never stops another."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from drafting.errors import DraftingError, HoleError, LawError, Place, RefusedError, SagError
from drafting.fund import Level
from drafting.paths import find_template
from drafting.pipeline import (
    Bestilling,
    Tjek,
    Udfald,
    check,
    draft,
    find_exit_code,
    find_fund,
    find_klare,
    survey,
)

if TYPE_CHECKING:
    from pathlib import Path

DATO = date(2026, 11, 20)
SAG = """\
kommune: hvidovre
sagsnummer: 26/1301
emne: Manglende svar på breve
rådgiver: {navn: Karen Lund}
borger:
  navn: Mette Holm
  post: digital
  samtykke: {givet: 2026-10-02, form: mundtligt, til: [videresendelse]}
enheder:
  - {id: cbf, navn: Center for Børn og Familie, leder: {navn: Lone Dahl, titel: centerchef}}
klagepunkter:
  - id: svar
    hvad: |
      Kommunen svarede ikke på mine to breve.
    tema: manglende_svar
    perioder: [{fra: 2026-07-01}]
begrænsninger: {indbragt_for: [], politisk_behandlet: nej}
"""


def make(folder: Path, *pairs: tuple[str, str], overlay: Path | None = None) -> Tjek:
    text = SAG
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path = folder / "sag.yaml"
    path.write_text(text, "utf-8")
    return check(path, dato=DATO, overlay=overlay)


def draft_one(tjek: Tjek, brev: str = "klage/klage", **order: object) -> Udfald:
    return next(draft(tjek, Bestilling(breve=(brev,), formater=("txt",), **order)))


def test_a_case_in_order_has_no_findings(tmp_path):
    tjek = make(tmp_path)
    assert find_fund(tjek) == tjek.fund == ()
    assert tjek.profil.kommune == "hvidovre"


def test_what_cannot_be_read_is_an_error(tmp_path):
    with pytest.raises(SagError):
        make(tmp_path, ("emne", "emen"))


def test_only_the_letters_of_the_stage_are_ready(tmp_path):
    klare = find_klare(make(tmp_path))
    assert {"klage/klage", "klage/videresendelse"} <= set(klare)
    assert "udtalelse/udtalelse" not in klare


def test_a_letter_has_its_file_and_its_sources(tmp_path):
    udfald = draft_one(make(tmp_path))
    assert udfald.fejl is None
    assert [fil.navn for fil in udfald.filer] == ["26-1301_klage.txt"]
    kilder = udfald.filer[0].kilder
    assert (kilder.brev, kilder.dato) == ("klage/klage", "2026-11-20")
    other = draft_one(make(tmp_path, ("to breve", "tre breve"))).filer[0].kilder
    assert kilder.sag != other.sag
    assert (kilder.skabelon, kilder.data) == (other.skabelon, other.data)


def test_the_same_case_and_date_give_the_same_bytes(tmp_path):
    order = Bestilling(breve=("klage/klage", "klage/videresendelse"), formater=("docx", "pdf", "txt", "html"))
    first, second = (list(draft(make(tmp_path), order)) for _ in range(2))
    assert first == second


def test_no_name_ends_in_a_file_name(tmp_path):
    assert draft_one(make(tmp_path, ("26/1301", "Mette 26"))).filer[0].navn == "sag_klage.txt"
    assert draft_one(make(tmp_path, ("26/1301", "010160-1234"))).filer[0].navn == "sag_klage.txt"
    assert draft_one(make(tmp_path, ("sagsnummer: 26/1301\n", ""))).filer[0].navn == "sag_klage.txt"


def test_a_hole_stops_the_letter(tmp_path):
    tjek = make(tmp_path, (", leder: {navn: Lone Dahl, titel: centerchef}", ""))
    udfald = draft_one(tjek)
    assert isinstance(udfald.fejl, HoleError)
    assert [hul.hvad for hul in udfald.huller] == ["lederens navn"]
    assert udfald.filer == ()
    kladde = draft_one(tjek, kladde=True)
    assert kladde.fejl is None
    assert kladde.huller == udfald.huller
    assert "[UDFYLD: lederens navn]" in kladde.filer[0].indhold.decode()


def test_a_finding_at_fejl_stops_the_letters_it_touches(tmp_path):
    tjek = make(tmp_path, ("Manglende svar på breve", "Klage fra Mette Holm"))
    udfald = draft_one(tjek)
    assert type(udfald.fejl) is DraftingError
    assert udfald.fejl.exit_code == 1
    assert max(finding.level for finding in udfald.fund) is Level.FEJL
    assert draft_one(tjek, kladde=True).filer


def test_a_finding_about_another_letter_stops_nothing(tmp_path):
    tjek = make(tmp_path, ("  post: digital", "  post: digital\n  anonym: ja"))
    assert {brev for finding in tjek.fund for brev in finding.breve} >= {"klage/klage"}
    assert draft_one(tjek).fejl
    assert draft_one(tjek, "klage/videresendelse").filer


def test_holes_and_mistakes_are_told_together(tmp_path):
    tjek = make(
        tmp_path,
        (", leder: {navn: Lone Dahl, titel: centerchef}", ""),
        ("Manglende svar på breve", "Klage fra Mette Holm"),
    )
    messages = [trouble.message for trouble in draft_one(tjek).fejl.troubles]
    assert messages[0] == "Brevet klage/klage mangler lederens navn."
    assert "fordi tjekket fandt 1 fejl" in messages[-1]


def test_the_profile_refuses(tmp_path):
    udfald = draft_one(make(tmp_path, ("hvidovre", "viborg")), "udtalelse/udtalelse")
    assert isinstance(udfald.fejl, RefusedError)
    assert udfald.fejl.troubles[0].remedy.startswith("Kilde: ")
    assert find_exit_code([udfald], alle=False) == 9
    assert find_exit_code([udfald], alle=True) == 0


def test_what_the_profile_does_not_tell_is_a_warning(tmp_path):
    own = tmp_path / "egne"
    (own / "klage").mkdir(parents=True)
    (own / "klage" / "proeve.md.j2").write_bytes(find_template("klage/klage.md.j2").read_bytes())
    udfald = draft_one(make(tmp_path, overlay=own), "klage/proeve")
    warning = next(finding for finding in udfald.fund if finding.code == "profil.ikke_oplyst")
    assert warning.level is Level.ADVARSEL
    assert warning.place.line == 1
    assert udfald.filer
    assert not draft_one(make(tmp_path, overlay=own)).fund


def test_one_bad_letter_never_stops_the_next(tmp_path):
    own = tmp_path / "egne"
    (own / "klage").mkdir(parents=True)
    (own / "klage" / "klage.md.j2").write_text("uden hoved", "utf-8")
    tjek = make(tmp_path, overlay=own)
    order = Bestilling(breve=("klage/klage", "klage/videresendelse"), formater=("txt",))
    assert "klage/klage" in find_klare(tjek)
    udfald = list(draft(tjek, order))
    assert [found.fejl and found.fejl.exit_code for found in udfald] == [5, None]
    assert udfald[1].filer
    assert find_exit_code(udfald, alle=True) == 5


def test_a_profile_that_is_missing_is_an_error(tmp_path):
    own = tmp_path / "egne"
    (own / "kommuner").mkdir(parents=True)
    (own / "kommuner" / "hvidovre.yaml").write_text("navn: Hvidovre\n", "utf-8")
    with pytest.raises(LawError):
        make(tmp_path, overlay=own)


def test_survey_tells_how_far_each_letter_is(tmp_path):
    found = {status.udfald.brev: status for status in survey(make(tmp_path))}
    assert found["klage/klage"].venter == ""
    assert found["klage/klage"].udfald.fejl is None
    assert found["klage/klage"].udfald.filer == ()
    assert found["udtalelse/udtalelse"].venter == "når sagen har vurderinger"


def test_a_template_the_check_let_through_is_still_told_with_its_line(tmp_path, monkeypatch):
    own = tmp_path / "egne"
    (own / "klage").mkdir(parents=True)
    text = find_template("klage/klage.md.j2").read_text("utf-8")
    head = text[: text.index("\n---\n", 4) + 5]
    (own / "klage" / "klage.md.j2").write_text(head + "# {{ emne }}\n\n{{ enhed.ukendt.navn }}\n", "utf-8")
    monkeypatch.setattr("drafting.letter.skabelontjek.check_skabelon", lambda *_args, **_more: ())
    (trouble,) = draft_one(make(tmp_path, overlay=own)).fejl.troubles
    assert trouble.place == Place(str(own / "klage" / "klage.md.j2"), head.count("\n") + 3)
    assert trouble.remedy == f"Se hvorfor med: drafting skabelon tjek --skabeloner {own}"


def test_the_phrases_of_ones_own_are_part_of_what_a_letter_is_made_from(tmp_path):
    own = tmp_path / "egne"
    (own / "faelles").mkdir(parents=True)
    tjek = make(tmp_path, overlay=own)
    before = draft_one(tjek).filer[0].kilder
    phrases = find_template("faelles/klagepunkter.j2").read_text("utf-8")
    (own / "faelles" / "klagepunkter.j2").write_text(phrases + "\n", "utf-8")
    assert draft_one(tjek).filer[0].kilder.skabelon != before.skabelon


def test_a_hole_is_found_once_with_every_letter_that_has_it(tmp_path):
    fund = find_fund(make(tmp_path, (", leder: {navn: Lone Dahl, titel: centerchef}", "")))
    (mangler,) = (finding for finding in fund if finding.code == "brev.mangler")
    assert mangler.level is Level.RAAD
    assert {"klage/klage", "klage/videresendelse"} <= set(mangler.breve)
    assert mangler.message.startswith("Brevene klage/klage")
    assert mangler.message.endswith(" mangler lederens navn.")


def test_a_piece_of_ones_own_sees_every_record_the_letter_has(tmp_path):
    own = tmp_path / "egne"
    (own / "klage").mkdir(parents=True)
    (own / "faelles").mkdir()
    letter = find_template("klage/videresendelse.md.j2").read_text("utf-8")
    (own / "klage" / "videresendelse.md.j2").write_text(f'{letter}\n{{% include "faelles/egen.j2" %}}\n', "utf-8")
    piece = "{% if borgerbrev.intet_vurderet %}\nIntet er vurderet.\n{% endif %}\n\nReglen er {{ lov.fvl_22.citat }}.\n"
    (own / "faelles" / "egen.j2").write_text(piece, "utf-8")
    udfald = draft_one(make(tmp_path, overlay=own), "klage/videresendelse")
    assert udfald.fejl is None, udfald.fejl
    assert "Reglen er forvaltningsloven § 22." in udfald.filer[0].indhold.decode().replace("\xa0", " ")
