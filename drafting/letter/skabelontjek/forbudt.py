"""What a template may not do, and what to do instead."""

from __future__ import annotations

from jinja2 import nodes

_VIEW = "Regn det ud i brevets view, og giv det et navn."
_NAVN = "Giv betingelsen et navn i brevets view, og skriv {% if navnet %}."
_UDEN = "Skriv teksten, hvor den skal stå, eller hent en frase fra templates/faelles."

_FORBIDDEN: dict[type[nodes.Node], tuple[str, str]] = {
    nodes.Compare: ("En skabelon sammenligner ikke.", _NAVN),
    nodes.Test: ("'is' kan ikke bruges i en skabelon.", "Skriv {% if oplysning %} om det, der kan mangle. " + _NAVN),
    nodes.Getitem: (
        "[ ] og tal efter punktum kan ikke bruges i en skabelon.",
        "Brug {% for %}, eller giv værdien et navn i brevets view.",
    ),
    nodes.Slice: ("[ ] kan ikke bruges i en skabelon.", "Brug {% for %}, eller giv værdien et navn i brevets view."),
    nodes.Concat: (
        "'~' kan ikke bruges i en skabelon.",
        "Skriv værdierne hver for sig: {{ fornavn }} {{ efternavn }}.",
    ),
    nodes.BinExpr: ("En skabelon regner ikke.", _VIEW),
    nodes.UnaryExpr: ("En skabelon regner ikke.", _VIEW),
    nodes.Block: ("{% block %} kan ikke bruges i en skabelon.", "Et brev er én fil: " + _UDEN[0].lower() + _UDEN[1:]),
    nodes.Extends: (
        "{% extends %} kan ikke bruges i en skabelon.",
        "Et brev er én fil: " + _UDEN[0].lower() + _UDEN[1:],
    ),
    nodes.Import: ("{% import %} kan ikke bruges i en skabelon.", 'Skriv {% from "faelles/fil.j2" import frase %}.'),
    nodes.CallBlock: ("{% call %} kan ikke bruges i en skabelon.", "Skriv {{ frase(oplysning) }}."),
    nodes.FilterBlock: ("{% filter %} kan ikke bruges i en skabelon.", "Sæt filteret på værdien: {{ navn|stort }}."),
    nodes.With: ("{% with %} kan ikke bruges i en skabelon.", "Skriv {% set navn = oplysning %}."),
    nodes.Scope: (
        "{% autoescape %} kan ikke bruges i en skabelon.",
        "Slet mærket: værdier kan aldrig ødelægge et brev.",
    ),
    nodes.NSRef: ("{% set %} kan ikke ændre en oplysning.", "Giv værdien sit eget navn: {% set navn = oplysning %}."),
    nodes.Tuple: ("Her kan kun stå ét navn.", "Slet kommaet, og skriv én oplysning ad gangen."),
    nodes.List: ("En skabelon laver ikke lister.", "Lav listen i brevets view."),
    nodes.Dict: ("{ } kan ikke bruges inde i et mærke.", "Skriv {{ navn }} med to parenteser i hver side."),
    nodes.Const: ("Fast tekst og tal hører til uden for {{ }}.", "Skriv teksten i brevet uden {{ }} og anførselstegn."),
    nodes.And: ("'and' kan kun stå i {% if %}.", _NAVN),
    nodes.Or: ("'or' kan kun stå i {% if %}.", "Skriv {% if a %}{{ a }}{% else %}{{ b }}{% endif %}."),
    nodes.Not: ("'not' kan kun stå i {% if %}.", _NAVN),
}


def explain(node: nodes.Node) -> tuple[str, str]:
    """Return why a node may not stand in a template and what to do instead, in Danish."""
    for kind in type(node).__mro__:
        if kind in _FORBIDDEN:
            return _FORBIDDEN[kind]
    return "Dette mærke kan ikke bruges i en skabelon.", "Brug {{ }}, if, for, set, from eller include."
