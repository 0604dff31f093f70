"""Text checked by LanguageTool: what it found, where, and what it suggests."""

from __future__ import annotations

from contextlib import contextmanager
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from msgspec import Struct

from drafting.errors import Trouble, UsageError
from drafting.language.languagetool.installation import find_installation, tell_pakke
from drafting.language.languagetool.java import find_java
from drafting.language.languagetool.mangler import tell_mangel
from drafting.language.languagetool.maskering import mask_tekst
from drafting.language.languagetool.server import LOOPBACK, Frister, Server
from drafting.language.ordfiler import find_ordliste, load_ordfil

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from language_tool_python import LanguageTool
    from language_tool_python.match import Match

    from drafting.errors import DraftingError

T = TypeVar("T")
_FORSLAG = 3
# An empty proxy is no proxy: else the system's own would be sent what is only for this machine
_NO_PROXY = {"http": "", "https": ""}


class Sprogfejl(Struct, frozen=True):
    """What LanguageTool found in `tekst[start:slut]`; `regel` and `kategori` are its own names."""

    start: int
    slut: int
    ord: str
    besked: str
    forslag: tuple[str, ...]
    regel: str
    kategori: str


class Sprogtjek:
    """A LanguageTool that is ready."""

    def __init__(self, adresse: str, server: Server | None, frister: Frister) -> None:
        self._adresse, self.server, self._frister = adresse, server, frister
        self._klient = self._ask(self._connect)

    def find_sprogfejl(
        self, tekst: str, navne: Iterable[str] = (), *, med_stavning: bool = False
    ) -> tuple[Sprogfejl, ...]:
        """Return what LanguageTool found, in the order of the text; nothing that touches a hidden place.

        `navne` are hidden, like CPR numbers and mail addresses, before the text leaves the program. Spelling is left to
        our own dictionary, which is newer, unless `med_stavning`. Raises VaerktoejError when LanguageTool stops or does
        not answer; it has then been stopped.
        """
        maskeret = mask_tekst(tekst, navne)
        if med_stavning:
            self._klient.enable_spellchecking()
        else:
            self._klient.disable_spellchecking()
        matches = self._ask(lambda: self._klient.check(maskeret.tekst)) if tekst.strip() else []
        places = [(match, match.offset, match.offset + match.error_length) for match in matches]
        return tuple(
            _make_sprogfejl(match, tekst[start:end])
            for match, start, end in sorted(places, key=lambda place: place[1:])
            if not maskeret.is_hidden(start, end)
        )

    def _connect(self) -> LanguageTool:
        from language_tool_python import LanguageTool  # noqa: PLC0415 (an extra, and slow to load)

        klient = LanguageTool("da-DK", remote_server=self._adresse, proxies=dict(_NO_PROXY))
        klient.disabled_rules = set(find_ordliste(load_ordfil("languagetool"), "slaaet_fra"))
        return klient

    def _ask(self, call: Callable[[], T]) -> T:
        """Return what the guest answers; it is asked on a thread, for by itself it would wait ten minutes."""
        svar: SimpleQueue[T | Exception] = SimpleQueue()

        def ask() -> None:
            try:
                svar.put(call())
            except Exception as trouble:  # noqa: BLE001 (told below, whatever it is)
                svar.put(trouble)

        Thread(target=ask, daemon=True).start()
        try:
            found = svar.get(timeout=self._frister.svar)
        except Empty:
            self._stop()
            grund = f"Det svarede ikke inden for {self._frister.svar:.0f} sekunder og er lukket."
            raise tell_mangel(grund, "Prøv igen, eventuelt med en kortere tekst.") from None
        if isinstance(found, Exception):
            raise self._tell_failed(found) from found
        return found

    def _tell_failed(self, trouble: Exception) -> DraftingError:
        """Return the error; what the guest said is not repeated, for there may be words from the case in it."""
        if isinstance(trouble, ImportError):
            return tell_pakke()
        died = self.server is None or self.server.has_died()
        self._stop()
        if died:
            return tell_mangel("Det stoppede midt i tjekket.", "Prøv igen.")
        return tell_mangel("Det kunne ikke læse teksten.", "Prøv igen. Sker det igen, så meld det.")

    def _stop(self) -> None:
        if self.server:
            self.server.stop()


@contextmanager
def open_languagetool(adresse: str | None = None, frister: Frister | None = None) -> Iterator[Sprogtjek]:
    """Start LanguageTool, and stop it again whatever happens; with `adresse` one that runs on this machine is used.

    Raises VaerktoejError with one line of what was not checked and how to mend it, UsageError for an address elsewhere.
    """
    frister = frister or Frister()
    if adresse is not None:
        yield Sprogtjek(check_adresse(adresse), None, frister)
        return
    with Server(find_java(), find_installation(), frister) as server:
        yield Sprogtjek(f"http://{LOOPBACK}:{server.port}", server, frister)


def check_adresse(adresse: str) -> str:
    """Return the address of a server on this machine; raises UsageError for any other: the text is confidential."""
    try:
        parts = urlsplit(adresse)
        host = LOOPBACK if parts.hostname == "localhost" else parts.hostname or ""
        plain = parts.scheme == "http" and not parts.username and parts.path in {"", "/"} and not parts.query
        if plain and parts.port and ip_address(host).is_loopback:
            return f"http://[{host}]:{parts.port}" if ":" in host else f"http://{host}:{parts.port}"
    except ValueError:
        pass
    remedy = "Skriv for eksempel http://127.0.0.1:8081."
    besked = f"'{adresse}' er ikke en adresse på denne computer, og teksten er fortrolig."
    raise UsageError(Trouble(besked, remedy=remedy))


def _make_sprogfejl(match: Match, word: str) -> Sprogfejl:
    return Sprogfejl(
        start=match.offset,
        slut=match.offset + match.error_length,
        ord=word,
        besked=match.message,
        forslag=tuple(match.replacements[:_FORSLAG]),
        regel=match.rule_id,
        kategori=match.category,
    )
