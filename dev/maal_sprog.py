"""Measure the language checks on sentences that an editor marked before any check had seen them.

`python dev/maal_sprog.py <mappe> foerste|anden|tredje|fjerde [navn]`: the folder has the sentences, one a line,
in text files; tests/language/kalibrering.yaml knows them by their hash, for the sentences are others' and not here.
With `navn` the figures are kept there under that name; `python dev/byg_sprog.py` writes them on the page.
"""  # noqa: INP001 (a script, not a package)

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from drafting.fund import Level  # noqa: E402 (the checkout must be found first)
from drafting.language.dokument import Dokument, Slags, Sprogprofil, Stykke  # noqa: E402 (same)
from drafting.language.kontroller import KONTROLLER  # noqa: E402 (same)
from drafting.language.passiv import find_passiver  # noqa: E402 (same)
from drafting.language.sprogfund import load_regler  # noqa: E402 (same)
from drafting.language.traef import read_dokument  # noqa: E402 (same)

KALIBRERING = ROOT / "tests" / "language" / "kalibrering.yaml"
# What may be marked where a check hits, for the hit to be right; and the marks that a check ought to find.
_ORD = {"kancelli", "kancelli_svag", "stoetteverbum", "stoetteverbum_svag"}
RIGTIGE = {
    "passiv (fundet)": {"passiv", "passiv_med_aktoer"},
    "kancelli": _ORD | {"forkortelse"},
    "kancelli, advarsel": {"kancelli", "stoetteverbum", "forkortelse"},
    "stoetteverbum": _ORD,
    "forkortelse": {"forkortelse", "kancelli"},
    "initialord": {"forkortelse"},
}
BOR_FINDES = {"passiv (fundet)": {"passiv", "passiv_med_aktoer"}, "kancelli, advarsel": set(), "initialord": set()}
# Two lists of words, where an editor sees one trouble: the hit of one does as well.
SLAEGT = {
    "kancelli": ("stoetteverbum", "vag_tid", "forkortelse"),
    "stoetteverbum": ("kancelli",),
    "forkortelse": ("initialord", "kancelli"),
}
# They need a whole text, or there are no words to mark.
HELE_TEKSTEN = {"cpr", "naeste_skridt", "lang_saetning", "fagord", "navneord", "to_navne", "paragraffer"}
NAVNE = {
    "passiv (fundet)": "passiv, fundet i teksten",
    "passiv": "passiv uden en, der gør det",
    "kancelli": "tunge ord, alle fund",
    "kancelli, advarsel": "tunge ord, kun advarsler",
    "forkortelse": "ukendt forkortelse",
    "initialord": "forkortelse af forbogstaver",
    "stoetteverbum": "navneord, der skjuler et verbum",
    "omvendt_ordstilling": "bagvendt ordstilling",
    "dobbelt_naegtelse": "dobbelt nægtelse",
    "tredje_person": "borgeren i tredje person",
    "vag_tid": "upræcis tid",
    "tone": "tone",
    "langt_ord": "meget langt ord",
}
TAL = ("rigtige", "forkerte", "fundne", "oversete")

Spaend = tuple[int, int]
Hits = dict[str, list[tuple[Spaend, Level]]]


@dataclass
class Tal:
    """How often a check was right and wrong, and how much of what it ought to find it found and missed."""

    rigtige: int = 0
    forkerte: int = 0
    fundne: int = 0
    oversete: int = 0
    fejl: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Return precision and recall as cells of a table."""
        return f"{_share(self.rigtige, self.forkerte)} | {_share(self.fundne, self.oversete)}"


def load_kalibrering() -> dict:
    """Return the sources, the marked sentences and the figures."""
    return yaml.safe_load(KALIBRERING.read_text(encoding="utf-8"))


def find_hits(tekst: str, profil: Sprogprofil) -> Hits:
    """Return what each check hits in a sentence, and how grave it is in a letter to a citizen."""
    laesning = read_dokument(Dokument((Stykke(Slags.AFSNIT, tekst),), profil))
    found: dict[str, list[tuple[Spaend, Level]]] = defaultdict(list)
    for kontrol in KONTROLLER:
        grave = load_regler()[kontrol.kode].niveauer[Sprogprofil.BORGER]
        if kontrol.kode != "naeste_skridt" and grave is not None:
            found[kontrol.kode] = [((hit.start, hit.end), hit.niveau or grave) for hit in kontrol.find(laesning)]
    passiver = [each for saetning in laesning.saetninger for each in find_passiver(saetning)]
    found["passiv (fundet)"] = [((each.start, each.end), Level.RAAD) for each in passiver]
    found["kancelli, advarsel"] = [hit for hit in found["kancelli"] if hit[1] > Level.RAAD]
    return found


def count(
    tekst: str, maerker: dict[str, list[Spaend]], hits: dict[str, list[tuple[Spaend, Level]]], total: dict[str, Tal]
) -> None:
    """Add the figures of one sentence."""
    for kode in set(hits) - HELE_TEKSTEN:
        right = [span for mark in RIGTIGE.get(kode, {kode}) for span in maerker.get(mark, [])]
        for span, _ in hits[kode]:
            good = any(_meet(span, each) for each in right)
            total[kode].rigtige += good
            total[kode].forkerte += not good
            total[kode].fejl += [] if good else [f"+ {tekst[slice(*span)]} || {tekst}"]
        everything = [span for each in (kode, *SLAEGT.get(kode, ())) for span, _ in hits.get(each, [])]
        for span in (span for mark in BOR_FINDES.get(kode, {kode}) for span in maerker.get(mark, [])):
            seen = any(_meet(span, each) for each in everything)
            total[kode].fundne += seen
            total[kode].oversete += not seen
            total[kode].fejl += [] if seen else [f"- {tekst[slice(*span)]} || {tekst}"]


def measure(mappe: Path, saet: str) -> tuple[dict[str, Tal], list[str], list[int]]:
    """Return the figures of each check on a set, and what is above advice in its clean texts, and how often.

    Of the clean texts: sentences, findings on words in those the editor left unmarked, in the others, long sentences.
    """
    node = load_kalibrering()
    total: dict[str, Tal] = defaultdict(Tal)
    grave: list[str] = []
    clean = [0, 0, 0, 0]
    lines = [line for path in sorted(mappe.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    known = {sha256(line.encode()).hexdigest()[:16]: line for line in lines}
    for row in node["saetninger"]:
        kilde = node["kilder"][row["kilde"]]
        if kilde["saet"] != saet:
            continue
        tekst, maerker = known[row["hash"]], row["maerker"]
        hits = find_hits(tekst, Sprogprofil(kilde["profil"]))
        if kilde["slags"] != "ren":
            count(tekst, maerker, hits, total)
            continue
        found = [(k, span) for k in load_regler() for span, niveau in hits.get(k, []) if niveau > Level.RAAD]
        clean[0] += 1
        for kode, span in found:
            clean[3 if kode == "lang_saetning" else 2 if maerker else 1] += 1
            grave.append(f"{kode}: {tekst[slice(*span)]}")
    return total, grave, clean


def _share(good: int, bad: int) -> str:
    return f"{100 * good / (good + bad):.0f} % ({good} af {good + bad})" if good + bad else "–"


def _meet(one: Spaend, other: Spaend) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def keep(navn: str, saet: str, total: dict[str, Tal], clean: list[int]) -> None:
    """Keep the figures of a measuring in the file, in the place of those of the same name."""
    text, _, _ = KALIBRERING.read_text(encoding="utf-8").partition("\ntal:\n")
    figures = {kode: [getattr(total[kode], each) for each in TAL] for kode in NAVNE if kode in total}
    maalinger = load_kalibrering().get("tal", {}) | {navn: {"saet": saet, "ren": clean, "kontroller": figures}}
    dumped = yaml.safe_dump({"tal": maalinger}, allow_unicode=True, sort_keys=False, default_flow_style=None, width=130)
    KALIBRERING.write_text(f"{text.rstrip()}\n{dumped}", encoding="utf-8")


if __name__ == "__main__":
    folder, saet, *navne = sys.argv[1:]
    total, grave, clean = measure(Path(folder), saet)
    for navn in navne:
        keep(navn, saet, total, clean)
    rows = [f"{kode} | {total[kode]}" for kode in NAVNE if kode in total]
    errors = [f"{kode} {each}" for kode in NAVNE if kode in total for each in total[kode].fejl]
    sys.stdout.write("\n".join([*rows, "", f"Over råd i ren tekst: {clean}", *grave, "", *errors]) + "\n")
