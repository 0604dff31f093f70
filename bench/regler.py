"""Where the time goes on the way from a case's file to its letter, and what all the rules take."""

from __future__ import annotations

import tempfile
from pathlib import Path

from brevet import VIDERESENDELSE, Naeste, load_papir
from maaling import Afsnit, Runder, format_tal, measure
from sager import write_sag
from sted import DATO

from drafting.findings.registry import RULES, find_all
from drafting.letter.compose import compose
from drafting.letter.skabelon import load_skabelon
from drafting.pipeline import check
from drafting.render.docx import render_docx
from drafting.render.pdf import render_pdf

_FORKLARING = """\
Trinene på vejen fra sagens fil til videresendelsen af klagen, varmt, på skiftende sager. Der er ingen at sammenligne \
med.

Hvad er tilbage, og hvorfor? Varmt går det meste med at vende borgerens ord: Hver sætning læses med sine udsagnsled og \
grundled, og et stedord sættes kun, når brevet stadig siger det samme til borgeren. Det arbejde er spredt på mange små \
trin, og det er der ikke andre her, der gør. PDF'en er næsten kun typst, der sætter hver celle i en tabel mere end én \
gang. Koldt er det meste at starte Python og indlæse click, jinja2, markdown-it, YAML og vores egne små moduler. Det, \
der overraskede undervejs, og som er væk nu, står i [beslutning 27](../docs/beslutninger/027-start.md)."""
_ANTAL, _GANGE = 400, 20  # what has been read, turned or set before must not be met again soon


def bench(runder: int) -> Afsnit:
    """Return what each step takes, each on other cases all the time."""
    with tempfile.TemporaryDirectory() as folder:
        filer = [write_sag(Path(folder), number) for number in range(_ANTAL)]
        tjek = [check(fil, dato=DATO) for fil in filer]
        skabelon = load_skabelon(VIDERESENDELSE)
        breve = [compose(each.fakta, skabelon, each.hylder, dato=DATO)[0].letter for each in tjek[: _ANTAL // 2]]
        # letters are written of the half that has not been written of yet
        naeste = {"fil": Naeste(filer), "tjek": Naeste(tjek), "skriv": Naeste(tjek[_ANTAL // 2 :])}
        word, pdf = Naeste(breve), Naeste(breve)

        def judge() -> None:
            each = naeste["tjek"]()
            find_all(each.fakta, each.hylder.profil, each.hylder.lov, dato=DATO)

        def write() -> None:
            each = naeste["skriv"]()
            compose(each.fakta, skabelon, each.hylder, dato=DATO)

        arbejder = {
            "læs og prøv": lambda: check(naeste["fil"](), dato=DATO),
            "prøv": judge,
            "skriv": write,
            "word": lambda: render_docx(word(), load_papir()),
            "pdf": lambda: render_pdf(pdf(), load_papir()),
        }
        maalt = measure(arbejder, max(runder // 2, 3), _GANGE)
    return _tell_trin(maalt)


def _tell_trin(maalt: Runder) -> Afsnit:
    trin = {
        "læs sagens fil": maalt.find_tid("læs og prøv") - maalt.find_tid("prøv"),
        f"prøv {len(RULES)} regler": maalt.find_tid("prøv"),
        "vend borgerens ord, og skriv brevet": maalt.find_tid("skriv"),
        "Word med alle tjek": maalt.find_tid("word"),
        "PDF": maalt.find_tid("pdf"),
    }
    return Afsnit(
        "Hvor tiden går",
        _FORKLARING,
        ("Trin", "Millisekunder"),
        [(navn, format_tal(tid, 1)) for navn, tid in trin.items()],
        maalt={"regler": maalt.find_tid("prøv")},
    )
