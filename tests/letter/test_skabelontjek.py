"""The check of templates against broken and good examples."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from msgspec import Struct

from drafting.errors import SkabelonError
from drafting.letter.marks import Filter
from drafting.letter.skabelon import load_skabelon
from drafting.letter.skabelontjek import check_skabelon
from drafting.oprindelse import Prosa, Tekst

HERE = Path(__file__).parent
HOVED = """---
titel: Prøve
formaal: En prøve på et brev.
fra: borger
til: enhed
stemme: jeg
stade: {stade}
{hoved}
---
"""


class Leder(Struct, frozen=True):
    navn: Tekst
    titel: Tekst | None


class Enhed(Struct, frozen=True):
    navn: Tekst
    leder: Leder | None
    telefon: Tekst | None


class Punkt(Struct, frozen=True):
    titel: Tekst
    hvad: Prosa
    oenske: Prosa | None
    datoer: tuple[Tekst, ...]
    er_nyt: bool


class Proeveview(Struct, frozen=True):
    emne: Tekst
    borger: Tekst
    enhed: Enhed
    afgjort: Tekst | None
    punkter: tuple[Punkt, ...]
    bilag: tuple[Tekst, ...] | None
    brev: Prosa | None
    dato: dt.date
    har_bilag: bool
    er_forsinket: bool


FILTRE = {
    "stort": Filter(lambda text: text, Tekst, Tekst),
    "ejefald": Filter(lambda text: text, Tekst, Tekst),
    "opremsning": Filter(lambda texts: texts, tuple[Tekst, ...], None),
}


def _hoved(case: Mapping) -> str:
    return HOVED.format(hoved=case.get("hoved", "kraever:"), stade=case.get("stade", "er_klar_til_klage"))


def find_fejl(case: Mapping, folder: Path) -> list[str]:
    """Return the errors of an example, with its own file named `brev`."""
    files = {"proeve/brev.md.j2": _hoved(case) + case["krop"]}
    for name, text in (files | case.get("fraser", {})).items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode())
    try:
        found = check_skabelon(load_skabelon("proeve/brev", folder), Proeveview, overlay=folder, filtre=FILTRE)
    except SkabelonError as error:
        found = error.troubles
    return [str(trouble).replace(f"{folder}/", "").replace("proeve/brev.md.j2", "brev") for trouble in found]


def _read_examples() -> list:
    files = sorted((HERE / "skabeloner").glob("*.yaml"))
    return [
        pytest.param(case, id=f"{file.stem}-{case['navn']}")
        for file in files
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


GOD_KLAGE = """{% from "faelles/hilsen.j2" import hilsen %}
{# En klage, som den skal se ud. #}
# Klage: {{ emne }}

{{ hilsen(enhed.leder) }}

{{ borger }} klager over {{ enhed.navn }}{% if enhed.telefon %} ({{ enhed.telefon }}){% endif %}.
{% if har_bilag and not er_forsinket %}
Der er bilag til klagen.
{% elif er_forsinket %}
Svaret er forsinket.
{% endif %}

{% if afgjort %}
Afgørelsen er fra **{{ afgjort }}**.

{% endif %}
## Det klager jeg over

{% for punkt in punkter %}
1. **{{ punkt.titel|stort }}**{% if punkt.datoer %} ({{ punkt.datoer|opremsning }}){% endif +%}

   {{ punkt.hvad }}

{% if punkt.oenske %}
   Det ønsker jeg:

   > {{ punkt.oenske }}

{% endif %}
{% endfor %}
{% if bilag %}
### Bilag

{% for et in bilag %}
- {{ et }}
{% endfor %}

{% endif %}
Ring {{ borger if er_forsinket else emne }}.
"""
GOD_UDTALELSE = """{% set leder = enhed.leder %}
# Udtalelse om {{ emne }}

{% if leder %}
Til {{ leder.navn|ejefald }} enhed{% if leder.titel %}, {{ leder.titel }}{% endif %}.

{% endif %}
| Punkt | Ønske |
|-------|-------|
{% for punkt in punkter %}
| {{ punkt.titel }} | {% if punkt.er_nyt %}nyt{% else %}gammelt{% endif %}{% if not loop.last %};{% endif %} |
{% endfor %}

{% include "faelles/slut.j2" %}

Den 28. oktober er sidste dag. 2\\. november er for sent.\\
{{ afgjort if afgjort else borger }}
"""

HILSEN = """{% macro hilsen(leder, kort=false) -%}
{% if leder %}
Kære {{ leder.navn }}{% if leder.titel and not kort %}, {{ leder.titel }}{% endif %}
{%- else %}
Kære enhed
{%- endif %}
{%- endmacro %}
"""


@pytest.mark.parametrize("case", _read_examples())
def test_a_broken_template_is_told_in_full(case, tmp_path):
    assert find_fejl(case, tmp_path) == case["forventet"]


@pytest.mark.parametrize(
    ("hoved", "krop"),
    [
        ("bruger: [har_bilag, er_forsinket]", GOD_KLAGE),
        ("kraever: {enhed.telefon: telefon}", GOD_UDTALELSE),
    ],
    ids=["klage", "udtalelse"],
)
def test_a_good_template_is_clean(hoved, krop, tmp_path):
    fraser = {"faelles/hilsen.j2": HILSEN, "faelles/slut.j2": "Ring på {{ enhed.telefon }}.\n"}
    assert find_fejl({"hoved": hoved, "krop": krop, "fraser": fraser}, tmp_path) == []


@pytest.mark.parametrize(
    "krop",
    [
        "{{ " + "(" * 5000 + "emne" + ")" * 5000 + " }}",
        "{{ " + "1" * 6000 + " }}",
        "# {{ emne }}\n\n{{ emne" + ".navn" * 5000 + " }}",
        "# {{ emne }}\n\n"
        + "{% for punkt in punkter %}\n{% if afgjort %}\n" * 150
        + "{% endif %}\n{% endfor %}\n" * 150,
    ],
    ids=["parenteser", "tal", "punktummer", "løkker"],
)
def test_a_template_too_tangled_to_follow_is_told_so(krop, tmp_path):
    told = "brev Skabelonen er for indviklet til at blive læst. Fjern parenteser og lag, der ligger inde i hinanden."
    assert told in find_fejl({"krop": krop}, tmp_path)
