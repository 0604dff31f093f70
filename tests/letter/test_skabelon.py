"""Templates as they are read: their front matter, their names, and the user's own folder on top."""

import pytest

from drafting.errors import Place, SkabelonError
from drafting.letter.skabelon import list_skabeloner, load_skabelon
from drafting.letter.skabelontjek import check_alle
from drafting.letter.view import RODER

GOD = """---
titel: Klage over sagsbehandling   # uden navne
formaal: Borgerens egen klage.
fra: rådgiver
til: borger_og_enhed
stemme: tredje
stade: er_klar_til_klage
kraever:
  enhed.navn: navnet på enheden
  punkter.ønske: ønsket
bruger: [er_anonym, er_besvaret]
---
# {{ emne }}
"""


def write(folder, navn, text):
    file = folder / navn
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def read_errors(folder, text):
    write(folder, "klage/proeve.md.j2", text)
    with pytest.raises(SkabelonError) as caught:
        load_skabelon("klage/proeve", folder)
    assert caught.value.exit_code == 5
    return [str(trouble).replace(f"{folder}/klage/proeve.md.j2", "fil") for trouble in caught.value.troubles]


def test_a_template_is_read_whole(tmp_path):
    write(tmp_path, "klage/proeve.md.j2", GOD)
    skabelon = load_skabelon("klage/proeve", tmp_path)
    assert (skabelon.navn, skabelon.titel) == ("klage/proeve", "Klage over sagsbehandling")
    assert (skabelon.fra, skabelon.til, skabelon.stemme) == ("raadgiver", "borger_og_enhed", "tredje")
    assert dict(skabelon.kraever) == {"enhed.navn": "navnet på enheden", "punkter.oenske": "ønsket"}
    assert skabelon.bruger == ("er_anonym", "er_besvaret")
    assert (skabelon.krop, skabelon.kropslinje) == ("# {{ emne }}\n", 13)
    assert skabelon.fil == tmp_path / "klage/proeve.md.j2"
    assert skabelon.sted("kraever.punkter.oenske") == Place(str(skabelon.fil), 10, 3)
    assert skabelon.sted("findes.ikke") == Place(str(skabelon.fil))


def test_windows_line_ends_and_a_byte_order_mark_are_read_away(tmp_path):
    write(tmp_path, "klage/proeve.md.j2", "\ufeff" + GOD.replace("\n", "\r\n"))
    assert load_skabelon("klage/proeve", tmp_path).krop == "# {{ emne }}\n"


def test_what_a_letter_requires_and_uses_may_be_left_out_or_empty(tmp_path):
    short = GOD.split("kraever:", maxsplit=1)[0]
    for rest in ("---\n", "kraever:\nbruger:\n---\n", "kraever: {}\nbruger: []\n---\n"):
        write(tmp_path, "klage/proeve.md.j2", short + rest)
        skabelon = load_skabelon("klage/proeve", tmp_path)
        assert (dict(skabelon.kraever), skabelon.bruger, skabelon.krop) == ({}, (), "")


def test_all_that_is_wrong_in_the_front_matter_is_told_at_once(tmp_path):
    text = """---
titl: Klage
formaal: Klage til {{ enhed.navn }}.
fra: borgeren
til: alle
stemme: [jeg]
stade: er klar
kraever:
  enhed navn.: navnet
  enhed.navn:
bruger: [er_anonym, er_anonym, "er ny"]
---
# {{ emne }}
"""
    assert read_errors(tmp_path, text) == [
        "fil:1 Skabelonens hoved mangler 'titel'. Skriv titel: og værdien.",
        "fil:2:1 Nøglen 'titl' findes ikke i en skabelons hoved. Mente du 'titel'?",
        "fil:3:10 'formaal' kan ikke have { }. Skriv fast tekst uden personoplysninger.",
        "fil:4:6 'fra' kan ikke være 'borgeren'. Mente du 'borger'?",
        (
            "fil:5:6 'til' kan ikke være 'alle'. "
            "Skriv enhed, myndighed, borger, borger_og_enhed, kommunalbestyrelse, ydre_myndighed eller ingen."
        ),
        "fil:6:1 'stemme' skal være en tekst. Skriv stemme: og teksten på samme linje.",
        "fil:7:8 'er klar' er ikke navnet på et stade. Skriv ét navn med a-z, 0-9 og _.",
        "fil:9:3 'enhed navn.' er ikke en sti. Skriv for eksempel enhed.leder_navn.",
        "fil:10:3 Kravet 'enhed.navn' har ingen tekst. Skriv, hvad der mangler: enhed.navn: lederens navn.",
        "fil:11:21 'er_anonym' står to gange under 'bruger'. Slet den ene.",
        "fil:11:32 'er ny' under 'bruger' er ikke et navn. Skriv ét navn med a-z, 0-9 og _.",
    ]


def test_lists_where_words_should_be(tmp_path):
    text = GOD.replace("bruger: [er_anonym, er_besvaret]", "bruger: er_anonym").replace(
        "kraever:\n  enhed.navn: navnet på enheden\n  punkter.ønske: ønsket", "kraever: [enhed.navn]"
    )
    assert read_errors(tmp_path, text) == [
        "fil:8:1 'kraever' skal have en sti og en tekst. Skriv {enhed.leder_navn: lederens navn}.",
        "fil:9:1 'bruger' skal være en liste. Skriv [navn, navn].",
    ]


def test_a_template_without_front_matter(tmp_path):
    missing = "fil:1 Skabelonen begynder ikke med sit hoved. "
    missing += "Skriv --- på linje 1, så titel, fra, til …, og så --- igen."
    unfinished = "fil:1 Skabelonens hoved bliver aldrig afsluttet. "
    unfinished += "Skriv --- på en linje for sig selv mellem hovedet og brevet."
    assert read_errors(tmp_path, "# Hej\n") == [missing]
    assert read_errors(tmp_path, "") == [missing]
    assert read_errors(tmp_path, "---\ntitel: Klage\n") == [unfinished]


def test_yaml_errors_keep_the_lines_of_the_file(tmp_path):
    assert read_errors(tmp_path, GOD.replace("fra: rådgiver", "fra: 'rådgiver"))[0].startswith("fil:4")


def test_an_unknown_letter_is_told_with_the_nearest_name():
    with pytest.raises(SkabelonError, match=r"Brevet 'klage/klge' findes ikke\. Mente du 'klage/klage'\?"):
        load_skabelon("klage/klge")
    for name in ("../klage/klage", "faelles/klagepunkter", "", "/klage/klage"):
        with pytest.raises(SkabelonError, match="findes ikke"):
            load_skabelon(name)


def test_the_users_folder_lies_on_top(tmp_path):
    assert list_skabeloner() == tuple(sorted(list_skabeloner()))
    assert {"klage/klage", "klage/videresendelse", "udtalelse/udtalelse"} <= set(list_skabeloner())
    write(tmp_path, "klage/klage.md.j2", GOD)
    write(tmp_path, "klage/aaben.md.j2", GOD)
    write(tmp_path, "faelles/x.md.j2", GOD)
    assert "klage/aaben" in list_skabeloner(tmp_path)
    assert len(list_skabeloner(tmp_path)) == len(list_skabeloner()) + 1
    assert load_skabelon("klage/klage", tmp_path).fil == tmp_path / "klage/klage.md.j2"
    assert load_skabelon("klage/klage").vist == "klage/klage.md.j2"


def test_every_template_and_phrase_of_the_users_folder_is_checked_even_when_one_cannot_be_loaded(tmp_path):
    write(tmp_path, "klage/uden_hoved.md.j2", "# Hej\n")
    write(tmp_path, "klage/proeve.md.j2", GOD.replace("# {{ emne }}", "# {{ emen }}"))
    write(tmp_path, "faelles/ubrugt.j2", "{% macro f(a) -%}\n{{ a|stro }}\n{%- endmacro %}\n")
    (tmp_path / "faelles/latin.j2").write_bytes(b"{# \xe6 #}\n")
    told = [str(trouble).replace(f"{tmp_path}/", "") for trouble in check_alle(RODER, tmp_path)]
    mine = [
        line
        for line in told
        if line.startswith(("klage/uden_hoved", "klage/proeve", "faelles/ubrugt", "faelles/latin"))
    ]
    assert [line.split(" ")[0] for line in mine] == [
        "faelles/latin.j2:1:4",
        "faelles/ubrugt.j2:2",
        "klage/proeve.md.j2:9:3",
        "klage/proeve.md.j2:10:3",
        "klage/proeve.md.j2:11:10",
        "klage/proeve.md.j2:11:21",
        "klage/proeve.md.j2:13",
        "klage/uden_hoved.md.j2:1",
    ]


def test_the_shipped_templates_are_clean():
    assert check_alle(RODER) == ()
