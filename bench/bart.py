"""What somebody would write who only wanted the letter: click, a YAML file, and a Word template filled by docxtpl.

It knows this one kind of case, trusts every word of the file, and checks nothing. Run by itself, and for no other use.
"""

from __future__ import annotations

import re

import click
import yaml
from docxtpl import DocxTemplate

MAANEDER = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
]
TAL = ("nul", "et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti")
TEMAER = {
    "sagsbehandlingstid": "Lang sagsbehandlingstid",
    "manglende_svar": "Manglende svar",
    "orientering": "Besked om sagens gang",
}


def dato(dag, *, aar=True):
    return f"{dag.day}. {MAANEDER[dag.month - 1]}" + f" {dag.year}" * aar


def periode(fra, til):
    return f"{dato(fra, aar=fra.year != til.year)} til {dato(til)}" if til else dato(fra)


def opremsning(ting):
    return " og ".join(filter(None, [", ".join(ting[:-1]), *ting[-1:]]))


def eget_ord(tekst):
    return re.sub(r"\[([^|\]]*)\|[^\]]*\]", r"\1", tekst.strip())


def byg_punkt(punkt, forloeb):
    perioder = [periode(p["fra"], p["til"]) for p in punkt.get("perioder", []) if "myndighed" not in p]
    datoer = [] if perioder else [dato(forloeb[navn]["dato"]) for navn in punkt.get("forløb", [])]
    return {
        "tema": TEMAER[punkt["tema"]],
        "hvad": eget_ord(punkt["hvad"]),
        "fra": opremsning(perioder),
        "dato": opremsning(datoer),
        "oenske": eget_ord(punkt.get("ønske", "")),
    }


def byg(sag, dags_dato):
    borger, enhed = sag["borger"], sag["enheder"][0]
    vej, by = borger["adresse"].split(", ")
    forloeb = {skridt["id"]: skridt for skridt in sag["forløb"]}
    return {
        "borger_navn": borger["navn"],
        "borger_adresse": vej,
        "borger_adresse_2": by,
        "borger_telefon": borger["telefon"],
        "navn_ord": f"{sag['kommune'].capitalize()} Kommune",
        "enheder_0_navn": enhed["navn"],
        "enheder_0_leder_navn": enhed["leder"]["navn"],
        "enheder_0_leder_titel": enhed["leder"]["titel"].capitalize(),
        "enheder_0_sagsnummer": enhed["sagsnummer"],
        "brevets_dato": dags_dato,
        "emne": sag["emne"],
        "klagepunkter": f"{TAL[len(sag['klagepunkter'])]} punkter",
        "punkter": [byg_punkt(punkt, forloeb) for punkt in sag["klagepunkter"]],
        "oenske": eget_ord(sag["ønske"]),
        "raekker": [
            {
                "dato": periode(skridt["dato"], skridt.get("til")),
                "det_skete": eget_ord(skridt["tekst"]),
                "bilag": str(skridt.get("bilag", "")),
            }
            for skridt in sag["forløb"]
        ],
        "bilag": [
            {"nummer": f"Bilag {bilag['nr']}", "titel": f"{bilag['titel']}, {dato(bilag['dato'])}"}
            for bilag in sag["bilag"]
        ],
    }


@click.command()
@click.argument("sag")
@click.argument("skabelon")
@click.argument("ud")
@click.option("--dato", "dags_dato")
def main(sag, skabelon, ud, dags_dato):
    with open(sag, encoding="utf-8") as file:
        facts = byg(yaml.safe_load(file), dags_dato)
    template = DocxTemplate(skabelon)
    template.render(facts, autoescape=True)
    template.save(ud)


if __name__ == "__main__":
    main()
