"""Every word click can say is said in Danish."""

from __future__ import annotations

import ast
import gettext
import re
from io import BytesIO
from pathlib import Path

import click
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from drafting.paths import data_folder

FOLDER = data_folder() / "locale" / "da" / "LC_MESSAGES"
CALLS = {"_": 1, "gettext": 1, "ngettext": 2}


def find_msgids() -> set[str]:
    """Return every msgid in the source of the installed click."""
    trees = (ast.parse(file.read_text("utf-8")) for file in Path(click.__file__).parent.glob("*.py"))
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    named = ((call, CALLS[call.func.id]) for call in calls if isinstance(call.func, ast.Name) and call.func.id in CALLS)
    words = (word for call, count in named for word in call.args[:count])
    return {word.value for word in words if isinstance(word, ast.Constant)} | {"required"}


def load_catalogue() -> gettext.GNUTranslations:
    with (FOLDER / "messages.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def test_there_is_something_to_translate():
    assert len(find_msgids()) > 70


@pytest.mark.parametrize("msgid", sorted(find_msgids()))
def test_every_msgid_has_a_translation_with_the_same_fields(msgid):
    with (FOLDER / "messages.po").open(encoding="utf-8") as file:
        catalogue = read_po(file, locale="da")
    found = [message for message in catalogue if msgid in (message.id if message.pluralizable else (message.id,))]
    assert found, f"{msgid!r} mangler i messages.po"
    words = found[0].string if found[0].pluralizable else (found[0].string,)
    fields = set(re.findall(r"{\w+|%\(\w+\)", " ".join(found[0].id if found[0].pluralizable else (found[0].id,))))
    for text in words:
        assert text
        assert set(re.findall(r"{\w+|%\(\w+\)", text)) <= fields


def test_the_machine_form_is_up_to_date():
    machine = BytesIO()
    with (FOLDER / "messages.po").open(encoding="utf-8") as text:
        write_mo(machine, read_po(text, locale="da"))
    assert (FOLDER / "messages.mo").read_bytes() == machine.getvalue(), "kør python dev/byg_locale.py"


def test_the_catalogue_counts_in_danish():
    words = "Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"
    assert load_catalogue().ngettext(*words, 1).startswith("Mente du {possibility}")
    assert load_catalogue().ngettext(*words, 2).startswith("Mente du en af disse")
