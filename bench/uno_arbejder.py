"""LibreOffice that stays open: run by the Python it knows (`import uno`), a line of JSON in, a line of JSON out."""

from __future__ import annotations

import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def connect(port: str) -> object:
    """Return LibreOffice's desktop, once it listens."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            context = resolver.resolve(f"uno:socket,host=localhost,port={port};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            time.sleep(0.1)
    message = "LibreOffice svarer ikke."
    raise TimeoutError(message)


def build(**values: object) -> tuple[PropertyValue, ...]:
    """Return named values as LibreOffice takes them."""
    made = []
    for name, value in values.items():
        each = PropertyValue()
        each.Name, each.Value = name, value
        made.append(each)
    return tuple(made)


def convert(desktop: object, source: str, target: str, *, tagged: bool) -> None:
    """Write `source` as a PDF; tagged is for the archive (A-2b) and for every reader (UA-1)."""
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(source), "_blank", 0, build(Hidden=True))
    values = {"FilterName": "writer_pdf_Export"}
    if tagged:
        wanted = build(SelectPdfVersion=2, PDFUACompliance=True)
        values["FilterData"] = uno.Any("[]com.sun.star.beans.PropertyValue", wanted)
    document.storeToURL(uno.systemPathToFileUrl(target), build(**values))
    document.close(True)


def main() -> None:
    """Answer every order; the last ends LibreOffice."""
    desktop = connect(sys.argv[1])
    for line in sys.stdin:
        order = json.loads(line)
        try:
            convert(desktop, order["kilde"], order["fil"], tagged=order["maerket"])
            answer = {}
        except Exception as error:  # noqa: BLE001 (whatever it is, it is told)
            answer = {"fejl": str(error)}
        print(json.dumps(answer), flush=True)
    desktop.terminate()


if __name__ == "__main__":
    main()
