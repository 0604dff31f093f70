"""The figures of a text in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click import style

from drafting.dansk.opremsning import format_opremsning
from drafting.language.tal import load_maalestok
from drafting.screen.columns import format_columns, wrap_text
from drafting.screen.sprogfundside import describe_sprogfund
from drafting.screen.stier import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from drafting.language.dokument import Dokument
    from drafting.language.tal import Tal
    from drafting.language.tjek import Rapport
    from drafting.screen.answers import Answer
    from drafting.screen.sproglaesning import Laest

_FORBEHOLD = "LIX er et fingerpeg. Det tæller ord og bogstaver og kan ikke se, om ordene er kendte eller teksten klar."


def format_forbehold(rapporter: Sequence[Rapport]) -> list[str]:
    """Return what LIX cannot tell, where there is a verdict."""
    return ["\n".join(wrap_text(_FORBEHOLD))] if any(each.tal.baand for each in rapporter) else []


def format_tal(rapport: Rapport) -> str:
    """Return the figures of one document, its band first."""
    tal = rapport.tal
    head = style(shorten(rapport.dokument.navn), bold=True)
    rows = format_columns(_find_rows(rapport), 2) if tal.saetninger else []
    return "\n".join([f"{head}: {_format_dom(tal)}", *rows])


def _format_dom(tal: Tal) -> str:
    if not tal.saetninger:
        return "ingen hele sætninger at måle"
    lix = f"LIX {_format_helt(tal.lix)}"
    if tal.baand:
        return f"{lix}, {style(tal.baand.navn, bold=True)} (som {tal.baand.som})"
    stok = load_maalestok()
    return f"{lix}, men teksten er for kort til en dom ({stok.mindst_ord} ord og {stok.mindst_saetninger} sætninger)"


def _find_rows(rapport: Rapport) -> Iterator[tuple[str, str]]:
    tal, stok = rapport.tal, load_maalestok()
    yield "Omfang", f"{tal.ord} ord i {tal.saetninger} {'sætning' if tal.saetninger == 1 else 'sætninger'}"
    yield "Sætninger", f"{_format_brok(tal.ord_pr_saetning)} ord i gennemsnit, den længste på {tal.laengste_saetning}"
    yield "", f"{_format_del(tal.lange_saetninger, tal.andel_lange_saetninger)} på over {stok.lang_saetning} ord"
    yield "Lange ord", f"{_format_del(tal.lange_ord, tal.andel_lange_ord)} på {stok.langt_ord} bogstaver eller flere"
    yield "", f"{tal.meget_lange_ord or 'ingen'} på {stok.meget_langt_ord} bogstaver eller flere"
    if rapport.med_passiv is not None:
        yield "Passiv", f"i {_format_del(rapport.med_passiv, rapport.med_passiv / tal.saetninger)} af sætningerne"
    yield "RIX", f"{_format_brok(tal.rix)} lange ord i hver sætning"


def _format_del(antal: int, andel: float) -> str:
    return f"{antal} ({_format_helt(100 * andel)} %)" if antal else "ingen"


def _format_helt(value: float) -> str:
    """Return the value as a whole number, rounded as the bands are."""
    return str(int(value + 0.5))


def _format_brok(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def format_huller(laest: Iterable[Laest]) -> str:
    """Return a word on each letter with holes: its figures are those of a draft."""
    return "\n".join(
        f"Brevet {each.dokument.navn} mangler {format_opremsning([hul.hvad for hul in each.huller])}."
        " Tallene kan flytte sig, når hullerne er fyldt."
        for each in laest
        if each.huller
    )


def describe_rapport(rapport: Rapport) -> Answer:
    """Return figures and findings of a document for other programs; shares are from 0 to 1."""
    return {
        **_describe_tal(rapport.dokument, rapport.tal),
        "saetninger_med_passiv": rapport.med_passiv,
        "fund": [describe_sprogfund(fund, rapport) for fund in rapport.fund],
        "undtaget": [{**describe_sprogfund(fund, rapport), "grund": u.grund} for fund, u in rapport.undtaget],
        "ikke_tjekket": [trouble.message for trouble in rapport.ikke_tjekket],
    }


def _describe_tal(dokument: Dokument, tal: Tal) -> Answer:
    return {
        "navn": dokument.navn,
        "profil": dokument.profil,
        "taelling": dokument.taelling,
        "ord": tal.ord,
        "saetninger": tal.saetninger,
        "lix": round(tal.lix, 1),
        "rix": round(tal.rix, 2),
        "baand": tal.baand.navn if tal.baand else None,
        "ord_pr_saetning": round(tal.ord_pr_saetning, 1),
        "laengste_saetning": tal.laengste_saetning,
        "lange_saetninger": tal.lange_saetninger,
        "andel_lange_saetninger": round(tal.andel_lange_saetninger, 3),
        "lange_ord": tal.lange_ord,
        "andel_lange_ord": round(tal.andel_lange_ord, 3),
        "meget_lange_ord": tal.meget_lange_ord,
    }
