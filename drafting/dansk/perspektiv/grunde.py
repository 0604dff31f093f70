"""Why a word was not turned, and what the adviser can write instead; in Danish."""

from __future__ import annotations

from drafting.dansk.perspektiv.former import EJESTEDORD, SIN

VALG = "Valget kan ikke læses. Skriv to former, [min|sin], eller tre, [min|din|sin], uden mellemrum om stregen."
CITAT = (
    "Citatet bliver ikke lukket, så det er uklart, hvor borgerens egne ord begynder igen. Sæt det sidste citationstegn."
)
STORT = (
    "Ordet har stort begyndelsesbogstav midt i sætningen. Er det et navn, så sæt det i »…«; ellers skriv det med småt."
)
NAVN = "Det er uklart, om ordet hører til et navn. Er det et navn, så sæt det i »…«; ellers skriv fx [Min|Borgerens]."
LANG = "Sætningen er for lang til at blive læst. Sæt punktum nogle steder."
LAESER = "Ordet taler til læseren, og læseren er en anden i dette brev. Skriv sætningen uden »du«, »I« og »jer«."
BYDEFORM = "Sætningen beder læseren om noget, og læseren er en anden i dette brev. Skriv fx: Jeg vil gerne have …"
UNDERTEGNEDE = "»Undertegnede« bøjes ikke. Skriv »jeg« i stedet."
SKRAASTREG = "En skråstreg ved ordet gør det uklart. Skriv sætningen ud, eller vælg selv formen: [mig|borgeren]."
FLERE_KLAGERE = "Sagen har flere klagere, så det er uklart, hvem »{ord}« er. Skriv »vi«, eller vælg selv: [{ord}|…]."
HVEM_ER_VI = "Det er uklart, hvem »{ord}« er ud over borgeren. Vælg selv, fx [{ord}|{forslag}]."
EJE = (
    "Det er uklart, om det skal være »{sin}« eller »{ens}«. Skriv [{ord}|{sin}] eller [{ord}|{ens}], så du selv vælger."
)
SIG = "Det er uklart, om det skal være »sig« eller »{en}«. Skriv [{ord}|sig] eller [{ord}|{en}], så du selv vælger."
RAEKKEFOELGE = "Ordene bytter plads, når »{ord}« bliver til »{en}«. Skriv [{ord} {efter}|{efter} {en}]."
PERSON = "Ordet kan ikke bare erstattes af »{en}«. Vælg selv: [{ord}|…]."
ROLLE = "Det er uklart, om »{ord}« skal være »{du}« eller »{dig}«. Skriv teksten til borgeren selv i til_borger."
EJER = "Det er uklart, om »{ord}« skal være »din«, »dit« eller »dine«. Skriv teksten til borgeren selv i til_borger."
STEDORD = "Det er uklart, om »{ord}« er borgeren. Skriv »borgeren« i stedet, eller skriv teksten i til_borger."
OMTALE = (
    "Det er uklart, om »{ord}« er borgeren. Skriv omtale: hun eller omtale: han under borger, eller skriv »borgeren«."
)
OPFORDRING = (
    "Sætningen beder nogen om noget, og i brevet er det borgeren, der læser. Skriv teksten til borgeren i til_borger."
)
EGEN = "Det er uklart, om »{ord}« går tilbage til borgeren. Skriv teksten til borgeren selv i til_borger."
TAL = "Sagen har flere klagere, så det er uklart, hvem »{ord}« er. Skriv »borgerne«, eller skriv teksten i til_borger."

_FORSLAG = {"vi": "borgeren og hendes mand", "os": "borgeren og hendes mand"}


def eje(word: str, *, flertal: bool) -> str:
    """Return what to say about a possessive that may or may not go back to the subject."""
    sin, ens = ("deres", "borgernes") if flertal else (SIN.get(word, "deres"), "borgerens")
    return EJE.format(ord=word, sin=sin, ens=ens)


def sig(word: str, *, flertal: bool) -> str:
    """Return what to say about an object form that may or may not be reflexive."""
    return SIG.format(ord=word, en="borgerne" if flertal else "borgeren")


def person(word: str, *, flertal: bool) -> str:
    """Return what to say where a noun cannot take the pronoun's place."""
    return PERSON.format(ord=word, en="borgerne" if flertal else "borgeren")


def raekkefoelge(word: str, after: str, *, flertal: bool) -> str:
    """Return what to say where a noun must stand after `ikke` though the pronoun stands before it."""
    return RAEKKEFOELGE.format(ord=word, efter=after, en="borgerne" if flertal else "borgeren")


def hvem(word: str) -> str:
    """Return what to say about `vi` in a case with one citizen."""
    forslag = "borgerens og hendes mands" if word in EJESTEDORD else _FORSLAG[word]
    return HVEM_ER_VI.format(ord=word, forslag=forslag)


def klagere(word: str) -> str:
    """Return what to say about `jeg` in a case with several citizens."""
    return FLERE_KLAGERE.format(ord=word)


def tvivl(word: str, *, flertal: bool) -> str:
    """Return what to say where two readings of the sentence give two forms."""
    return eje(word, flertal=flertal) if word in EJESTEDORD else sig(word, flertal=flertal)
