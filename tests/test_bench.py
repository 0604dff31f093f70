"""The measuring: every peer has the letter's own words, and what is told is what was measured. Nothing is timed."""

from __future__ import annotations

import io
import sys
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from docxtpl import DocxTemplate

from drafting.render.docx import render_docx

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))  # its rooms find one another as they do when it runs

from bart import byg
from brevet import load_papir, read_modeller, write_breve
from maalsaetning import write_maaltabel
from ordlyd import OtherWordsError, check_docx, read_docx_ord
from rapport import BEGYND, RAPPORT, README, SLUT, load_tal, write_readme, write_report
from sager import write_sag
from tagsprog import DOCXTPL, MAILMERGE, build_docx, build_flade_fakta

ANTAL = 3


@pytest.mark.parametrize(
    "rum", ["arbejdere", "kold", "libreoffice", "mange", "mange_arbejder", "pakke", "pdf", "regler", "sprog", "word"]
)
def test_every_room_is_loaded_without_the_peers(rum):
    assert import_module(rum).__doc__


@pytest.mark.parametrize("brev", ["klage/klage", "klage/videresendelse"])
def test_docxtpl_is_given_a_template_that_says_the_same(brev):
    modeller, papir = read_modeller(ANTAL, brev), load_papir()
    skabelon = build_docx(modeller[0], DOCXTPL, papir)
    for letter, model in zip(write_breve(ANTAL, brev), modeller, strict=True):
        template = DocxTemplate(io.BytesIO(skabelon))
        template.render(model.fakta, autoescape=True)
        template.save(content := io.BytesIO())

        check_docx("docxtpl", content.getvalue(), read_docx_ord(render_docx(letter, papir)))


def test_another_word_stops_the_measuring():
    one, other = (render_docx(letter, load_papir()) for letter in write_breve(2))

    with pytest.raises(OtherWordsError, match="siger ikke det samme"):
        check_docx("en anden", one, read_docx_ord(other))


def test_the_bare_script_finds_the_same_facts_as_we_do(tmp_path):
    for number, model in enumerate(read_modeller(ANTAL)):
        sag = yaml.safe_load(write_sag(tmp_path, number).read_text(encoding="utf-8"))

        assert {**byg(sag, model.fakta["brevets_dato"])} == model.fakta


def test_a_peer_without_loops_has_a_field_for_every_point():
    model = read_modeller(1)[0]
    content = build_docx(model, MAILMERGE, load_papir())

    assert "punkter_3_hvad" in build_flade_fakta(model)
    assert b"MERGEFIELD punkter_3_hvad " in content


def test_every_table_is_written_from_what_was_measured():
    tal, readme = load_tal(), README.read_text(encoding="utf-8")

    assert RAPPORT.read_text(encoding="utf-8") == write_report(tal)
    assert readme[readme.index(BEGYND) : readme.index(SLUT) + len(SLUT)] == write_readme(tal)


def test_a_goal_is_reached_or_it_is_not():
    told = "\n".join(write_maaltabel({"pakke": 1.21, "mange": 8.0, "docx_fil": 0.05}))

    assert "| ≤ 1,20 |  | 1,21 | **ikke nået** |" in told
    assert "| ≥ 8,0 | ≥ 12,0 | 8,0 | nået |" in told
    assert "| ≤ 0,100 | ≤ 0,050 | 0,050 | nået, også ønsket |" in told
    assert "| ≤ 5,0 ms |  |  | ikke målt |" in told
