"""Sample letters as trees: what every renderer is shown and tested on."""

from __future__ import annotations

from drafting.letter.tree import (
    Bilag,
    Block,
    Front,
    Heading,
    Item,
    Letter,
    Paragraph,
    Points,
    Quote,
    Reference,
    Span,
    Spans,
    Table,
)
from drafting.oprindelse import Data, Fast, Hul

URL = (
    "https://www.eksempelkommune.dk/borger/familie-og-boern/"
    + "stoette-til-familier-med-boern-" * 3
    + "indgang?id=4711&t=2"
)
LANGT_ORD = "arbejdsmarkedsuddannelsesvejledningsforanstaltning" * 2 + "sbekendtgørelsesnumre"
FJENDTLIG = (
    '#panic(1) *b* _u_ $x$ @ref <label> {{ 7*7 }} {% x %} \\ \\n \\u{41} // ikke en kommentar /* heller ikke */ "a" '
    "'b' `kode` = + - ~ [x] ]]> & &amp; ; -- --- ... #let x = 1"
)


def fast(text: str, linje: int = 1) -> Span:
    """Return fixed text of a template."""
    return Span(text, Fast("udtalelse/udtalelse.md.j2", linje))


def data(text: str, linje: int = 10) -> Span:
    """Return a fact."""
    return Span(text, Data("borger.navn", linje, 3, personlig=True))


def fed(text: str) -> Span:
    """Return strong text."""
    return Span(text, Data("udtalelse.grad", 70, 9), strong=True)


def hul(hvad: str) -> Span:
    """Return a hole."""
    return Span(f"[UDFYLD: {hvad}]", Hul(hvad))


def linjer(*texts: str) -> tuple[Spans, ...]:
    """Return address lines."""
    return tuple((data(text),) for text in texts)


def afsnit(*parts: str | Span) -> Paragraph:
    """Return a paragraph."""
    return Paragraph(spans(*parts))


def spans(*parts: str | Span) -> Spans:
    """Return spans; plain strings are fixed text."""
    return tuple(fast(part) if isinstance(part, str) else part for part in parts)


def overskrift(level: int, text: str) -> Heading:
    """Return a heading."""
    return Heading(level, spans(text))


def punkter(*items: str | Span | tuple[Block, ...], ordered: bool = True, fra: int = 1) -> Points:
    """Return a list; an item is a text or its blocks."""
    return Points(
        ordered,
        tuple(
            Item(nummer if ordered else None, item if isinstance(item, tuple) else (afsnit(item),))
            for nummer, item in enumerate(items, start=fra)
        ),
    )


def tabel(head: tuple[str, ...], *rows: tuple[str | Span, ...]) -> Table:
    """Return a table."""
    return Table(tuple(spans(cell) for cell in head), tuple(tuple(spans(cell) for cell in row) for row in rows))


def referencer(*pairs: tuple[str, str]) -> tuple[Reference, ...]:
    """Return the reference block."""
    return tuple(Reference(spans(label), (data(value),)) for label, value in pairs)


METTE = linjer("Mette Holm", "Strandvej 4, 2650 Hvidovre", "Telefon 20 30 40 50")
RAADGIVER = linjer(
    "Borgerrådgiveren",
    "Hvidovre Kommune",
    "Hvidovrevej 278, 2650 Hvidovre",
    "Telefon 36 39 36 39 · borgerraadgiver@hvidovre.example",
)
CENTER = linjer(
    "Hvidovre Kommune", "Center for Børn og Familie", "Att. centerchef Lone Dahl", "Hvidovrevej 278", "2650 Hvidovre"
)


def klage() -> Letter:
    """Return a complaint of one page in the citizen's own voice."""
    return Letter(
        navn="klage/klage",
        titel="Klage over sagsbehandlingen",
        dato="2026-11-20",
        forfatter="Mette Holm",
        front=Front(
            afsender=METTE,
            modtager=CENTER,
            dato=spans("20. november 2026"),
            referencer=referencer(("Sagsnummer", "26/8841")),
        ),
        blocks=(
            overskrift(1, "Klage over manglende svar på ansøgning om tabt arbejdsfortjeneste"),
            afsnit(
                "Jeg klager over, at Center for Børn og Familie ikke har svaret på min ansøgning af ",
                data("4. maj 2026"),
                ", og over den måde, jeg blev mødt på i telefonen. Jeg beder om et svar på hvert punkt, "
                "og om at få at vide, om I mener, at klagen er berettiget.",
            ),
            overskrift(2, "Det klager jeg over"),
            punkter(
                data(
                    "Jeg søgte om tabt arbejdsfortjeneste den 4. maj 2026. Jeg har rykket for svar den 1. juli "
                    "og den 10. september, men jeg har ikke hørt noget."
                ),
                (
                    Paragraph(
                        (
                            data(
                                "Da jeg ringede den 10. september, fik jeg at vide, at jeg »bare måtte vente som "
                                "alle andre«. Jeg oplevede det som en afvisning af at tale om min datters situation."
                            ),
                        )
                    ),
                ),
                data("Jeg har ikke fået at vide, hvem der er min rådgiver, efter at den forrige stoppede i juni."),
            ),
            overskrift(2, "Det ønsker jeg"),
            afsnit("Jeg beder jer om at"),
            punkter(
                "afgøre min ansøgning, eller skrive til mig, hvornår jeg kan vente en afgørelse",
                "give mig navnet på min rådgiver og et tidspunkt, hvor vi kan tale sammen",
                "fortælle mig, hvad I vil gøre, for at det ikke sker igen.",
                ordered=False,
            ),
            afsnit("I er velkomne til at ringe til mig på ", data("20 30 40 50"), ", helst efter kl. 15."),
        ),
        underskrift=(spans("Med venlig hilsen"), (data("Mette Holm"),)),
        bilag_overskrift=spans("Bilag"),
        bilag=(
            Bilag(spans("Bilag 1"), spans("Min ansøgning af 4. maj 2026")),
            Bilag(spans("Bilag 2"), spans("Mine rykkere af 1. juli og 10. september 2026")),
        ),
        kopi_til=spans("Kopi til: Borgerrådgiveren i Hvidovre Kommune"),
    )


def udtalelse() -> Letter:
    """Return a statement of three pages with results, quotes, several points and a chronology."""
    return Letter(
        navn="udtalelse/udtalelse",
        titel="Udtalelse om sagsbehandlingen",
        dato="2026-11-20",
        forfatter="Borgerrådgiveren i Hvidovre Kommune",
        emneord=("udtalelse", "borgerrådgiver"),
        front=Front(
            afsender=RAADGIVER,
            modtager=(*CENTER[:3], *linjer("og Mette Holm")),
            dato=spans("20. november 2026"),
            referencer=referencer(
                ("Sagsnummer", "26/1301"), ("Jeres sagsnummer", "26/8841"), ("Sagsbehandler", "Line Berg")
            ),
        ),
        blocks=_udtalelse_blocks(),
        underskrift=(spans("Med venlig hilsen"), (data("Line Berg"),), spans("borgerrådgiver")),
        bilag_overskrift=spans("Bilag"),
        bilag=(
            Bilag(spans("Bilag 1"), spans("Klage af 2. oktober 2026")),
            Bilag(spans("Bilag 2"), spans("Udtalelse fra Center for Børn og Familie af 30. oktober 2026")),
            Bilag(spans("Bilag 12"), spans("Udskrift af telefonlog for perioden 1. juli til 10. september 2026")),
        ),
        kopi_til=spans("Kopi til: Mette Holm"),
    )


def _udtalelse_blocks() -> tuple[Block, ...]:
    return (
        overskrift(1, "Kritik af ventetid og af manglende svar på to rykkere"),
        afsnit(
            "Mette Holm har klaget over Center for Børn og Familie. Borgerrådgiveren har undersøgt tre forhold. "
            "Her er resultatet:"
        ),
        tabel(
            ("Punkt", "Det drejer sig om", "Resultat"),
            ("1", "Svar på ansøgningen af 4. maj 2026 efter mere end fem måneder", fed("Meget kritisabelt")),
            ("2", "Manglende svar på rykkere den 1. juli og den 10. september", fed("Beklageligt")),
            ("3", "Tonen i telefonsamtalen den 10. september", "Kan ikke vurderes"),
        ),
        afsnit(
            "Borgerrådgiveren henstiller, at centeret afgør ansøgningen inden 14 dage, og at centeret indfører en "
            "fast påmindelse, når en sag har ligget stille i mere end fire uger. En henstilling er et råd. Følger "
            "centeret den ikke, skal det fortælle borgerrådgiveren hvorfor."
        ),
        afsnit(
            "Udtalelsen handler om sagsbehandlingen. Om Mette Holm har ret til tabt arbejdsfortjeneste, "
            "tager den ikke stilling til; det afgør kommunen, og afgørelsen kan påklages til Ankestyrelsen."
        ),
        overskrift(2, "Hvad sagen handler om"),
        afsnit(
            "Mette Holm søgte den 4. maj 2026 om dækning af tabt arbejdsfortjeneste, fordi hendes datter på ni år "
            "har brug for pasning, når klubben lukker. Da hun klagede den 2. oktober 2026, havde hun ikke fået "
            "hverken en afgørelse, et foreløbigt svar eller besked om, hvornår hun kunne vente et."
        ),
        afsnit("Hun beskriver forløbet sådan:"),
        Quote(
            (
                afsnit(
                    data(
                        "Jeg skrev to gange, og der kom ikke noget tilbage. Til sidst ringede jeg, og så fik jeg at "
                        "vide, at jeg bare måtte vente som alle andre."
                    )
                ),
                afsnit(data("Jeg havde ikke bedt om at komme foran. Jeg ville bare vide, om nogen læste min sag.")),
            )
        ),
        overskrift(2, "Reglerne"),
        afsnit(
            "Kommunen skal behandle ansøgninger så hurtigt som muligt. Den skal fastsætte en frist for, hvor lang "
            "tid der må gå, og kan fristen ikke overholdes, skal borgeren have besked om, hvornår afgørelsen kan "
            "ventes. Det følger af retssikkerhedslovens § 3, stk. 2."
        ),
        afsnit(
            "Svarer en myndighed ikke på en henvendelse inden for kort tid, skal den efter god forvaltningsskik "
            "sende et foreløbigt svar. En rykker skal besvares, også når der ikke er noget nyt at fortælle."
        ),
        *_vurdering(),
        *_forloeb(),
    )


def _vurdering() -> tuple[Block, ...]:
    return (
        overskrift(2, "Borgerrådgiverens vurdering"),
        overskrift(3, "Punkt 1. Ventetiden"),
        afsnit(
            "Centeret har oplyst, at ansøgningen blev lagt til en medarbejder, som stoppede i juni, og at den "
            "derefter ikke blev fordelt igen. Centeret skriver:"
        ),
        Quote(
            (
                afsnit(
                    data("Vi er enige i, at det ikke er godt nok. Sagen burde være set ved den ugentlige gennemgang.")
                ),
            )
        ),
        afsnit(
            "Kommunens egen frist for afgørelse er otte uger. Den udløb den 29. juni 2026. Mette Holm fik hverken "
            "en afgørelse eller besked om, at fristen ikke kunne holdes. At en medarbejder stopper, er kommunens "
            "ansvar at tage højde for. Borgerrådgiveren finder det ",
            fed("meget kritisabelt"),
            ", at der gik mere end fem måneder uden svar.",
        ),
        overskrift(3, "Punkt 2. De to rykkere"),
        afsnit("Tre forhold har haft betydning for vurderingen:"),
        punkter(
            "Rykkerne kom frem. De ligger på sagen med kvittering af 1. juli og 10. september 2026.",
            (
                afsnit("Ingen af dem blev besvaret, selv om begge stillede enkle spørgsmål:"),
                punkter(
                    "Er min ansøgning modtaget?",
                    "Hvem er min rådgiver?",
                    "Hvornår kan jeg vente et svar?",
                    ordered=False,
                ),
                afsnit("Hvert af dem kunne være besvaret med en enkelt linje."),
            ),
            "Centeret har siden skrevet til Mette Holm og beklaget.",
        ),
        afsnit("Borgerrådgiveren finder det ", fed("beklageligt"), ", at rykkerne ikke blev besvaret."),
        overskrift(3, "Punkt 3. Samtalen den 10. september"),
        afsnit(
            "Mette Holm og centeret beskriver samtalen forskelligt, og der er ikke skrevet et notat. "
            "Borgerrådgiveren har ikke grundlag for at lægge den ene forklaring til grund frem for den anden, og "
            "punktet kan derfor ikke vurderes. Det er ikke en afvisning af det, som Mette Holm har oplevet. Var der "
            "skrevet et notat efter samtalen, kunne punktet have været vurderet, og Borgerrådgiveren opfordrer "
            "derfor til, at samtaler af betydning for en sag bliver noteret samme dag."
        ),
    )


def _forloeb() -> tuple[Block, ...]:
    rows = (
        ("4. maj 2026", "Mette Holm søger om tabt arbejdsfortjeneste.", "1"),
        ("6. maj 2026", "Centeret kvitterer for ansøgningen og oplyser, at sagsbehandlingstiden er otte uger.", "3"),
        ("12. juni 2026", "Medarbejderen stopper. Sagen bliver ikke fordelt igen.", "2"),
        ("29. juni 2026", "Kommunens egen frist på otte uger udløber.", "–"),
        ("1. juli 2026", "Mette Holm rykker skriftligt. Hun får ikke svar.", "4"),
        ("10. september 2026", "Mette Holm rykker igen, og senere på dagen ringer hun til centeret.", "5"),
        ("2. oktober 2026", "Mette Holm klager gennem borgerrådgiveren.", "1"),
        ("5. oktober 2026", "Borgerrådgiveren sender klagen til centeret og beder om et svar til hende.", "6"),
        ("19. oktober 2026", "Centeret svarer, at sagen er fordelt til en ny medarbejder.", "7"),
        ("30. oktober 2026", "Centeret afgiver udtalelse til borgerrådgiveren.", "2"),
        ("6. november 2026", "Mette Holm har ingen bemærkninger til centerets udtalelse.", "8"),
    )
    return (
        overskrift(2, "Forløbet"),
        tabel(("Dato", "Hvad der skete", "Bilag"), *rows),
        overskrift(2, "Hvad der sker nu"),
        afsnit(
            "Centeret bedes senest den 18. december 2026 skrive til borgerrådgiveren, om henstillingerne følges. "
            "Mette Holm får kopi af svaret. Har udtalelsen givet anledning til spørgsmål, er I begge velkomne til "
            "at ringe."
        ),
    )


def kladde() -> Letter:
    """Return a draft with holes in every kind of place."""
    return Letter(
        navn="klage/videresendelse",
        titel="Videresendelse af klage",
        dato="2026-11-20",
        kladde=True,
        front=Front(
            afsender=RAADGIVER,
            modtager=(
                *linjer("Center for Børn og Familie"),
                (fast("Att. "), hul("lederens navn")),
                *linjer("2650 Hvidovre"),
            ),
            dato=spans("20. november 2026"),
            referencer=(Reference(spans("Jeres sagsnummer"), (hul("enhedens sagsnummer"),)),),
        ),
        blocks=(
            overskrift(1, "Klage sendt videre til jer"),
            afsnit("Kære ", hul("lederens navn")),
            afsnit(
                "Jeg sender en klage fra ",
                data("Mette Holm"),
                " videre til jer. Jeg beder jer svare hende direkte senest den ",
                hul("dato for svar"),
                " og sende mig en kopi af svaret. Mette Holm har givet samtykke den ",
                data("2. oktober 2026"),
                ".",
            ),
            overskrift(2, "Det klager Mette Holm over"),
            punkter(
                "At hun ikke har fået svar på sin ansøgning af 4. maj 2026.",
                hul("hvad borgeren ønsker, der skal ske i punkt 2"),
            ),
            tabel(("Dato", "Hvad der skete"), ("1. juli 2026", "Rykker"), (hul("dato"), hul("hvad der skete"))),
        ),
        underskrift=(spans("Med venlig hilsen"), (hul("rådgiverens navn"),), spans("borgerrådgiver")),
    )


def lang_adresse() -> Letter:
    """Return a letter whose recipient has seven lines, two of them long."""
    lines = linjer(
        "Hvidovre Kommune",
        "Center for Beskæftigelse, Socialpsykiatri og Sammenhængende Borgerforløb",
        "Afdelingen for Særligt Tilrettelagte Forløb",
        "Att. afdelingsleder Anna-Margrethe Christoffersen-Østergaard",
        "Bygning C, 3. sal",
        "Hvidovrevej 278",
        "2650 Hvidovre",
    )
    front = Front(
        afsender=linjer(
            "Borgerrådgiveren",
            "Hvidovre Kommune",
            "Hvidovrevej 278",
            "2650 Hvidovre",
            "Telefon 36 39 36 39",
            "borgerraadgiver@hvidovre.example",
            "Træffes mandag til torsdag kl. 10–14",
        ),
        modtager=lines,
        dato=spans("20. november 2026"),
        referencer=referencer(
            ("Sagsnummer", "26/1301"),
            ("Jeres sagsnummer", "26/8841-FORLOEB-000017-AFD-STF-2026"),
            ("Sagsbehandler", "Line Berg"),
            ("Direkte telefon", "36 39 36 39"),
        ),
    )
    blocks = (overskrift(1, "Klage sendt videre til jer"), afsnit("Jeg sender en klage fra en borger videre til jer."))
    return Letter(
        navn="klage/videresendelse", titel="Videresendelse af klage", dato="2026-11-20", front=front, blocks=blocks
    )


def lange_ord() -> Letter:
    """Return a letter with unbroken words and addresses of 120 characters everywhere."""
    return Letter(
        navn="klage/klage",
        titel="Klage",
        dato="2026-11-20",
        front=Front(
            linjer("Mette Holm"),
            linjer("Hvidovre Kommune", LANGT_ORD),
            spans("20. november 2026"),
            referencer(("Sagsnummer", LANGT_ORD[:60])),
        ),
        blocks=(
            overskrift(1, f"Klage over {LANGT_ORD}"),
            afsnit("Vejledningen stod på ", data(URL), ", og der stod ", data(LANGT_ORD), " uden forklaring."),
            punkter(data(URL), (afsnit("Under punktet:"), punkter(data(LANGT_ORD), ordered=False))),
            Quote((afsnit(data(URL)),)),
            tabel(
                ("Dato", "Adresse", "Bemærkning", "Bilag"),
                ("1. juli 2026", data(URL), "Almindelig tekst i en celle", "1"),
                ("2. juli 2026", "Kort", data(LANGT_ORD), "2"),
            ),
        ),
        underskrift=(spans("Med venlig hilsen"), (data("Mette Holm"),)),
        bilag_overskrift=spans("Bilag"),
        bilag=(Bilag(spans("Bilag 1"), (data(URL),)),),
        kopi_til=(data(LANGT_ORD),),
    )


def fyrre_punkter() -> Letter:
    """Return a letter with forty points."""
    points = tuple(
        data(
            f"Punkt nummer {nummer} handler om et brev, som jeg ikke har fået svar på. Jeg sendte det i god tid, og "
            "jeg har siden spurgt to gange, om det er kommet frem."
        )
        for nummer in range(1, 41)
    )
    return Letter(
        navn="klage/klage",
        titel="Klage over fyrre forhold",
        dato="2026-11-20",
        front=Front(METTE, CENTER, spans("20. november 2026")),
        blocks=(overskrift(1, "Klage over fyrre forhold"), afsnit("Jeg klager over følgende:"), punkter(*points)),
        underskrift=(spans("Med venlig hilsen"), (data("Mette Holm"),)),
    )


def fjendtlig() -> Letter:
    """Return a letter whose every text looks like code of some kind."""
    span = data(FJENDTLIG)
    return Letter(
        navn="klage/klage",
        titel=FJENDTLIG,
        dato="2026-11-20",
        forfatter=FJENDTLIG,
        front=Front(((span,),), ((span,),), (data("20. november 2026"),), (Reference((span,), (span,)),)),
        blocks=(
            Heading(1, (span,)),
            Paragraph((span, Span(f"\n{FJENDTLIG}\n", span.oprindelse, strong=True), fast(" slut"))),
            punkter(span),
            punkter(span, ordered=False),
            Quote((Paragraph((Span(FJENDTLIG, span.oprindelse, emphasis=True),)),)),
            Table(((span,), (span,)), (((span,), (span,)),)),
        ),
        underskrift=((span,),),
        bilag_overskrift=(span,),
        bilag=(Bilag(spans("Bilag 1"), (span,)),),
        kopi_til=(span,),
    )


def ordfoelge(letter: Letter) -> tuple[str, ...]:
    """Return the words of the letter in reading order: what every format must say, list numbers included."""
    front, parts = letter.front, []
    lines = (*front.afsender, *front.modtager, front.dato, *(s for r in front.referencer for s in (r.label, r.value)))
    parts.extend(map(_tekst, lines))
    parts.extend(_blok_tekst(block) for block in letter.blocks)
    bilag = (part for row in letter.bilag for part in (row.nummer, row.titel))
    parts.extend(map(_tekst, (*letter.underskrift, letter.bilag_overskrift, *bilag, letter.kopi_til)))
    return tuple(" ".join(parts).replace("\u00ad", "").split())


def _tekst(text: Spans) -> str:
    return "".join(span.text for span in text)


def _blok_tekst(block: Block) -> str:
    match block:
        case Heading(spans=text) | Paragraph(spans=text):
            return _tekst(text)
        case Table(head, rows):
            return " ".join(_tekst(cell) for row in (head, *rows) for cell in row)
        case Quote(blocks):
            return " ".join(map(_blok_tekst, blocks))
        case Points(items=items):
            return " ".join(
                " ".join((f"{item.nummer}." if item.nummer else "", *map(_blok_tekst, item.blocks))) for item in items
            )


BREVE = {
    "klage": klage(),
    "udtalelse": udtalelse(),
    "kladde": kladde(),
    "lang_adresse": lang_adresse(),
    "lange_ord": lange_ord(),
    "fyrre_punkter": fyrre_punkter(),
    "fjendtlig": fjendtlig(),
}
