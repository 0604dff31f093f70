"""Letters asked for by name: whole or short, right or nearly."""

from __future__ import annotations

import pytest

from drafting.errors import UsageError
from drafting.screen.brevvalg import choose_breve


@pytest.mark.parametrize(
    ("words", "breve"),
    [
        (["klage"], ("klage/klage",)),
        (["klage/klage", "KLAGE", "klage.md.j2"], ("klage/klage",)),
        (["klage\\videresendelse"], ("klage/videresendelse",)),
        (["udtalelse", "videresendelse"], ("udtalelse/udtalelse", "klage/videresendelse")),
        (["klage,videresendelse", "udtalelse,"], ("klage/klage", "klage/videresendelse", "udtalelse/udtalelse")),
        ([], ()),
    ],
)
def test_a_letter_may_be_asked_for_by_its_short_name(words, breve):
    assert choose_breve(words) == breve


def test_a_letter_that_is_not_there():
    with pytest.raises(UsageError, match="Mente du klage/videresendelse"):
        choose_breve(["videresendlse"])


def test_two_letters_of_one_short_name(tmp_path):
    (tmp_path / "udtalelse").mkdir()
    (tmp_path / "udtalelse" / "klage.md.j2").write_text("", "utf-8")
    with pytest.raises(UsageError, match="Flere breve hedder 'klage'"):
        choose_breve(["klage"], tmp_path)
    assert choose_breve(["klage/klage"], tmp_path) == ("klage/klage",)
