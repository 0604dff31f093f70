from datetime import date

from icalendar import Calendar

from drafting.render.ics import Kalenderpost, render_ics

DATO = date(2026, 10, 2)
POSTER = (
    Kalenderpost(
        "a@drafting", "Sikker dag: Klagefrist (sag 26/1301)", date(2026, 10, 8), "Sidste dag er i dag, ikke før; æøå"
    ),
    Kalenderpost("b@drafting", "Myndighedens frist: Svar", date(2026, 12, 31), "linje"),
)


def test_the_file_reads_back_as_whole_days():
    calendar = Calendar.from_ical(render_ics(POSTER, dato=DATO))
    events = calendar.walk("VEVENT")
    assert [(str(event["uid"]), str(event["summary"]), str(event["description"])) for event in events] == [
        (post.uid, post.titel, post.beskrivelse) for post in POSTER
    ]
    assert [event.decoded("dtstart") for event in events] == [date(2026, 10, 8), date(2026, 12, 31)]
    assert [event.decoded("dtend") for event in events] == [date(2026, 10, 9), date(2027, 1, 1)]
    assert {event.decoded("dtstamp").isoformat() for event in events} == {"2026-10-02T00:00:00+00:00"}
    assert not calendar.walk("VTIMEZONE")


def test_what_other_calendars_ask_for():
    data = render_ics(POSTER, dato=DATO)
    lines = data.split(b"\r\n")
    assert lines[:2] == [b"BEGIN:VCALENDAR", b"VERSION:2.0"]
    assert b"PRODID:-//drafting//frister//DA" in lines
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_the_same_bytes_every_time():
    assert render_ics(POSTER, dato=DATO) == render_ics(POSTER, dato=DATO)


def test_no_days_is_still_a_calendar():
    assert Calendar.from_ical(render_ics((), dato=DATO)).walk("VEVENT") == []
