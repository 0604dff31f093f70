"""The names of the parts of a Word file, and of a letterhead's fields."""

from __future__ import annotations

import re

DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
NUMBERING = "word/numbering.xml"
TYPES, RELATIONS, PACKAGE = "[Content_Types].xml", "word/_rels/document.xml.rels", "_rels/.rels"
RENDERED = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
# How docxtpl wants a field: p takes the place of its paragraph, r of its run, the plain one is text in the line.
# A person writes {{ krop }}; the mark is set when the letterhead is read.
FIELDS = {"afsender": "r", "modtager": "r", "dato": "r", "referencer": "p", "krop": "p"}
FREE_FIELDS = {"titel": ""}
