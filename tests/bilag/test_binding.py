"""How a bundle is put together: what is carried over as it stands, and what is changed on the way."""

from __future__ import annotations

import base64
import io
import zlib
from collections import Counter

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from pypdf.generic import ArrayObject, NameObject, StreamObject
from skaeve_filer import name_script, new_pdf, save, text_pdf

from drafting.bilag.blad import find_flate
from drafting.bilag.egenfil import Egenfil
from drafting.bilag.forkontrol import Forkontrol
from drafting.bilag.indhold import may_have_levende
from drafting.bilag.model import Bilag
from drafting.bilag.raa import change_numre, join_ordbog, split_liste, split_ordbog
from drafting.bilag.samling import Brev, bind
from drafting.bilag.sats import Udseende
from drafting.bilag.skrifttype import TEGN, load_skrifttyper
from drafting.bilag.skriver import format_tekst
from drafting.errors import Place
from drafting.paths import templates_folder


@pytest.fixture(scope="module")
def brev(eksempler):
    """Return a letter with a table, so that its tags have names."""
    letters = (brev.filer["pdf"] for case in eksempler for brev in case.breve if "pdf" in brev.filer)
    return next(pdf for pdf in letters if b"/IDTree" in pdf)


def make(pdf, *filer):
    bilag = [
        Bilag(etiket=f"Bilag {number}", titel="Brev (et (til)) \\ 3 0 R", sti=fil, sted=Place("sag.yaml", 7, 3))
        for number, fil in enumerate(filer, 1)
    ]
    laeste = Forkontrol(spoerg=lambda _etiket, _forsoeg: None, dato="2026-11-20").check(bilag)
    return bind(Brev(pdf=pdf, titel="Klage (1 0 R)", dato="2026-11-20"), laeste, Udseende.standard())


@pytest.fixture
def bilag(tmp_path):
    (path := tmp_path / "bilag.pdf").write_bytes(text_pdf(2))
    return path


def count_tags(pdf):
    """Return how many tags of each kind there are."""
    ordboeger = (each for each in pdf.objects if isinstance(each, pikepdf.Dictionary))
    return Counter(str(each.S) for each in ordboeger if each.get("/Type") == "/StructElem")


def test_a_letter_that_is_written_more_tightly_gives_the_same_bundle(brev, bilag):
    pikepdf.open(io.BytesIO(brev)).save(out := io.BytesIO(), object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"/ObjStm" in out.getvalue()
    loose, tight = (PdfReader(io.BytesIO(make(pdf, bilag))) for pdf in (brev, out.getvalue()))
    assert [page.extract_text() for page in loose.pages] == [page.extract_text() for page in tight.pages]
    one, other = (count_tags(pikepdf.open(io.BytesIO(make(pdf, bilag)))) for pdf in (brev, out.getvalue()))
    assert one == other
    assert one["/Sect"] == 1


def test_no_two_tags_have_the_same_name(brev, bilag):
    pdf = pikepdf.open(io.BytesIO(make(brev, bilag)))
    navne = [str(each.ID) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/ID" in each]
    assert len(navne) == len(set(navne)) > 0
    assert [str(navn) for navn in list(pdf.Root.StructTreeRoot.IDTree.Names)[::2]] == sorted(navne)


def test_words_come_through_whatever_their_signs(brev, bilag):
    pdf = pikepdf.open(io.BytesIO(make(brev, bilag)))
    assert [item.title for item in pdf.open_outline().root] == [
        "Klage (1 0 R)",
        "Bilagsliste",
        "Bilag 1. Brev (et (til)) \\ 3 0 R",
    ]


def test_nothing_in_the_bundle_is_there_for_nothing(brev, bilag):
    pdf = pikepdf.open(io.BytesIO(make(brev, bilag)))
    before = len(pdf.objects)
    pdf.save(out := io.BytesIO())
    assert len(pikepdf.open(out).objects) == before


def test_words_that_look_like_references_are_left_alone():
    raa = rb"<</T(se 3 0 R (og 4 0 R) \( 5 0 R)/K[6 0 R 7 0 R]/A 8 0 R/X<0900>>>"
    assert change_numre(raa, lambda old: old + 10) == raa.replace(b"[6 0 R 7 0 R]/A 8", b"[16 0 R 17 0 R]/A 18")


def test_a_dictionary_is_taken_apart_and_joined_again():
    raa = rb"<</Type/Page/K[1 0 R[2 3]]/A<</B<</C(>>)>>>>/D 4 0 R/E -1.5/F<AB>/G()>>"
    ordbog = split_ordbog(raa)
    assert ordbog[b"/K"] == b"[1 0 R[2 3]]"
    assert ordbog[b"/A"] == b"<</B<</C(>>)>>>>"
    assert split_ordbog(join_ordbog(ordbog)) == ordbog
    assert split_liste(b"[1 0 R <<>> /A (b) [2]]") == [b"1 0 R", b"<<>>", b"/A", b"(b)", b"[2]"]


@pytest.mark.parametrize("tekst", ["Bilag 1", "(", "a\\b)", "Æ. Å", "»1« – 𝄞"])
def test_words_to_be_read_are_written_as_a_pdf_reads_them(tekst):
    assert str(pikepdf.Object.parse(format_tekst(tekst))) == tekst


@pytest.mark.parametrize("laengde", range(0, 400, 13))
def test_ascii85_is_unpacked_as_others_unpack_it(laengde):
    packed = zlib.compress(bytes(number * number % 251 if number % 7 else 0 for number in range(laengde)))
    stream = StreamObject()
    stream.set_data(base64.a85encode(packed, wrapcol=20) + b"~>\n")
    stream[NameObject("/Filter")] = ArrayObject([NameObject("/ASCII85Decode"), NameObject("/FlateDecode")])
    assert find_flate(stream) == packed


@pytest.mark.parametrize("navn", [b"/JS", b"/J#53", b"/#4a#53", b"/JavaScript", b"/J#61vaScript", b"/EF", b"/#45#46"])
def test_scripts_and_files_are_looked_for_wherever_their_names_stand(navn):
    reader = PdfReader(io.BytesIO(text_pdf()))
    assert not may_have_levende(reader, text_pdf())
    assert may_have_levende(reader, text_pdf() + b"<<" + navn + b" 1>>")


def test_a_script_in_a_file_that_is_packed_tightly_is_found(tmp_path):
    pdf = new_pdf("")
    name_script(pdf)
    packed = save(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"/JS" not in packed
    (path := tmp_path / "bilag.pdf").write_bytes(packed)
    (laest,) = Forkontrol(spoerg=lambda _etiket, _forsoeg: None, dato="2026-11-20").check(
        [Bilag(etiket="Bilag 1", titel="Brev", sti=path, sted=Place("sag.yaml", 7, 3))]
    )
    assert [each.code for each in laest.fund] == ["bilag.javascript"]


def test_a_file_of_ours_is_read_as_others_read_it(brev):
    fil, reader = Egenfil(brev), PdfReader(io.BytesIO(brev))
    assert len(fil.sider) == len(reader.pages)
    widths = [fil.find_bredde(split_ordbog(fil.find(side))) for side in fil.sider]
    assert widths == pytest.approx([float(page.mediabox.width) for page in reader.pages])


@pytest.mark.parametrize(("snit", "fil"), [("fed", "Carlito-Bold"), ("mager", "Carlito-Regular")])
def test_the_type_of_the_stamps_is_the_letters_own_and_has_another_name(snit, fil):
    skrift = load_skrifttyper()[snit]
    raw = zlib.decompress(skrift.fil)
    whole = TTFont(templates_folder() / "brevpapir" / "skrift" / f"{fil}.ttf")
    part = TTFont(io.BytesIO(raw))
    assert len(raw) == skrift.laengde
    assert set(map(ord, TEGN)) <= set(part.getBestCmap())
    assert not [name for name in part["name"].names if name.nameID in {1, 3, 4, 6, 16} and "Carlito" in str(name)]
    widths, unit = whole["hmtx"].metrics, whole["head"].unitsPerEm
    own = {sign: widths[whole.getBestCmap()[ord(sign)]][0] / unit for sign in TEGN}
    assert {sign: skrift.measure(sign) for sign in TEGN} == pytest.approx(own, abs=0.001)
