"""What a template sees of the case file's own blocks: text, conditions, and nothing it has not named."""

import pytest
from msgspec import Struct

from drafting.facts.model import Sag
from drafting.letter.skabelontjek.typer import Art, read_fields
from drafting.letter.view.blokke import NAVNE, Blokke

SAG = """
kommune: hvidovre
emne: Et møde
borger: {navn: Mette Holm, omtale: hun}
enheder:
  - {id: cbf, navn: Center for Børn}
klagepunkter:
  - id: svar
    tema: manglende_svar
    hvad: |
      Kommunen svarede ikke på mine breve.
genoptagelse:
  slags: ny_lov
  betydning: |
    Jeg ville have fået mere.
møde: {tid: mandag kl. 10, sted: Rådhuset, formål: Borgeren får svar., aftaler: [{hvad: Ring, hvem: centret}]}
databeskyttelse: {dpo_kontaktet: 2026-03-02, oplysninger: [adresse, telefonnummer]}
genfremsendelse: {dato: 2026-10-01, punkter: [svar]}
veteran: {enheder: [cbf]}
notater:
  - {dato: 2026-10-02, slags: telefon, med: Lone, tekst: Vi talte.}
  - {dato: 2026-10-03, tekst: Igen.}
svar:
  - modtaget: 2026-11-10
    enhed: cbf
    punkter: {svar: {berettiget: delvist}}
"""
HOVED = """---
titel: Prøve
formaal: Til prøve.
fra: raadgiver
til: borger
stemme: {stemme}
stade: er_klar_til_klage
---
# Prøve

"""


@pytest.fixture
def skriv(skriv_egen):
    def write(krop, stemme="du"):
        return skriv_egen(SAG, HOVED.format(stemme=stemme) + krop)

    return write


def test_text_and_dates_are_told_in_words(skriv):
    assert "Mødet er mandag kl. 10 på Rådhuset." in skriv("Mødet er {{ sag.moede.tid }} på {{ sag.moede.moedested }}.")
    said = skriv("{% for notat in sag.notater %}{{ notat.dato }} {% endfor %}")
    assert "2. oktober 2026 3. oktober 2026" in said


def test_prose_is_in_the_voice_of_the_letter(skriv):
    assert "Du ville have fået mere." in skriv("{{ sag.genoptagelse.betydning }}")
    assert "Borgeren ville have fået mere." in skriv("{{ sag.genoptagelse.betydning }}", stemme="enhed")
    assert "Du får svar." in skriv("{{ sag.moede.formaal }}")
    assert "Borgeren får svar." in skriv("{{ sag.moede.formaal }}", stemme="enhed")


def test_ja_and_the_words_of_a_closed_set_are_conditions(skriv):
    krop = "{{% if sag.genoptagelse.slags_{} %}}sandt{{% endif %}}"
    assert "sandt" in skriv(krop.format("ny_lov"))
    assert "sandt" not in skriv(krop.format("nye_oplysninger"))
    krop = "{% if sag.databeskyttelse.dpo_kontaktet %}spurgt {{ sag.databeskyttelse.dpo_kontaktet_dato }}{% endif %}"
    assert "spurgt 2. marts 2026" in skriv(krop)


def test_ids_are_what_they_name(skriv):
    krop = "{% for punkt in sag.genfremsendelse.punkter %}{{ punkt.klagepunkt.titel }}{% endfor %}"
    assert "Manglende svar" in skriv(krop)
    assert "Center for Børn" in skriv("{{ sag.veteran.enheder|opremsning }}")
    punkt = "{% for punkt in svar.punkter %}{% if punkt.berettiget_delvist %}: delvist{% endif %}{% endfor %}"
    krop = f"{{% for svar in sag.svar %}}{{{{ svar.enhed }}}}{punkt}{{% endfor %}}"
    assert "Center for Børn: delvist" in skriv(krop)


def test_every_field_is_of_a_kind_the_template_check_knows():
    def walk(post):
        for navn in post.__struct_fields__:
            slot = read_fields(post)[navn]
            inner = slot.af or slot
            assert inner.art in {Art.TEKST, Art.PROSA, Art.BETINGELSE, Art.POST}, navn
            if inner.post is not None and issubclass(inner.post, Struct):
                walk(inner.post)

    walk(Blokke.find_type())


def test_the_blocks_are_keys_of_the_case_file():
    assert set(NAVNE) <= set(Sag.__struct_fields__)
    assert {"borger", "personer", "klagepunkter", "raadgiver"}.isdisjoint(NAVNE)
