from __future__ import annotations

import re
from datetime import date

import pytest
from msgspec import Struct
from msgspec.structs import asdict

from drafting.errors import LawError
from drafting.law.load import list_kommuner, load_profil
from drafting.law.model import JaNejIkkeOplyst, Kilde
from drafting.oprindelse import Profil
from drafting.paths import data_folder

JA, NEJ, IKKE_OPLYST = JaNejIkkeOplyst.JA, JaNejIkkeOplyst.NEJ, JaNejIkkeOplyst.IKKE_OPLYST


def find_kilder(value):
    """Yield every source in a profile."""
    if isinstance(value, Kilde):
        yield value
    elif isinstance(value, Struct):
        yield from find_kilder(tuple(asdict(value).values()))
    elif isinstance(value, tuple):
        for item in value:
            yield from find_kilder(item)


# what is said of these is true of them; a municipality more is one file and no line here
FRA_KILDERNE = ("esbjerg", "hvidovre", "ishoej", "kalundborg", "stevns", "viborg")


def test_the_municipalities():
    assert set(FRA_KILDERNE) <= set(list_kommuner())


@pytest.mark.parametrize("kommune", list_kommuner())
def test_every_value_has_a_source_and_what_is_told_has_a_line(kommune):
    profil = load_profil(kommune)
    kilder = list(find_kilder(profil))
    assert len(kilder) > 40
    for kilde in kilder:
        assert re.fullmatch(r"\d{3}_[0-9a-f]{16}\.txt", kilde.fil) or kilde.link.startswith("https://"), kilde
        assert kilde.titel, kilde
        assert kilde.tjekket >= date(2026, 11, 20), kilde
        is_told = re.search(r"linje \d+|^ikke nævnt i dokumentet$", kilde.sted)
        assert kilde in profil.dokumenter or is_told or kilde.link, kilde


@pytest.mark.parametrize(
    ("kommune", "ubestemt", "bestemt", "enheder"),
    [
        ("hvidovre", "borgerrådgiver", "borgerrådgiveren", ("center", "centret", "centre", "centrene")),
        ("viborg", "borgervejleder", "borgervejlederen", ("afdeling", "afdelingen", "afdelinger", "afdelingerne")),
        (
            "kalundborg",
            "borgerrådgiver",
            "borgerrådgiveren",
            ("fagområde", "fagområdet", "fagområder", "fagområderne"),
        ),
        ("stevns", "borgerrådgiver", "borgerrådgiveren", ("fagområde", "fagområdet", "fagområder", "fagområderne")),
        (
            "esbjerg",
            "borgerrådgiver",
            "borgerrådgiveren",
            ("forvaltning", "forvaltningen", "forvaltninger", "forvaltningerne"),
        ),
        ("ishoej", "borgerrådgiver", "borgerrådgiveren", ("center", "centret", "centre", "centrene")),
    ],
)
def test_title_and_word_for_unit(kommune, ubestemt, bestemt, enheder):
    profil = load_profil(kommune)
    ord_ = profil.enhedsord
    assert (profil.titel.ubestemt, profil.titel.bestemt) == (ubestemt, bestemt)
    assert (ord_.ubestemt, ord_.bestemt, ord_.flertal, ord_.bestemt_flertal) == enheder


def test_text_of_a_profile_knows_where_it_comes_from():
    assert load_profil("hvidovre").titel.bestemt.oprindelse == Profil("hvidovre", "titel.bestemt")


def test_the_scale_of_hvidovre_word_for_word_and_rising():
    skala = load_profil("hvidovre").kritikskala
    assert skala.svar is JA
    assert skala.grader == (
        "uheldigt",
        "beklageligt",
        "meget beklageligt",
        "kritisabelt",
        "meget kritisabelt",
        "stærkt kritisabelt",
    )


def test_only_the_ends_of_the_scale_have_a_meaning_of_their_own():
    trin = load_profil("hvidovre").kritikskala.trin
    assert [bool(step.betydning) for step in trin] == [True, False, False, False, False, True]
    assert "ingen bestemt bliver bebrejdet det" in trin[0].betydning


def test_a_grade_is_found_by_its_exact_word_only():
    skala = load_profil("hvidovre").kritikskala
    assert skala.find_trin("meget kritisabelt").grad == "meget kritisabelt"
    assert skala.find_trin("særdeles kritisabelt") is None
    assert skala.find_trin("Uheldigt") is None


def test_viborg_has_no_scale_and_no_grades():
    skala = load_profil("viborg").kritikskala
    assert (skala.svar, skala.grader) == (NEJ, ())


@pytest.mark.parametrize(
    ("kommune", "brev", "svar"),
    [
        ("hvidovre", "klage/klage", JA),
        ("hvidovre", "klage/videresendelse", JA),
        ("hvidovre", "udtalelse/udtalelse", JA),
        ("hvidovre", "generel_udtalelse/generel_udtalelse", NEJ),
        ("hvidovre", "klage/ombudsmand", NEJ),
        ("hvidovre", "klage/genovervejelse", IKKE_OPLYST),
        ("viborg", "klage/klage", IKKE_OPLYST),
        ("viborg", "klage/videresendelse", JA),
        ("viborg", "udtalelse/udtalelse", NEJ),
        ("viborg", "generel_udtalelse/hoering", NEJ),
        ("kalundborg", "klage/klage", JA),
        ("kalundborg", "klage/anke", JA),
        ("kalundborg", "klage/genovervejelse", JA),
        ("kalundborg", "klage/genfremsendelse", IKKE_OPLYST),
        ("kalundborg", "klage/ombudsmand", IKKE_OPLYST),
        ("kalundborg", "udtalelse/undersoegelse", JA),
        ("kalundborg", "generel_udtalelse/generel_udtalelse", JA),
        ("stevns", "klage/klage", IKKE_OPLYST),
        ("stevns", "klage/videresendelse", IKKE_OPLYST),
        ("stevns", "klage/veteran", JA),
        ("stevns", "udtalelse/udtalelse", IKKE_OPLYST),
        ("stevns", "generel_udtalelse/generel_udtalelse", IKKE_OPLYST),
        ("esbjerg", "klage/anke", JA),
        ("esbjerg", "klage/sparring", JA),
        ("esbjerg", "klage/videresendelse", IKKE_OPLYST),
        ("esbjerg", "udtalelse/udtalelse", IKKE_OPLYST),
        ("ishoej", "klage/klage", JA),
        ("ishoej", "udtalelse/udtalelse", JA),
        ("ishoej", "generel_udtalelse/generel_udtalelse", NEJ),
        ("ishoej", "klage/ombudsmand", NEJ),
    ],
)
def test_which_letters_may_be_written(kommune, brev, svar):
    assert load_profil(kommune).find_svar(brev) is svar


def test_a_refusal_says_what_why_and_where_it_is_written():
    assert str(load_profil("viborg").find_brev("udtalelse/udtalelse")) == (
        "Borgervejlederen i Viborg kan vejlede, formidle kontakt og sende henvendelser videre. Undersøgelser og "
        "udtalelser med kritik står ikke på listen over, hvad borgervejlederen kan. Kilde: Jobbeskrivelse for "
        "Borgervejleder, Viborg Kommune, 'Borgervejlederen kan'."
    )


def test_viborg_never_says_independent():
    assert load_profil("viborg").kendetegn.ord == ("uvildig",)
    assert load_profil("hvidovre").kendetegn.ord == ("uvildig", "uafhængig")


@pytest.mark.parametrize("kommune", FRA_KILDERNE)
def test_no_deadline_to_answer_is_invented(kommune):
    profil = load_profil(kommune)
    assert profil.find_svarfrist(date(2026, 11, 20)) is None
    assert "svarfrist" in profil.ikke_oplyst


def test_contact_is_dated_and_may_be_overridden():
    profil = load_profil("hvidovre")
    assert profil.find_kontakt(date(2017, 1, 1)) is None
    kontakt = profil.find_kontakt(date(2026, 11, 20))
    assert (kontakt.telefon, kontakt.fra, kontakt.maa_tilsidesaettes) == ("61 91 68 00", date(2017, 12, 31), True)


def test_what_the_unit_reads_does_not_tell_the_criterion():
    kriterium = load_profil("hvidovre").kriterium
    assert "medhold" in kriterium.kun_for_raadgiveren
    assert "medhold" not in kriterium.til_enheden


@pytest.mark.parametrize(
    ("kommune", "noegler"),
    [
        (
            "hvidovre",
            ("afgoerelse uden_for_kommunen kan_indbringes indbragt_for serviceniveau politisk_behandlet ansaettelse "
            "udsigtsloes"),
        ),
        ("viborg", "fagligt_indhold afgoerelse kan_indbringes indbragt_for serviceniveau ansaettelse"),
        (
            "kalundborg",
            "kan_indbringes ansaettelse indbragt_for serviceniveau politisk_behandlet afgoerelse uden_for_kommunen",
        ),
        ("stevns", "afgoerelse serviceniveau ansaettelse indbragt_for uden_for_kommunen"),
        ("esbjerg", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_up(kommune, noegler):
    assert [limit.noegle for limit in load_profil(kommune).kan_ikke_behandle] == noegler.split()


def test_bodies_a_matter_may_be_pending_before():
    assert load_profil("viborg").find_begraensning("indbragt_for").hvor == ("tilsynet", "ombudsmanden", "domstolene")
    assert load_profil("viborg").find_begraensning("politisk_behandlet") is None


def test_the_age_limit_is_a_number_with_an_exception():
    graense = load_profil("hvidovre").aldersgraense
    assert (graense.maaneder, bool(graense.undtagelse)) == (12, True)
    assert load_profil("viborg").aldersgraense.svar is IKKE_OPLYST


@pytest.mark.parametrize("noegle", ["bevistvivl", "social_eller_laegefaglig", "afgoerelsens_gyldighed"])
def test_why_a_point_cannot_be_assessed(noegle):
    graense = load_profil("hvidovre").get_graense(noegle)
    assert graense.forklaring.endswith(".")
    assert graense.undtagelse


def test_an_unknown_limit_is_told_with_what_was_meant():
    with pytest.raises(LawError) as caught:
        load_profil("hvidovre").get_graense("bevistvil")
    assert str(caught.value) == (
        "Profilen for Hvidovre Kommune siger ikke, hvorfor 'bevistvil' ikke kan vurderes. Mente du 'bevistvivl'?"
    )


def test_where_the_source_is_silent_the_profile_says_so():
    profil = load_profil("viborg")
    assert profil.ledertitel is None
    assert profil.modtager.ord is None
    assert profil.modtager.standard == "Brevet stiles til ledelsen i den ansvarlige afdeling."
    assert {"ledertitel", "modtager", "kontakt", "opfoelgning", "svar_til", "breve.1"} <= set(profil.ikke_oplyst)
    assert profil.opfoelgning.svar is IKKE_OPLYST


def test_only_hvidovre_and_what_is_assumed_like_it_has_a_scale():
    assert [kommune for kommune in FRA_KILDERNE if load_profil(kommune).kritikskala.trin] == ["hvidovre", "ishoej"]
    assert load_profil("kalundborg").kritikskala.svar is IKKE_OPLYST


def test_pending_before_an_appeal_body_is_another_rule_than_that_it_could_be():
    stevns, hvidovre = load_profil("stevns"), load_profil("hvidovre")
    assert "klageinstans" in stevns.find_begraensning("indbragt_for").hvor
    assert stevns.find_begraensning("kan_indbringes") is None
    assert "klageinstans" not in hvidovre.find_begraensning("indbragt_for").hvor
    assert hvidovre.find_begraensning("kan_indbringes").omfatter == "forholdet"
    assert load_profil("kalundborg").find_begraensning("kan_indbringes").omfatter == "sagen"


def test_a_year_is_counted_in_two_ways():
    regnes_fra = {kommune: load_profil(kommune).aldersgraense.regnes_fra for kommune in FRA_KILDERNE}
    assert regnes_fra == {
        "esbjerg": None,
        "hvidovre": "forholdet",
        "ishoej": "forholdet",
        "kalundborg": "afslutningen",
        "stevns": None,
        "viborg": None,
    }


@pytest.mark.parametrize(
    ("kommune", "noegle", "ord_"),
    [
        ("kalundborg", "skriver_borgerens_klage", "kan borgerrådgiveren hjælpe"),
        ("kalundborg", "egen_drift", "f.eks."),
        ("kalundborg", "generel_udtalelse", "medmindre andet aftales"),
        ("kalundborg", "foerste_omgang", "Udgangspunktet er"),
        ("kalundborg", "anonymitet", "undtagen i helt særlige tilfælde"),
        ("esbjerg", "skriver_borgerens_klage", "Hvis borgeren har kognitive problemer"),
        ("esbjerg", "sagsresume", "Det kan f.eks. være"),
        ("stevns", "egen_drift", "Efter aftale med Kommunalbestyrelsen"),
    ],
)
def test_the_small_words_are_part_of_the_rule(kommune, noegle, ord_):
    assert ord_ in getattr(load_profil(kommune), noegle).ord


def test_what_is_assumed_says_so_in_every_source():
    ishoej, hvidovre = load_profil("ishoej"), load_profil("hvidovre")
    assert ishoej.antaget_som.kommune == "hvidovre"
    assert {"titel", "breve", "kritikskala", "kan_ikke_behandle"} <= set(ishoej.antaget)
    assert not {"navn", "refererer_til", "kontakt", "grundlag", "saerligt"} & set(ishoej.antaget)
    assumed = "Ishøjs egen regel er ikke oplyst, men antaget som Hvidovres"
    assert str(ishoej.kritikskala.kilde) == f"{hvidovre.kritikskala.kilde}; {assumed}"
    assert all(str(limit.kilde).endswith(assumed) for limit in ishoej.kan_ikke_behandle)
    assert assumed not in str(ishoej.navn_kilde)
    assert hvidovre.antaget_som is None


def test_an_assumed_no_says_that_it_is_assumed():
    refusal = load_profil("ishoej").find_brev("generel_udtalelse/generel_udtalelse")
    assert refusal.grund.startswith("Ishøjs egen regel er ikke oplyst, men antaget som Hvidovres. Borgerrådgiveren ")


def test_the_council_of_ishoej_has_its_own_name():
    ishoej = load_profil("ishoej")
    assert ishoej.refererer_til.ord == "byrådet"
    assert "Byrådet" in ishoej.find_begraensning("politisk_behandlet").ord
    assert ishoej.grundlag.ord is None
    assert ishoej.find_kontakt(date(2026, 11, 20)).email is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  kommune: hvidovre\n", "", "Nøglen 'antaget_som.kommune' mangler."),
        ("  kommune: hvidovre\n", "  kommune: hvidover\n", "Der er ingen profil for kommunen 'hvidover'."),
        ("dokumenter:\n", "dokumenter: ingen\nhos_os:\n", "Under 'dokumenter' skal der stå flere oplysninger."),
    ],
)
def test_a_broken_assumption_is_told(tmp_path, old, new, told):
    (tmp_path / "kommuner").mkdir()
    text = (data_folder() / "kommuner" / "ishoej.yaml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "kommuner" / "minby.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LawError) as caught:
        load_profil("minby", tmp_path)
    assert told in [trouble.message for trouble in caught.value.troubles]


def test_what_is_assumed_cannot_itself_be_assumed(tmp_path):
    (tmp_path / "kommuner").mkdir()
    text = (data_folder() / "kommuner" / "ishoej.yaml").read_text(encoding="utf-8")
    (tmp_path / "kommuner" / "minby.yaml").write_text(
        text.replace("kommune: hvidovre", "kommune: ishoej"), encoding="utf-8"
    )
    with pytest.raises(LawError, match=r"Profilen for 'ishoej' er selv antaget"):
        load_profil("minby", tmp_path)
