"""Every letter of every example case, word for word as a human last approved it: `make golden` rewrites them."""

from __future__ import annotations

from pathlib import Path

GULD = Path(__file__).with_name("sager")


def test_letters_and_findings_are_those_approved(eksempel, request) -> None:
    said = {f"{brev.navn}.txt": brev.filer["txt"].decode() for brev in eksempel.breve}
    said["fund.txt"] = "".join(f"{' '.join(str(finding).split())}\n" for finding in eksempel.fund)
    folder = GULD / eksempel.navn
    if request.config.getoption("--golden"):
        write_golden(folder, said)

    approved = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*")}
    assert sorted(said) == sorted(approved), "kør make golden, og læs forskellen"
    for name, text in said.items():
        assert text == approved[name]


def test_no_two_letters_of_a_case_have_the_same_name(eksempel) -> None:
    navne = [brev.navn for brev in eksempel.breve]

    assert len(navne) == len(set(navne))


def test_every_folder_of_golden_letters_has_its_case(eksempler) -> None:
    assert sorted(path.name for path in GULD.glob("*")) == sorted(eksempel.navn for eksempel in eksempler)


def write_golden(folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*"):
        old.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
