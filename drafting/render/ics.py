"""Days as an iCalendar file: whole days, the same bytes every time, and nothing personal."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

PRODID = "-//drafting//frister//DA"


class Kalenderpost(Struct, frozen=True):
    """One day in the calendar; a program that has seen `uid` before moves the day instead of adding another."""

    uid: str
    titel: str
    dag: date
    beskrivelse: str


def render_ics(poster: Iterable[Kalenderpost], *, dato: date) -> bytes:
    """Return the calendar as a file, stamped with `dato`."""
    from icalendar import Calendar, Event  # noqa: PLC0415 (slow to load, and few commands write a calendar)

    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for post in poster:
        event = Event()
        event.add("uid", post.uid)
        event.add("dtstamp", datetime.combine(dato, time(), UTC))
        event.add("dtstart", post.dag)
        event.add("dtend", post.dag + timedelta(days=1))
        event.add("summary", post.titel)
        event.add("description", post.beskrivelse)
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
