"""The agenda as a calendar file (agenda en iCalendar): what a phone or another calendar reads (no Qt).

The file leaves the program: a parent stands in it by initials, with the subject and where one meets; no name, no
note, no title of a meeting, no address.

Hours are floating (RFC 5545, 3.3.5): civil local time without a zone, as everywhere in the program. An appointment
at 9 h is at 9 h on the clock of the crèche on both sides of a clock change, in Saint-Denis de La Réunion as in
Lille, which a VTIMEZONE of Europe/Paris would get wrong.
"""

import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from app.families.records import Parent
from app.insertion.agenda import AgendaEntry
from app.insertion.interviews import Interview, InterviewState, Medium
from app.insertion.meetings import Meeting, MeetingState
from ui.insertion_codes import SUBJECTS

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Marelle//Agenda de l’insertion//FR"
OURS = UUID("6f1d5a0e-8f3c-5b57-9a39-0d3f4c1e7a62")
"""The name space of our own identifiers."""
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
PLACES = {
    Medium.ON_SITE: "À la crèche",
    Medium.PHONE: "Au téléphone",
    Medium.VIDEO: "En visio",
    Medium.AT_HOME: "À domicile",
    Medium.OUTSIDE: "À l’extérieur",
}
GIVEN_UP = frozenset({InterviewState.EXCUSED, InterviewState.CANCELLED, MeetingState.CANCELLED})


def calendar_file(entries: Iterable[AgendaEntry], *, folder_id: str, at: datetime) -> bytes:
    """The interviews and meetings as a calendar of the moment `at`, which bears its zone.

    `folder_id` is `Store.folder_id`: an entry has the same UID in every export of a crèche and another in every
    other crèche. Each export is a revision (SEQUENCE, the minutes since 2020 began), for what was undone in the
    program must win over what the phone was told before. What was given up stays in the file as CANCELLED, so that
    the phone takes it away. A meeting whose hour is not fixed takes its whole day.
    """
    from icalendar import Calendar

    stamp = at.astimezone(UTC).replace(microsecond=0)
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", "Marelle, agenda")
    for entry in entries:
        event = _event(entry, folder_id)
        event.add("dtstamp", stamp)
        event.add("last-modified", stamp)
        event.add("sequence", (stamp - EPOCH) // timedelta(minutes=1))
        made.add_component(event)
    content: bytes = made.to_ical()
    return content


def _event(entry: AgendaEntry, folder_id: str) -> "Event":
    from icalendar import Event

    record = entry.record
    made = Event()
    made.add("uid", str(uuid5(OURS, f"{folder_id}/{entry.kind}/{record.id}")))
    if isinstance(record, Meeting) and record.start is None:
        made.add("dtstart", entry.day)
        made.add("dtend", entry.day + timedelta(days=1))
    else:
        midnight = datetime.combine(entry.day, time())
        made.add("dtstart", midnight + timedelta(minutes=entry.start))
        made.add("dtend", midnight + timedelta(minutes=entry.end))
    made.add("summary", summary(entry))
    if isinstance(record, Interview):
        made.add("location", PLACES[record.medium])
    given_up = isinstance(record, Interview | Meeting) and record.state in GIVEN_UP
    made.add("status", "CANCELLED" if given_up else "CONFIRMED")
    made.add("transp", "TRANSPARENT" if given_up else "OPAQUE")
    made.add("class", "PRIVATE")
    return made


def summary(entry: AgendaEntry) -> str:
    """« Entretien N. B., suivi », « Concertation avec des partenaires »."""
    record = entry.record
    if isinstance(record, Interview) and entry.parent is not None:
        return f"Entretien {initials(entry.parent)}, {SUBJECTS[record.subject]}"
    partners = isinstance(record, Meeting) and record.with_partners
    return "Concertation avec des partenaires" if partners else "Concertation"


def initials(parent: Parent) -> str:
    """« N. B. », first name first: one letter each, composed, accents kept."""
    names = (unicodedata.normalize("NFC", name) for name in (parent.first_name, parent.last_name))
    letters = [next((sign for sign in name if sign.isalpha()), "") for name in names]
    return "\u00a0".join(f"{letter.upper()}." for letter in letters if letter)
