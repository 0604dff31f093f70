"""Each part of a decision is read from the words it is told in, and not from what only looks like it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.afgoerelse.ark import Ark
from drafting.afgoerelse.fil import decode_gammel, load_dokument
from drafting.afgoerelse.forslag import format_forslag
from drafting.afgoerelse.klagevejledning import find_klagevejledning
from drafting.afgoerelse.laesning import read_afgoerelse
from drafting.afgoerelse.model import Sikkerhed
from drafting.afgoerelse.sagsnummer import find_sagsnummer
from drafting.errors import UsageError
from drafting.fund import Level
from drafting.language.fra_tekst import parse_tekst

KROP = "\n\nKære Mette Holm\n\nVi har den 3. maj 2026 modtaget din ansøgning om hjælp til at komme op om morgenen.\n"
KOMMUNER = {"viborg": "Viborg Kommune"}


def read(tekst):
    return read_afgoerelse(parse_tekst(tekst, fil="brev.txt", orddelt=True), KOMMUNER)


def value(found):
    return found.vaerdi if found else None


@pytest.mark.parametrize(
    ("hoved", "ventet", "sikkerhed"),
    [
        ("Dato: 5. november 2026", date(2026, 11, 5), "sikker"),
        ("Dato\n05-11-2026", date(2026, 11, 5), "sikker"),
        ("Sagsnr. Dato\n26/1234 5/11-2026", date(2026, 11, 5), "sikker"),
        ("Viborg, den 5. november 2026", date(2026, 11, 5), "sikker"),
        ("5. nov. 2026", date(2026, 11, 5), "sikker"),
        ("2026-11-05", date(2026, 11, 5), "sikker"),
        ("Deres dato      Vores dato\n01-09-2026      05-11-2026", date(2026, 11, 5), "sikker"),
        ("Født: 05-11-1985", None, None),
        ("CPR-nr.: 051185-1234", None, None),
        ("Svar senest den 5. november 2026", None, None),
        ("Dato: 31. november 2026", None, None),
    ],
)
def test_the_day_of_the_letter(hoved, ventet, sikkerhed):
    found = read(f"Viborg Kommune\n{hoved}{KROP}").dato
    assert (value(found), found.sikkerhed if found else None) == (ventet, sikkerhed)


def test_the_day_something_was_decided_is_likely_the_letters():
    found = read(f"Viborg Kommune{KROP}Kommunen har den 9. juni 2026 truffet afgørelse i din sag.").dato
    assert (found.vaerdi, found.sikkerhed) == (date(2026, 6, 9), Sikkerhed.SANDSYNLIG)


@pytest.mark.parametrize(
    ("hoved", "ventet"),
    [
        ("Sagsnr.: 26/8841", "26/8841"),
        ("Sagsnummer 26/8841", "26/8841"),
        ("Sags-id: EMN-2026-04411", "EMN-2026-04411"),
        ("J.nr. 27.36.04-G01-12-26", "27.36.04-G01-12-26"),
        ("Journalnummer\n2026-30112", "2026-30112"),
        ("Sag: 2026-0877", "2026-0877"),
        ("Sagsnr.: 051185-1234", None),
        ("Dok.nr.: 190233/26", None),
        ("Sagsnr.: 5. november 2026", None),
        ("Telefon: 87 87 87 87", None),
    ],
)
def test_the_number_of_the_case(hoved, ventet):
    assert value(find_sagsnummer(Ark(parse_tekst(f"Viborg Kommune\n{hoved}{KROP}")))) == ventet


@pytest.mark.parametrize(
    ("saetning", "slags", "medhold"),
    [
        ("Vi har besluttet, at du får afslag på hjemmehjælp.", "afslag", "nej"),
        ("Din ansøgning kan desværre ikke imødekommes.", "afslag", "nej"),
        ("Du er efter kommunens vurdering ikke berettiget til hjælpen.", "afslag", "nej"),
        ("Vi kan meddele, at du er bevilget en arbejdsstol.", "bevilling", "ja"),
        ("Stevns Kommune meddeler hermed, jf. planlovens § 35, stk. 1, landzonetilladelse.", "bevilling", "ja"),
        ("Du får delvist medhold i din ansøgning.", "delvis", "delvist"),
        ("Vi bevilger dig medicin, men giver afslag på fysioterapi.", "delvis", "delvist"),
        ("Din hjælp til rengøring bliver nedsat fra den 1. juni 2026.", "nedsættelse", "nej"),
        ("Udbetalingen af sygedagpenge ophører den 1. juni 2026.", "ophør", "nej"),
        ("Du skal betale 4.318 kr. tilbage.", "tilbagebetaling", "nej"),
        ("Din ansøgning imødekommes derfor ikke.", "afslag", "nej"),
        ("Kommunen godkender ikke dit projekt.", "afslag", "nej"),
        ("Der gives ikke dispensation til carporten.", "afslag", "nej"),
        ("Vi bevilger dig fem timer og ikke ti.", "bevilling", "ja"),
        ("Vi ændrer ikke kommunens afgørelse.", "stadfæstet", "nej"),
        ("Ansøgningen kan alene imødekommes for kørslen.", "delvis", "delvist"),
        ("Du har ret til at se sagens akter.", None, None),
        ("Så ser vi på sagen igen, og hvis vi fastholder, hører du fra os.", None, None),
        ("Kommunen kan meddele dispensation efter planlovens § 19.", None, None),
        ("Der kan kun gives tilladelse til mindre skure.", None, None),
        ("Dispensationen bortfalder, hvis den ikke er udnyttet inden tre år.", None, None),
        ("Udvalget har besluttet at meddele dispensation på vilkår.", "bevilling", "ja"),
        ("Vi har ikke kunnet godkende højden.", "afslag", "nej"),
        ("Du er tidligere bevilget tre timer. Hjælpen ophører den 1. juni 2026.", "ophør", "nej"),
        ("Vi påtænker at give dig afslag på hjemmehjælp.", "partshøring", ""),
        ("Hvis du får afslag, kan du klage over det til kommunen.", None, None),
        ("Vi ringer til dig i næste uge for at aftale et møde.", None, None),
    ],
)
def test_what_was_decided(saetning, slags, medhold):
    found = read(f"Viborg Kommune{KROP}\n{saetning}\n").udfald
    assert (found.vaerdi.slags if found else None, found.vaerdi.medhold if found else None) == (slags, medhold)


def test_a_yes_in_a_letter_that_also_says_no_is_left_to_the_reader():
    afsnit = "Du er bevilget en arbejdsstol.\n\nDer er ikke grundlag for at bevilge et skrivebord."
    assert read(f"Viborg Kommune{KROP}\n{afsnit}\n").udfald.sikkerhed is Sikkerhed.USIKKER


@pytest.mark.parametrize(
    ("afsnit", "instans", "frist", "sendes_til"),
    [
        ("Du kan klage til Ankestyrelsen inden fire uger. Klagen sendes til Visitationen.",
         "Ankestyrelsen", "fire uger", "Visitationen"),
        ("Klagefristen er 4 uger. Klagen stiles til Viborg Kommune, Visitationen, Prinsens Alle 5, 8800 Viborg.",
         None, "4 uger", "Viborg Kommune, Visitationen"),
        ("Klagen skal være modtaget senest den 3. december 2026. Kommunen sender den videre til Ankestyrelsen.",
         "Ankestyrelsen", "senest den 3. december 2026", None),
        ("Du klager via Klageportalen på naevneneshus.dk til Planklagenævnet inden 4 uger.",
         "Planklagenævnet", "4 uger", "Klageportalen"),
        ("Fastholder vi afgørelsen efter din klage, sender vi den til Ankestyrelsen inden fire uger.",
         "Ankestyrelsen", None, None),
        ("Ønsker du afgørelsen prøvet ved domstolene, skal sagen anlægges inden 6 måneder. Det er ikke en klage.",
         None, None, None),
    ],
)  # fmt: skip
def test_what_is_said_of_appeal(afsnit, instans, frist, sendes_til):
    found = find_klagevejledning(Ark(parse_tekst(f"Viborg Kommune{KROP}\nKlagevejledning\n\n{afsnit}\n")))
    assert (value(found.instans), value(found.frist), value(found.sendes_til)) == (instans, frist, sendes_til)


def test_that_nobody_hears_an_appeal_is_read_as_such():
    tekst = f"{KROP}\nAfgørelsen kan ikke indbringes for en anden administrativ myndighed.\n"
    found = find_klagevejledning(Ark(parse_tekst(tekst)))
    assert found.siger_nej is not None
    assert found.findes


def test_a_klagevejledning_need_not_use_the_word():
    tekst = (
        f"{KROP}\nEr du uenig, kan du skrive til os inden fire uger. Fastholder vi, sender vi sagen til Ankestyrelsen."
    )
    found = find_klagevejledning(Ark(parse_tekst(tekst)))
    assert (value(found.instans), value(found.frist)) == ("Ankestyrelsen", "fire uger")


def test_who_oversees_the_municipality_hears_no_appeal():
    nej = "Afgørelsen kan ikke indbringes for anden administrativ myndighed."
    found = find_klagevejledning(Ark(parse_tekst(f"{KROP}\n{nej} Du kan skrive til Ankestyrelsen, Tilsynet.")))
    assert found.instans is None
    assert found.siger_nej is not None


def test_who_sent_an_email_does_not_tell_what_it_is_about():
    hoved = "Fra: Parkering <parkering@viborg.dk>\nSendt: 12. november 2026 14:07\nEmne: SV: Ansøgning"
    assert read(f"{hoved}{KROP}\nDu får afslag på licensen.").omraade is None


@pytest.mark.parametrize(
    ("hoved", "myndighed", "enhed"),
    [
        ("Viborg Kommune\nOmsorg og Ældre\nPrinsens Alle 5\n8800 Viborg", "Viborg Kommune", "Omsorg og Ældre"),
        ("VIBORG KOMMUNE · Visitationen · 8800 Viborg", "Viborg Kommune", "Visitationen"),
        ("KALUNDBORG KOMMUNE\nPlan, Byg og Miljø", "Kalundborg Kommune", "Plan, Byg og Miljø"),
        ("Udbetaling Danmark\nKongens Vænge 8\n3400 Hillerød", "Udbetaling Danmark", None),
        ("Jobcenter Viborg\nPrinsens Alle 5", None, "Jobcenter Viborg"),
    ],
)
def test_who_sent_it(hoved, myndighed, enhed):
    found = read(f"{hoved}{KROP}")
    assert (value(found.myndighed), value(found.enhed)) == (myndighed, enhed)


def test_a_municipality_without_a_profile_is_no_key():
    assert read(f"Ærø Kommune{KROP}").kommune is None
    assert read(f"Viborg Kommune{KROP}").kommune.vaerdi == "viborg"


@pytest.mark.parametrize(
    ("tekst", "navn", "adresse"),
    [
        ("Mette Holm\nStrandvej 4\n2650 Hvidovre\n\nKære Mette\n\nTekst.", "Mette Holm", "Strandvej 4, 2650 Hvidovre"),
        ("att. Line Thorsen\nNygårdsvej 60\n6700 Esbjerg\n\nDin ansøgning.", "Line Thorsen",
         "Nygårdsvej 60, 6700 Esbjerg"),
        ("Viborg Kommune\nPrinsens Alle 5\n8800 Viborg\n\nKære borger\n\nTekst.", None, None),
    ],
)  # fmt: skip
def test_who_it_is_to(tekst, navn, adresse):
    found = read(tekst)
    assert (value(found.modtager), value(found.adresse)) == (navn, adresse)


def test_a_name_below_the_word_parents_is_their_child():
    found = read(
        "Forældremyndighedsindehavere til\nOskar Bjerre Lund\nBakkedraget 8\n4470 Svebølle\n\nVi har besluttet dette."
    )
    assert (found.modtager.vaerdi, found.modtager.sikkerhed) == ("Oskar Bjerre Lund", Sikkerhed.USIKKER)


def find_koder(klage, afgoerelse="Du får afslag på hjemmehjælp efter servicelovens § 83."):
    tekst = f"Viborg Kommune\nDato: 16. marts 2026{KROP}\n{afgoerelse}\n\n{klage}\n"
    return [each.code.removeprefix("laes.") for each in read(tekst).fund]


def test_a_klagevejledning_that_says_what_the_directory_says_is_no_finding():
    assert find_koder("Du kan klage til Ankestyrelsen inden fire uger. Klagen sendes til kommunen.") == []


@pytest.mark.parametrize(
    ("klage", "koder"),
    [
        ("Vi ønsker dig en god dag.", ["klagevejledning_mangler"]),
        ("Du kan klage til Ankestyrelsen inden 14 dage. Klagen sendes til kommunen.", ["frist_afviger"]),
        ("Du kan klage til borgmesteren inden fire uger. Klagen sendes til kommunen.", ["instans_afviger"]),
        ("Du kan klage inden fire uger. Klagen sendes til Ankestyrelsen.", ["vej_afviger"]),
        ("Du kan klage til Ankestyrelsen. Klagen sendes til kommunen.", ["klagevejledning_uden_frist"]),
        ("Du kan klage til Ankestyrelsen inden fire uger.", ["klagevejledning_uden_vej"]),
        ("Afgørelsen kan ikke påklages til anden administrativ myndighed.", ["klageadgang_afviger"]),
    ],
)
def test_what_is_missing_or_otherwise_is_a_finding(klage, koder):
    assert find_koder(klage) == koder


def test_a_full_yes_needs_no_klagevejledning():
    assert find_koder("God dag.", "Du er bevilget hjemmehjælp efter servicelovens § 83.") == []


def test_where_the_area_is_a_guess_a_missing_klagevejledning_is_told_of():
    fund = read(f"Viborg Kommune\nParkering{KROP}\nDu får afslag på licensen.").fund
    assert [(each.code, each.level) for each in fund] == [("laes.klagevejledning_mangler", Level.RAAD)]


def test_that_nobody_hears_an_appeal_is_not_the_rule_the_decision_follows():
    afslag = "Oskar er ikke berettiget til befordring efter folkeskolelovens § 26, stk. 1, nr. 2."
    nej = "Afgørelsen kan ikke indbringes for anden administrativ myndighed, jf. folkeskolelovens § 51, stk. 1."
    laest = read(f"Viborg Kommune\nDato: 16. marts 2026{KROP}\n{afslag}\n\nKlage\n\n{nej}\n")
    assert "  regel:" not in format_forslag(laest)


def test_what_a_library_mutters_of_a_broken_file_is_not_told(tmp_path):
    (tmp_path / "brev.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\n")
    done = subprocess.run(
        [sys.executable, "-m", "drafting", "laes", "brev.pdf"], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode != 0
    assert done.stderr.decode().startswith("brev.pdf PDF-filen er beskadiget")


def test_law_out_of_force_is_a_finding():
    klage = "Du kan klage til Ankestyrelsen inden fire uger. Klagen sendes til kommunen."
    afslag = "Du får afslag på tabt arbejdsfortjeneste efter servicelovens § 42."
    assert find_koder(klage, afslag) == ["ophaevet_regel"]


def test_a_cpr_number_is_hidden_in_every_quotation():
    found = read(f"Viborg Kommune\nCpr.nr.: 051185-1234, dato: 5. november 2026{KROP}")
    assert found.dato.citat == "Cpr.nr.: [CPR-nummer], dato: 5. november 2026"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp865", "mac_roman"])
def test_a_text_is_read_in_the_encoding_it_was_saved_in(encoding):
    text = "Kære Åse Bøgh\nÆldreloven gælder for dig."
    assert decode_gammel(text.encode(encoding)) == text


def test_a_web_page_is_refused(tmp_path):
    fil = tmp_path / "brev.html"
    fil.write_text("<!DOCTYPE html><p>Afslag</p>", "utf-8")
    with pytest.raises(UsageError, match="netside"):
        load_dokument(fil)


@settings(max_examples=60)
@given(
    linjer=st.lists(
        st.one_of(
            st.text(max_size=60),
            st.sampled_from(
                ["Viborg Kommune", "Dato: 5. november 2026", "Sagsnr.: 26/1", "Kære Mette # Holm: 'x'", "§§ 1, 2 og",
                 'Du får afslag på {hvad}: "ja" efter servicelovens § 83', "Klage", "Klag til: Nævn #1 inden 3 uger."]
            ),
        ),
        max_size=12,
    )
)  # fmt: skip
def test_whatever_the_letter_says_the_case_can_be_read_as_yaml(tmp_path_factory, linjer):
    fil = tmp_path_factory.mktemp("brev") / "brev.txt"
    fil.write_bytes("\n".join(["x", *linjer]).encode("utf-8", "replace"))
    try:
        laest = read_afgoerelse(load_dokument(fil), KOMMUNER)
    except UsageError:
        return
    assert set(yaml.safe_load(format_forslag(laest))) >= {"kommune", "emne", "borger", "enheder"}
