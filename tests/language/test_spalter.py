"""Two columns printed line by line are read one after the other; a table, and columns in order, are left alone."""

from __future__ import annotations

from drafting.language.spalter import part_spalter

BREV = [
    "Vi har besluttet at stoppe din hjælp fra den 1. maj",
    "2026, fordi du ikke længere har brug for den efter",
    "servicelovens § 83, stk. 1. Vi har talt med dig om",
    "det den 2. april 2026, og du var enig i at prøve det",
    "i tre måneder. Derefter ser vi på det igen.",
]
MARGEN = ["Dato", "1. april 2026", "", "Sagsnummer", "26/4411"]
BRED = [
    "Du kan klage over afgørelsen, hvis du er uenig i",
    "den. Klagen skal være fremme, inden der er gået",
    "fire uger. Du sender den til kommunen, som ser",
    "på sagen igen og svarer dig, før den eventuelt",
    "sender klagen videre til klageinstansen.",
]


def lay(left, right):
    return [f"{one:<60}{other}".rstrip() for one, other in zip(left, right, strict=True)]


def weave(left, right):
    return "\n".join(line for pair in zip(left, right, strict=True) for line in pair if line)


def test_a_narrow_column_is_read_before_the_letter_beside_it():
    read = part_spalter(weave(BREV, MARGEN), lay(BREV, MARGEN))
    assert [line for line in read.split("\n") if line] == [*filter(None, MARGEN), *BREV]


def test_a_wide_column_is_read_after_the_one_to_the_left():
    read = part_spalter(weave(BREV, BRED), lay(BREV, BRED))
    assert [line for line in read.split("\n") if line] == [*BREV, *BRED]


def test_columns_that_lie_in_order_are_left_as_they_are():
    plain = "\n".join([*BREV, *BRED])
    assert part_spalter(plain, lay(BREV, BRED)) == plain


def test_a_table_is_read_row_by_row():
    labels, values = ["Dato:", "Sagsnr.:", "Telefon:", "Ref.:"], ["1. april 2026", "26/4411", "36 00 00 00", "LB"]
    plain = weave(labels, values)
    assert part_spalter(plain, lay(labels, values)) == plain
