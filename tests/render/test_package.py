"""A Word file's zip is written by us, byte for byte as the standard library writes it, and read by it."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.render.docx.package import EMPTY, pack, read_package, write_package

NAVNE = st.text(st.characters(exclude_categories=["C"], exclude_characters="/\\"), min_size=1).filter(str.strip)
DELE = st.dictionaries(NAVNE | st.sampled_from(["[Content_Types].xml", "_rels/.rels"]), st.binary(max_size=300))


def write_by_the_book(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            described = zipfile.ZipInfo(name)
            described.create_system = 0
            archive.writestr(described, content)
    return buffer.getvalue()


@given(DELE)
def test_the_bytes_are_those_of_zipfile(parts):
    content = write_package(parts)
    in_order = {name: parts[name] for name in zipfile.ZipFile(io.BytesIO(content)).namelist()}
    assert content == write_by_the_book(in_order)
    assert read_package(content) == parts


@given(DELE, DELE)
def test_parts_that_are_ready_stand_before_the_others(ready, parts):
    ready = {name: part for name, part in ready.items() if name not in parts}
    content = write_package(parts, pack(ready))
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    assert read_package(content) == ready | parts
    assert [*read_package(content)][: len(ready)] == [*read_package(write_package(ready))]


def test_the_kinds_of_the_parts_stand_first():
    parts = dict.fromkeys(["word/document.xml", "_rels/.rels", "docProps/core.xml", "[Content_Types].xml"], b"x")
    assert [*read_package(write_package(parts))][:2] == ["[Content_Types].xml", "_rels/.rels"]


def test_nothing_is_packed_in_nothing():
    assert pack({}) == EMPTY
    assert read_package(write_package({})) == {}


@pytest.mark.parametrize("cut", [1, 22, 40])
def test_a_file_that_is_cut_is_no_package(cut):
    with pytest.raises(zipfile.BadZipFile):
        read_package(write_package({"word/document.xml": b"<a/>"})[:-cut])
