"""LanguageTool where it cannot run, and what is hidden from it; needs neither Java nor LanguageTool."""

from __future__ import annotations

import sys

import pytest
from click.testing import CliRunner

from cli import cli
from drafting.errors import UsageError, VaerktoejError
from drafting.language.languagetool import installation
from drafting.language.languagetool.installation import find_installation, install_languagetool
from drafting.language.languagetool.java import find_java
from drafting.language.languagetool.maskering import mask_tekst
from drafting.language.languagetool.tjek import check_adresse, open_languagetool

needs_sh = pytest.mark.skipif(sys.platform == "win32", reason="det falske java er et sh-script")


@pytest.fixture
def fake_java(tmp_path, monkeypatch):
    """Put a `java` that says what the test wants where Java is looked for."""
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "path"))

    def write(said: str, folder: str = "path") -> None:
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / "java").write_text(f"#!/bin/sh\necho '{said}' >&2\n", encoding="utf-8")
        (tmp_path / folder / "java").chmod(0o755)

    return write


# --- Java


@pytest.mark.usefixtures("fake_java")
def test_missing_java_is_told() -> None:
    with pytest.raises(VaerktoejError) as caught, open_languagetool():
        pass

    assert str(caught.value) == (
        "LanguageTool har ikke tjekket sproget: Java er ikke installeret. Installér Java 17 eller nyere, og prøv igen."
    )


@needs_sh
@pytest.mark.parametrize(("said", "version"), [('openjdk version "11.0.2" 2019', 11), ('java version "1.8.0_391"', 8)])
def test_java_that_is_too_old_is_told_with_its_version(fake_java, said, version) -> None:
    fake_java(said)

    with pytest.raises(VaerktoejError, match=rf"Java {version} er for gammel\. Installér Java 17"):
        find_java()


@needs_sh
@pytest.mark.parametrize("said", ["Unable to locate a Java Runtime.", ""])
def test_a_java_that_is_no_java_is_missing(fake_java, said) -> None:
    fake_java(said)

    with pytest.raises(VaerktoejError, match="Java er ikke installeret"):
        find_java()


@needs_sh
@pytest.mark.parametrize("said", ['openjdk version "17.0.15" 2025', 'java version "25" 2025', 'x version "21-ea"'])
def test_new_enough_java_is_found(fake_java, said) -> None:
    fake_java(said)

    assert find_java().version >= 17


@needs_sh
def test_java_home_goes_first_unless_it_is_too_old(fake_java, tmp_path, monkeypatch) -> None:
    fake_java('openjdk version "17.0.1"')
    fake_java('openjdk version "21.0.1"', "home/bin")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "home"))
    assert find_java().version == 21

    fake_java('openjdk version "11.0.1"', "home/bin")
    assert find_java().version == 17


# --- the installation


def test_missing_languagetool_is_told_with_the_command_that_fetches_it(tmp_path, monkeypatch) -> None:
    monkeypatch.delenv("DRAFTING_LANGUAGETOOL", raising=False)
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    monkeypatch.setattr(installation, "_tools_folder", lambda: tmp_path / "intet")

    with pytest.raises(VaerktoejError, match=r"er ikke installeret\. Kør drafting sprog installer-languagetool\.$"):
        find_installation()


def test_the_newest_that_was_fetched_is_used(tmp_path, monkeypatch) -> None:
    monkeypatch.delenv("DRAFTING_LANGUAGETOOL", raising=False)
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    monkeypatch.setattr(installation, "_tools_folder", lambda: tmp_path / "intet")
    for version in ("6.8", "6.10", "6.9", "6.11"):
        (tmp_path / f"LanguageTool-{version}").mkdir()
        if version != "6.11":
            (tmp_path / f"LanguageTool-{version}" / "languagetool-server.jar").touch()

    assert find_installation().mappe.name == "LanguageTool-6.10"


def test_a_folder_of_ones_own_without_it_is_told(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("DRAFTING_LANGUAGETOOL", str(tmp_path))

    with pytest.raises(VaerktoejError, match=r"Mappen i DRAFTING_LANGUAGETOOL har ingen languagetool-server\.jar"):
        find_installation()


@pytest.mark.parametrize("trouble", [OSError("intet net"), SystemError("java"), SystemExit("version"), KeyError("x")])
def test_a_failed_download_is_told_whatever_the_guest_raises(trouble, monkeypatch, fake_java) -> None:
    fake_java('openjdk version "17.0.1"')
    download_lt = pytest.importorskip("language_tool_python.download_lt")

    def fail(_self: object) -> None:
        raise trouble

    monkeypatch.setattr(download_lt.ReleaseLocalLanguageTool, "download", fail)
    with pytest.raises(VaerktoejError, match=rf"kunne ikke hentes \({type(trouble).__name__}\)\. Se efter"):
        install_languagetool()


@pytest.fixture
def uninstalled(tmp_path, monkeypatch, fake_java) -> list[str]:
    """Nothing is installed, and the download is only counted."""
    fake_java('openjdk version "17.0.1"')
    fetched: list[str] = []
    monkeypatch.delenv("DRAFTING_LANGUAGETOOL", raising=False)
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    monkeypatch.setattr(installation, "_tools_folder", lambda: tmp_path / "intet")
    monkeypatch.setattr(
        installation,
        "install_languagetool",
        lambda: fetched.append("hentet") or installation.Installation(tmp_path),
    )
    return fetched


@needs_sh
@pytest.mark.parametrize(("said", "code", "times"), [("ja\n", 0, 1), ("J\n", 0, 1), ("nej\n", 130, 0), ("", 1, 0)])
def test_it_is_fetched_only_after_a_yes(uninstalled, said, code, times) -> None:
    done = CliRunner().invoke(cli, ["sprog", "installer-languagetool"], input=said)

    assert "247 MB" in done.stderr
    assert "https://github.com/" in done.stderr
    assert (done.exit_code, len(uninstalled)) == (code, times)


@needs_sh
def test_it_is_not_fetched_twice(uninstalled, tmp_path, monkeypatch) -> None:
    (tmp_path / "languagetool-server.jar").touch()
    monkeypatch.setenv("DRAFTING_LANGUAGETOOL", str(tmp_path))
    done = CliRunner().invoke(cli, ["sprog", "installer-languagetool", "--ja"])

    assert done.stdout == f"LanguageTool ligger i {tmp_path} og kan startes med Java 17.\n"
    assert uninstalled == []


# --- the address


@pytest.mark.parametrize(
    ("adresse", "brugt"),
    [
        ("http://127.0.0.1:8081", "http://127.0.0.1:8081"),
        ("http://localhost:8081/", "http://127.0.0.1:8081"),
        ("http://[::1]:8081", "http://[::1]:8081"),
    ],
)
def test_a_server_on_this_machine_may_be_used(adresse, brugt) -> None:
    assert check_adresse(adresse) == brugt


@pytest.mark.parametrize(
    "adresse",
    [
        "https://api.languagetool.org/v2",
        "http://languagetool.kommune.dk:8081",
        "http://127.0.0.1@eksempel.dk:8081",
        "http://127.0.0.1.eksempel.dk:8081",
        "http://localhost.eksempel.dk:8081",
        "http://0.0.0.0:8081",
        "http://10.0.0.1:8081",
        "http://127.0.0.1:8081/videre?til=eksempel.dk",
        "http://127.0.0.1:99999",
        "http://127.0.0.1",
        "127.0.0.1:8081",
        "",
    ],
)
def test_any_other_server_is_refused(adresse) -> None:
    with pytest.raises(UsageError, match="er ikke en adresse på denne computer"), open_languagetool(adresse):
        pass


# --- what is hidden


@pytest.mark.parametrize(
    ("tekst", "vist"),
    [
        ("251248-9996", "000000-0000"),
        ("2512489996 og 251248 9996", "0000000000 og 000000 0000"),
        ("25.12.48-9996 og 251248-\n9996", "00.00.00-0000 og 000000-\n0000"),
        ("251248-xxxx", "000000-xxxx"),
        ("den 25. december 2026, tlf. 20 30 40 50", "den 25. december 2026, tlf. 20 30 40 50"),
        ("Bos bolig. Bo bor i BO. Bodil bo Bo-sagen Bo’s", "Xxs bolig. Xx bor i XX. Bodil bo Xx-sagen Xx’s"),
        ("Hanne-Lise Å. Holm", "Xxxxx-Xxxx Å. Xxxx"),
        ("HOLMS sag, von Holm", "XXXXS sag, von Xxxx"),
        ("A\u030age og Åge", "Xxxx og Xxx"),
        ("😀 Bo 😀", "□ Xx □"),
        ("\ud800 Bo", "□ Xx"),
    ],
)
def test_what_is_hidden_is_as_long_as_it_was(tekst, vist) -> None:
    maskeret = mask_tekst(tekst, ["Bo von Holm", "Hanne-Lise Holm", "A\u030age"])

    assert maskeret.tekst == vist
    assert len(maskeret.tekst) == len(tekst)
    assert len(maskeret.tekst.encode("utf-16-le")) == 2 * len(tekst)


def test_without_the_guest_it_is_said_what_is_not_checked(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "language_tool_python", None)

    with (
        pytest.raises(VaerktoejError, match=r"language-tool-python er ikke installeret\. Kør pip install"),
        open_languagetool("http://127.0.0.1:9"),
    ):
        pass
