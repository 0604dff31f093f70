"""Every letter for the citizens there are: a child, somebody with a fuldmagt, anonymous, with a protected address …

`grene/varianter.yaml` tells the variations; `<gren>.varianter` beside a branch holds how its letter differs in each.
"""

from __future__ import annotations

import re

import pytest
from grenebreve import GRENE, draft_text, tell, tell_forskel
from variantbreve import BREVE, draft_variant, find_gren, list_varianter


@pytest.mark.parametrize("brev", BREVE)
def test_a_variation_says_what_was_approved(brev, tmp_path, request):
    gren = find_gren(brev)
    first = tell(draft_text(brev, gren.read_text(encoding="utf-8"), tmp_path))
    others = ((navn, tell(draft_variant(brev, navn, tmp_path))) for navn in list_varianter(brev))
    said = "\n".join(tell_forskel(navn, first, other) for navn, other in others)
    approved = gren.with_suffix(".varianter")
    if request.config.getoption("--golden"):
        approved.write_text(said, encoding="utf-8", newline="\n")
    assert said == approved.read_text(encoding="utf-8"), "kør make golden, og læs forskellen"


@pytest.mark.parametrize("brev", BREVE)
def test_a_case_that_is_not_varied_gives_its_letter(brev, tmp_path):
    plain = tell(draft_text(brev, find_gren(brev).read_text(encoding="utf-8"), tmp_path))
    assert not plain.startswith("exit")
    assert tell(draft_variant(brev, None, tmp_path)) == plain


def test_every_approved_variation_has_its_letter():
    assert set(GRENE.rglob("*.varianter")) == {find_gren(brev).with_suffix(".varianter") for brev in BREVE}


@pytest.mark.parametrize("brev", BREVE)
def test_a_list_of_one_has_no_number(brev, tmp_path):
    for navn in ("et_punkt", "uden_afgoerelse"):
        if navn not in list_varianter(brev):
            continue
        for fil in draft_variant(brev, navn, tmp_path, kladde=True).filer:
            numre = re.findall(r"(?m)^(\d+)\. (?!\w+ \d{4})", fil.indhold.decode())
            assert "1" not in numre or "2" in numre, f"{brev}, {navn}"
