"""`docs/breve.md` is what the templates say, and every letter has its picture."""

from pathlib import Path

from drafting.letter.skabelon import list_skabeloner

ROOT = Path(__file__).parent.parent
BILLEDER = ROOT / "docs" / "billeder"


def test_the_page_of_letters_is_what_the_templates_say(load):
    byg = load(ROOT / "dev" / "byg_breve.py")
    assert byg.FIL.read_text(encoding="utf-8") == byg.write_breve(), "kør python dev/byg_breve.py"


def test_every_letter_has_its_picture_and_no_picture_is_left_over(load):
    byg = load(ROOT / "dev" / "byg_breve.py")
    pictures = {byg.find_billede(navn) for navn in list_skabeloner()}
    assert pictures == {path.name for path in BILLEDER.glob("*.png")}, "kør python dev/byg_billeder.py"
