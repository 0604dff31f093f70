"""What must never be in a letter: for every letter and kind of citizen, in every format, and in a draft as well."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from msgspec import to_builtins
from variantbreve import BREVE, GENEREL, VARIANTER, draft_variant, read_sag

from drafting.letter.skabelon import load_skabelon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.pipeline import Udfald

SAGSBREVE = [brev for brev in BREVE if GENEREL not in read_sag(brev)]
FORMATER = ("txt", "html", "docx", "epost")


def find_varianter(key: str) -> list[str]:
    """Return the variations that say something of the citizen."""
    return [navn for navn, variant in VARIANTER.items() if key in variant.get("flet", {}).get("borger", {})]


@cache
def read_all(brev: str, variant: str) -> tuple[tuple[str, str], ...]:
    """Return every file of the letter as text with its name, and what `--json` tells of it; drafts are read too."""
    return tuple(_read_all(brev, variant))


def _read_all(brev: str, variant: str) -> Iterator[tuple[str, str]]:
    hver_part = load_skabelon(brev).til == "borger_og_enhed"
    for each in (False, True) if hver_part else (False,):
        udfald = _draft(brev, variant, formater=FORMATER, hver_part=each)
        yield from ((fil.navn, read_text(fil.indhold)) for fil in udfald.filer)
        yield from _tell(udfald)


@cache
def read_txt(brev: str, variant: str) -> tuple[str, ...]:
    """Return the letter as plain text, one for each unit or decision; drafts are read too."""
    return tuple(fil.indhold.decode() for fil in _draft(brev, variant).filer)


def _draft(brev: str, variant: str, **bestilling: object) -> Udfald:
    with TemporaryDirectory() as folder:
        return draft_variant(brev, variant, Path(folder), kladde=True, **bestilling)


def _tell(udfald: Udfald) -> Iterator[tuple[str, str]]:
    yield "data", json.dumps([to_builtins(each) for each in udfald.data], ensure_ascii=False)
    yield "fund", " ".join(f"{each.message} {each.remedy}" for each in udfald.fund)
    yield "filnavne", " ".join(fil.navn for fil in udfald.filer)


def read_text(content: bytes) -> str:
    """Return the words of a file, with the properties and hidden parts of a Word file."""
    if not content.startswith(b"PK"):
        return html.unescape(re.sub(r"<[^>]+>", "", content.decode()))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    return "\n".join(re.sub(r"<[^>]+>", "", part.replace("</w:p>", "\n")) for part in parts)


def find_borger(variant: str) -> dict[str, str]:
    return VARIANTER[variant]["flet"]["borger"]


@pytest.mark.parametrize("variant", find_varianter("anonym"))
@pytest.mark.parametrize("brev", [brev for brev in SAGSBREVE if load_skabelon(brev).til != "borger"])
def test_nobody_can_tell_who_an_anonymous_citizen_is(brev, variant):
    borger = find_borger(variant)
    hidden = [borger[key] for key in ("navn", "adresse", "telefon", "email", "cpr") if key in borger]
    hidden += ["Mette", "Lærkesti", "Lise", "lise@eksempel.dk", "10 20 30 43", "Skovvej", "26/8841"]
    if load_skabelon(brev).fra == "borger":
        assert not read_txt(brev, variant)
        return
    for navn, text in read_all(brev, variant):
        assert not [each for each in hidden if each in text], f"{brev}, {navn}"


@pytest.mark.parametrize("variant", find_varianter("adressebeskyttelse"))
@pytest.mark.parametrize("brev", SAGSBREVE)
def test_a_protected_address_is_not_told_to_others(brev, variant):
    for navn, text in read_all(brev, variant):
        own = load_skabelon(brev).til == "borger" or "til_borgeren" in navn
        assert own or "Lærkesti" not in text, f"{brev}, {navn}"


@pytest.mark.parametrize("variant", find_varianter("cpr"))
@pytest.mark.parametrize("brev", SAGSBREVE)
def test_no_letter_has_a_cpr_number(brev, variant):
    nummer = find_borger(variant)["cpr"]
    read = variant in {*find_varianter("anonym"), *find_varianter("adressebeskyttelse")}  # in every format already
    texts = [text for _, text in read_all(brev, variant)] if read else read_txt(brev, variant)
    for text in texts:
        assert nummer not in text, brev
        assert nummer.replace("-", "") not in text, brev


@pytest.mark.parametrize("brev", SAGSBREVE)
def test_without_a_fuldmagt_nobody_else_gets_the_answer(brev):
    if brev == "klage/fuldmagt":
        return  # the form that gives it
    for navn, text in read_all(brev, "uden_fuldmagt"):
        assert not [each for each in ("Lise", "lise@eksempel.dk", "Skovvej") if each in text], f"{brev}, {navn}"


@pytest.mark.parametrize("brev", SAGSBREVE)
def test_a_unit_reads_nothing_of_another_units_points(brev, tmp_path):
    if load_skabelon(brev).til != "enhed":
        return
    udfald = draft_variant(brev, "flere_enheder", tmp_path, formater=("txt",), kladde=True)
    own = {"jobcentret.": "v_jobcenter", "i Borgerservice afbrød": "v_borgerservice"}
    for fil in udfald.filer:
        others = [words for words, enhed in own.items() if enhed not in fil.navn]
        assert not [words for words in others if words in fil.indhold.decode()], fil.navn


@pytest.mark.parametrize("brev", SAGSBREVE)
def test_a_letter_about_a_child_is_for_the_parent(brev):
    for text in read_txt(brev, "foraelder_om_sit_barn"):
        assert not re.search("Kære Emma|Mette Holm, barnet|barnet Mette", text), brev
    skabelon = load_skabelon(brev)
    for text in read_txt(brev, "barn_under_15"):
        assert not re.search("(?:til mig|til borgeren|Skriv) i Digital Post", " ".join(text.split())), brev
        if skabelon.til == "borger":
            assert "\nEmma Holm\nv/ Mette Holm\n" in text, brev
            assert "\nKære Mette Holm\n\nDu får brevet, fordi du har forældremyndigheden over Emma Holm." in text, brev
            assert "forældremyndigheden over dig" not in text, brev
        if skabelon.fra == "borger":
            assert text.count("Emma Holm v/ Mette Holm") == 1, brev


@pytest.mark.parametrize("brev", SAGSBREVE)
def test_a_letter_that_sends_the_answer_to_another_says_why(brev):
    for variant, why in (("fuldmagt", "har fuldmagt fra"), ("barn_under_15", "har forældremyndigheden over")):
        for each in read_txt(brev, variant):
            text = " ".join(each.split())
            assert why in text or not re.search("(?:[Ss]end svaret|[Ss]kriv) til (?:Lise|Mette)", text), (
                f"{brev} {variant}"
            )
