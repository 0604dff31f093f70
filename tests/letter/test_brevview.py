"""A letter makes only what its template names: every name that a template uses must be among them."""

from __future__ import annotations

import pytest
from jinja2 import meta

from drafting.letter.marks import environment, read_source
from drafting.letter.skabelon import list_skabeloner, load_skabelon
from drafting.letter.view.brevstof import BYG
from drafting.letter.view.brevview import Brevview, find_navngivne


def test_every_name_of_the_view_can_be_made():
    assert set(BYG) == set(Brevview.__struct_fields__)


@pytest.mark.parametrize("navn", [each for each in list_skabeloner() if load_skabelon(each).slags == "sag"])
def test_every_name_a_template_uses_is_made(navn):
    env, skabelon = environment(), load_skabelon(navn)
    source = read_source(f"{navn}.md.j2")
    assert source
    used = meta.find_undeclared_variables(env.parse(source)) & set(BYG)
    demanded = {sti.partition(".")[0] for sti in skabelon.kraever}
    assert used | demanded <= find_navngivne(skabelon)


def test_a_name_that_only_a_piece_with_the_letters_context_uses_is_made(tmp_path):
    egen = tmp_path / "klage"
    egen.mkdir()
    hoved = (load_skabelon("klage/klage").fil.read_text(encoding="utf-8").partition("\n---\n")[0]) + "\n---\n"
    (egen / "klage.md.j2").write_text(f'{hoved}# {{{{ emne }}}}\n\n{{% include "stykke.j2" %}}\n', encoding="utf-8")
    (tmp_path / "stykke.j2").write_text("{% if har_kritik %}Der er kritik.{% endif %}\n", encoding="utf-8")
    named = find_navngivne(load_skabelon("klage/klage", tmp_path))
    assert {"emne", "har_kritik"} <= named
    assert "mulige_klager" not in named
