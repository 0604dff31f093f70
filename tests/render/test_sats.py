"""The letter's words on their way into Word: every space kept, breaks as elements, and what cannot be told named."""

from __future__ import annotations

import pytest

from drafting.errors import RenderError
from drafting.letter.tree import Span
from drafting.oprindelse import Data, Fast
from drafting.render.docx.sats import END, Sats, write_fields

KEPT = '<w:t xml:space="preserve">'


@pytest.mark.parametrize(
    ("text", "xml"),
    [
        ("Kære Aase", "<w:t>Kære Aase</w:t>"),
        ("jf. § 87, stk. 2", "<w:t>jf. §\u00a087, stk.\u00a02</w:t>"),
        (" og", f"{KEPT} og</w:t>"),
        ("og ", f"{KEPT}og </w:t>"),
        ("a  b", f"{KEPT}a  b</w:t>"),
        ("\u00a0", f"{KEPT}\u00a0</w:t>"),
        ("a\nb", "<w:t>a</w:t><w:br/><w:t>b</w:t>"),
        ("a \nb", f"{KEPT}a </w:t><w:br/><w:t>b</w:t>"),
        ("\n\na", "<w:br/><w:br/><w:t>a</w:t>"),
        ("a\tb\u2028c", "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>"),
        ("a\u2029d\u00ade\n", "<w:t>a</w:t><w:br/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t><w:br/>"),
        ("5 % < {6} & »7«", "<w:t>5 &#37; &lt; &#123;6&#125; &amp; »7«</w:t>"),
    ],
)
def test_a_text_in_word_has_all_its_spaces_and_breaks(text, xml):
    assert write_fields({"krop": Sats(xml=["<w:r>", text, END], tekst=[1])}, ()) == {"krop": f"<w:r>{xml}</w:r>"}


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1e", "\x7f", "\x85", "\ud800", "\ufffe"])
def test_a_character_word_cannot_keep_is_told_with_its_place_in_the_case(sign):
    sats = Sats(xml=["<w:r>", f"to ord{sign}", END], tekst=[1])
    spans = [Span("to ", Fast("klage/klage.md.j2", 3)), Span(f"ord{sign}", Data("klagepunkter.1.hvad", 14))]
    with pytest.raises(RenderError, match=r"i 'klagepunkter\.1\.hvad' \(linje 14\)"):
        write_fields({"krop": sats}, spans)
    with pytest.raises(RenderError, match="usynligt styretegn"):
        write_fields({"krop": sats}, ())
