from __future__ import annotations

import shutil
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from lxml import etree

from drafting import gemt
from drafting.errors import SkabelonError
from drafting.paths import templates_folder
from drafting.render.brevpapir import Brevpapir
from drafting.render.docx import letterhead, reading, render_docx
from drafting.render.docx.letterhead import load_letterhead
from drafting.render.docx.ooxml import parse, w
from drafting.render.docx.package import read_package, write_package

SHIPPED = templates_folder() / "brevpapir"
DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"


def load_builder():
    spec = spec_from_file_location("byg_brevpapir", Path(__file__).parents[2] / "dev" / "byg_brevpapir.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def change(tmp_path, brevpapir):
    """Return a function that makes the shipped letterhead with one text of one part replaced."""

    def make(part, old, new):
        parts = read_package((SHIPPED / "standard.docx").read_bytes())
        assert old.encode() in parts[part]
        parts[part] = parts[part].replace(old.encode(), new.encode())
        (tmp_path / "standard.docx").write_bytes(write_package(parts))
        return Brevpapir((tmp_path,), brevpapir.maal)

    return make


def fail(brevpapir):
    with pytest.raises(SkabelonError) as caught:
        load_letterhead(brevpapir)
    return "\n".join(str(trouble) for trouble in caught.value.troubles)


def test_the_shipped_letterhead_is_what_its_builder_builds(brevpapir):
    assert (SHIPPED / "standard.docx").read_bytes() == load_builder().build(brevpapir.maal)


def test_the_window_lies_where_the_measures_say(brevpapir):
    values = load_builder().find_values(brevpapir.maal)
    top = values["afsender_top"] + values["afsender_hoejde"]
    assert top * 25.4 / 1440 == pytest.approx(brevpapir.maal.modtager.top, abs=1)
    assert (top + values["modtager_hoejde"]) * 25.4 / 1440 == pytest.approx(brevpapir.maal.krop.top, abs=1)


def test_every_role_is_carried_by_a_style(brevpapir):
    styles = load_letterhead(brevpapir).styles
    assert (styles["emne"], styles["nummer2"], styles["tabel"]) == ("Heading1", "ListNumber2", "Brevtabel")


def test_styles_are_found_by_name_whatever_word_calls_them(change, eksempelbreve):
    danish = change(STYLES, '"Heading1"', '"Overskrift1"')
    assert b'w:val="Overskrift1"' in render_docx(eksempelbreve.BREVE["klage"], danish)


def test_a_style_that_nobody_has_is_named(tmp_path, brevpapir):
    roller = (SHIPPED / "roller.yaml").read_text("utf-8")
    (tmp_path / "roller.yaml").write_text(roller.replace("[List Bullet 2]", "[Prikker]"), "utf-8")
    said = fail(Brevpapir((tmp_path,), brevpapir.maal))
    assert "standard.docx Brevpapiret mangler typografien 'Prikker' (til punkt2)." in said
    assert "roller.yaml" in said


def test_the_first_style_of_a_role_that_the_letterhead_has_is_taken(tmp_path, brevpapir):
    roller = (SHIPPED / "roller.yaml").read_text("utf-8")
    (tmp_path / "roller.yaml").write_text(roller.replace("[Body Text]", "[Min tekst, Quote, Body Text]"), "utf-8")
    assert load_letterhead(Brevpapir((tmp_path,), brevpapir.maal)).styles["broed"] == "Quote"


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("{{r afsnder }}", "Mente du {{ afsender }}?"),
        ("{{r afsnder }}", "Feltet 'afsnder' i afsnittet »{{r afsnder }}« findes ikke."),
        ("{{r kommune }}", "Felterne er {{ afsender }}, {{ modtager }}"),
        ("", "Brevpapiret mangler feltet {{ afsender }}."),
        ("{{r afsender }}{{r afsender }}", "Feltet {{ afsender }} står 2 gange i brevpapiret."),
        ("{% if x %}{{r afsender }}{% endif %}", "krøllede parenteser"),
        ("{{r afsender.__class__ }}", "krøllede parenteser"),
        ("{{r afsender }}}}", "krøllede parenteser"),
    ],
)
def test_a_field_that_is_wrong_is_refused(new, said, change):
    assert said in fail(change(DOCUMENT, "{{r afsender }}", new))


def test_text_beside_a_field_that_takes_its_paragraph_is_refused(change):
    assert "ville forsvinde" in fail(change(DOCUMENT, "{{p krop }}", "Vigtigt: {{p krop }}"))


def test_a_field_where_nothing_is_filled_is_refused(change):
    assert "docProps/app.xml" in fail(change("docProps/app.xml", ">drafting<", ">{{ titel }}<"))


def test_tracked_changes_are_refused(change):
    old = "<w:t>{{p krop }}</w:t></w:r>"
    said = fail(change(DOCUMENT, old, f'{old}<w:del w:id="1"><w:r><w:delText>0101701234</w:delText></w:r></w:del>'))
    assert "sporede ændringer" in said


KROP = "<w:t>{{p krop }}</w:t></w:r>"
FELTKODE = '<w:r><w:instrText xml:space="preserve">{}</w:instrText></w:r>'
BEGYND = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
TOM = "<w:r><w:t>Klik her</w:t></w:r>"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ('<w:ins w:id="1"><w:r><w:t>Husk</w:t></w:r></w:ins>', "sporede ændringer i afsnittet »{{p krop }}Husk«"),
        ('<w:r><w:commentReference w:id="1"/></w:r>', "kommentarer"),
        (BEGYND + FELTKODE.format(" DATE \\@ d. MMMM"), "viser en ny dag, hver gang brevet åbnes"),
        ('<w:fldSimple w:instr=" TIME "/>', "viser en ny dag"),
        (BEGYND + FELTKODE.format(" MERGE") + FELTKODE.format("FIELD Navn "), "flettefelt (MERGEFIELD Navn)"),
        (f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{TOM}</w:sdtContent></w:sdt>",
         "Indholdskontrolelementet »Klik her« er ikke udfyldt"),
    ],
    ids=["sporet", "kommentar", "dato", "tid", "flettefelt", "pladsholder"],
)  # fmt: skip
def test_what_would_do_harm_in_a_letter_is_told_by_the_text_word_shows(added, said, change):
    assert said in fail(change(DOCUMENT, KROP, KROP + added))


def test_a_page_number_is_no_harm(change):
    added = BEGYND + FELTKODE.format(" PAGE ")
    load_letterhead(change("word/footer1.xml", "<w:r><w:t", added + "<w:r><w:t"))


def test_a_field_may_be_written_as_a_person_writes_it(change, eksempelbreve):
    plain = change(DOCUMENT, "{{r modtager }}", "{{Modtager}}")
    shipped = render_docx(eksempelbreve.BREVE["klage"], Brevpapir((SHIPPED,), plain.maal))
    assert render_docx(eksempelbreve.BREVE["klage"], plain) == shipped


def test_text_round_a_field_is_kept(change, eksempelbreve):
    document = read_package(
        render_docx(eksempelbreve.BREVE["klage"], change(DOCUMENT, "{{r dato }}", "Den {{ dato }} i byen"))
    )[DOCUMENT].decode()
    assert '<w:t xml:space="preserve">Den </w:t>' in document or "<w:t>Den </w:t>" in document
    assert " i byen</w:t>" in document


def test_what_is_anchored_with_the_body_is_kept(change, eksempelbreve):
    kept = change(DOCUMENT, KROP, f'{KROP}<w:bookmarkStart w:id="9" w:name="Her"/><w:bookmarkEnd w:id="9"/>')
    assert b'w:name="Her"' in read_package(render_docx(eksempelbreve.BREVE["klage"], kept))[DOCUMENT]


def test_the_body_cannot_stand_in_a_header(change):
    moved = change("word/footer1.xml", ">Side <", ">{{ krop }}<")
    assert "Feltet {{ krop }} står i sidefoden" in fail(moved)


def test_macros_are_refused(change):
    assert "makroer" in fail(change("[Content_Types].xml", "document.main+xml", "document.macroEnabled.main+xml"))


def test_the_strict_format_is_refused(change):
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert "Strict Open XML" in fail(
        change(DOCUMENT, "http://schemas.openxmlformats.org/wordprocessingml/2006/main", strict)
    )


def test_two_documents_in_one_folder_are_told(tmp_path, brevpapir):
    for navn in ("brev.docx", "memo.dotx"):
        shutil.copy(SHIPPED / "standard.docx", tmp_path / navn)
    assert "flere Word-dokumenter" in fail(Brevpapir((tmp_path,), brevpapir.maal))
    shutil.copy(SHIPPED / "standard.docx", tmp_path)
    assert load_letterhead(Brevpapir((tmp_path,), brevpapir.maal)).file == str(tmp_path / "standard.docx")


def test_a_letterhead_that_is_changed_is_read_again(change, tmp_path):
    own = change(DOCUMENT, "{{p krop }}", "{{p krop }}")
    first = load_letterhead(own)
    assert load_letterhead(own) is first
    change(DOCUMENT, "{{r dato }}", "Dato: {{r dato }}")
    assert load_letterhead(own).content != first.content
    (tmp_path / "standard.docx").rename(tmp_path / "brev.docx")
    shutil.copy(SHIPPED / "standard.docx", tmp_path / "memo.docx")
    assert "flere Word-dokumenter" in fail(own)


def test_the_shipped_letterhead_kept_from_another_run_is_the_same(brevpapir, eksempelbreve, tmp_path, monkeypatch):
    monkeypatch.setattr(gemt, "_folder", lambda: tmp_path)
    letter = eksempelbreve.BREVE["udtalelse"]
    printed = []
    for _ in range(2):
        letterhead.load_once.cache_clear()
        printed.append((load_letterhead(brevpapir), render_docx(letter, brevpapir)))
        monkeypatch.setattr(reading, "read_letterhead", None)  # what is kept is not read once more
    assert printed[0] == printed[1]
    assert len([*tmp_path.iterdir()]) == 1


def test_a_letterhead_on_its_way_through_is_not_kept(change, tmp_path, monkeypatch):
    kept = tmp_path / "gemt"
    monkeypatch.setattr(gemt, "_folder", lambda: kept)
    load_letterhead(change(DOCUMENT, "{{p krop }}", "{{p krop }}"))
    assert not kept.exists()


def test_a_letterhead_that_calls_words_parts_something_else_is_told(brevpapir, tmp_path):
    parts = read_package((SHIPPED / "standard.docx").read_bytes())
    root = etree.fromstring(parts[DOCUMENT])
    named = etree.tostring(root).replace(b"<w:", b"<v:").replace(b"</w:", b"</v:").replace(b" w:", b" v:")
    parts[DOCUMENT] = named.replace(b"xmlns:w=", b"xmlns:v=")
    (tmp_path / "standard.docx").write_bytes(write_package(parts))
    assert "som Word ikke selv bruger" in fail(Brevpapir((tmp_path,), brevpapir.maal))


def test_a_part_no_letter_changes_is_whole_too(change):
    assert "ikke et helt Word-dokument" in fail(change("word/fontTable.xml", "</w:fonts>", ""))


def test_a_letterhead_open_in_word_is_one_document(tmp_path, brevpapir):
    shutil.copy(SHIPPED / "standard.docx", tmp_path / "brev.docx")
    (tmp_path / "~$brev.docx").write_bytes(b"\x00")
    assert load_letterhead(Brevpapir((tmp_path,), brevpapir.maal)).file.endswith("brev.docx")


def test_only_the_municipalitys_own_paper_may_have_its_sender_printed(tmp_path, change, brevpapir):
    change(DOCUMENT, "{{r afsender }}", "Eksempelby Kommune")
    assert "mangler feltet {{ afsender }}" in fail(Brevpapir((tmp_path,), brevpapir.maal))
    assert "afsender" not in load_letterhead(Brevpapir((tmp_path,), brevpapir.maal, "eksempelby")).looks


def test_the_title_may_stand_in_header_and_footer(change, eksempelbreve):
    footer = change("word/footer1.xml", ">Side <", ">{{ titel }} · Side <")
    for name, wanted in (("klage", "Klage over sagsbehandlingen"), ("fjendtlig", "{{ 7*7 }} {% x %}")):
        content = render_docx(eksempelbreve.BREVE[name], footer)
        assert wanted in "".join(etree.fromstring(read_package(content)["word/footer1.xml"]).itertext())


def test_every_trouble_is_told_at_once(change):
    said = fail(change(DOCUMENT, "{{r dato }}", "{{r datoen }}"))
    assert "Mente du {{ dato }}?" in said
    assert "mangler feltet {{ dato }}" in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "ikke et helt Word-dokument"),
        (b"PK\x03\x04 halv", "ikke et helt"),
        (b"\xd0\xcf\x11\xe0 gammel", "gamle format (.doc) eller har en adgangskode"),
    ],
)
def test_a_file_that_is_no_word_document_is_refused(content, said, tmp_path, brevpapir):
    (tmp_path / "standard.docx").write_bytes(content)
    assert said in fail(Brevpapir((tmp_path,), brevpapir.maal))


def test_a_package_without_a_needed_part_is_refused(tmp_path, brevpapir):
    parts = read_package((SHIPPED / "standard.docx").read_bytes())
    del parts[STYLES]
    (tmp_path / "standard.docx").write_bytes(write_package(parts))
    assert "word/styles.xml mangler" in fail(Brevpapir((tmp_path,), brevpapir.maal))


def test_a_word_template_becomes_a_document(change, eksempelbreve):
    template = change("[Content_Types].xml", "document.main+xml", "template.main+xml")
    types = read_package(render_docx(eksempelbreve.BREVE["klage"], template))["[Content_Types].xml"]
    assert b"document.main+xml" in types
    assert b"template" not in types


def test_broken_xml_is_refused(change):
    assert "ikke et helt Word-dokument" in fail(change(DOCUMENT, "</w:body>", ""))


def test_a_letterhead_that_cannot_be_filled_is_told_in_danish(change, eksempelbreve):
    broken = change("word/_rels/document.xml.rels", "header2.xml", "header9.xml")
    with pytest.raises(SkabelonError, match="Brevpapiret kan ikke udfyldes"):
        render_docx(eksempelbreve.BREVE["klage"], broken)


def test_a_letterhead_that_cannot_be_read_is_told_in_danish(tmp_path, brevpapir):
    (tmp_path / "standard.docx").mkdir()
    assert "Luk filen i andre programmer" in fail(Brevpapir((tmp_path,), brevpapir.maal))


def test_a_letterhead_that_is_not_there_is_told(tmp_path, brevpapir, monkeypatch):
    monkeypatch.setattr("drafting.render.brevpapir.templates_folder", lambda: tmp_path)
    assert "mangler filen 'standard.docx'" in fail(Brevpapir((tmp_path,), brevpapir.maal))


def test_a_page_without_margins_has_ordinary_ones(change):
    assert load_letterhead(change(DOCUMENT, "<w:pgMar ", "<w:pgNumType/><w:cols ")).width == 11906 - 2 * 1418


def test_a_role_without_a_list_of_names_is_refused(tmp_path, brevpapir):
    (tmp_path / "roller.yaml").write_text("emne: heading 1\n", encoding="utf-8")
    assert "roller.yaml:1:1 Rollen 'emne' skal have en liste" in fail(Brevpapir((tmp_path,), brevpapir.maal))


def test_a_letterhead_of_ones_own_needs_only_the_files_it_changes(tmp_path, brevpapir, eksempelbreve):
    shutil.copy(SHIPPED / "standard.docx", tmp_path)
    own = render_docx(eksempelbreve.BREVE["klage"], Brevpapir((tmp_path,), brevpapir.maal))
    assert own == render_docx(eksempelbreve.BREVE["klage"], brevpapir)


def test_a_field_split_at_every_letter_is_put_together(change, eksempelbreve):
    letter = eksempelbreve.BREVE["udtalelse"]
    split = None
    for field in ("{{r afsender }}", "{{r modtager }}", "{{r dato }}", "{{p referencer }}", "{{p krop }}"):
        pieces = '</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve">'.join(field)
        split = change(DOCUMENT, field, pieces)
        alone = read_package(render_docx(letter, split))[DOCUMENT]
        whole = read_package(render_docx(letter, Brevpapir((SHIPPED,), split.maal)))[DOCUMENT]
        assert alone.replace(b'<w:proofErr w:type="spellStart"/>', b"") == whole


def test_a_letter_may_stand_in_a_cell_and_keeps_to_its_width(change, eksempelbreve):
    cell = (
        '<w:tbl><w:tblPr><w:tblW w:w="7000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="7000"/>'
        '</w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="7000" w:type="dxa"/></w:tcPr>'
        "<w:p><w:r><w:t>{{ krop }}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"
    )
    own = change(DOCUMENT, "<w:p><w:r><w:t>{{p krop }}</w:t></w:r></w:p>", cell)
    assert load_letterhead(own).width == 7000 - 216
    render_docx(eksempelbreve.BREVE["udtalelse"], own)


def test_two_fields_in_one_run_with_text_between_are_kept_apart(change, eksempelbreve):
    own = change(DOCUMENT, "{{r dato }}", "{{ dato }}, {{ titel }}.")
    text = "".join(parse(read_package(render_docx(eksempelbreve.BREVE["klage"], own))[DOCUMENT]).itertext()).replace(
        "\xa0", " "
    )
    assert f"{eksempelbreve.BREVE['klage'].front.dato[0].text}, {eksempelbreve.BREVE['klage'].titel}." in text


def test_a_section_that_ends_with_the_body_is_kept(change, eksempelbreve):
    section = '<w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr>'
    own = change(DOCUMENT, "<w:p><w:r><w:t>{{p krop }}</w:t>", f"<w:p>{section}<w:r><w:t>{{{{p krop }}}}</w:t>")
    document = parse(read_package(render_docx(eksempelbreve.BREVE["klage"], own))[DOCUMENT])
    assert len([*document.iter(w("sectPr"))]) == 2
