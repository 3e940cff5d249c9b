"""Where the agenda leads (sorties de l'agenda): an entry's own page, and the file for a phone."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.consulting import Consulted, consulted
from app.days import iso_week
from app.errors import Conflict
from app.insertion.agenda import AHEAD, BEHIND, AgendaEntry, agenda, carried_agenda, week_of
from app.insertion.interviews import Interview
from app.insertion.meetings import Meeting
from app.insertion.work_events import WorkEvent
from app.session import Session
from ui import french
from ui.pages.insertion.agenda.listed import ListedRow
from ui.pages.insertion.agenda.model import AgendaModel
from ui.pages.insertion.agenda.shown import Shown, closed_days
from ui.pages.insertion.agenda.words import by_record

if TYPE_CHECKING:
    from ui.pages.insertion.page import InsertionPage


def open_entry(page: "InsertionPage", entry: AgendaEntry) -> None:
    """The interview's screen, the meeting among the others, the page of the parent at work."""
    record = entry.record
    if isinstance(record, Interview):
        page.log_interview(record.path_id, record)
    elif isinstance(record, Meeting):
        page.show_one("meeting", record.id)
    elif isinstance(record, WorkEvent):
        page.show_parent(record.path_id)


def listed_rows(page: "InsertionPage", model: AgendaModel, entries: Sequence[AgendaEntry]) -> list[ListedRow]:
    """What stands above the hours of a day, each with what it opens."""
    return [
        (model.words(one).title, f"{hours}, {model.words(one).second}", partial(open_entry, page, one))
        for one, hours in by_record(entries)
    ]


def print_week(page: "InsertionPage", shown: Shown) -> None:
    """The week of the day under the cursor on paper, over the agenda."""
    from ui.insertion_team_papers import agenda_paper
    from ui.pdf.agenda import draw

    session, day = page.session, shown.day
    whose = None if shown.everybody else session.user
    entries = agenda(session, *week_of(day), user_id=whose.id if whose else None)
    data = agenda_paper(session, day, entries, whose=whose, closed=closed_days(session, *week_of(day)))
    page.show_paper(f"Agenda \u203a {french.week(day)}", f"agenda-{iso_week(day)}", data, draw)


def export_calendar(parent: QWidget, session: Session) -> None:
    """Asks where, then writes one's own agenda. Raises Conflict where it is empty, FileRefused, NotAllowed."""
    from ui.agenda_calendar import calendar_file
    from ui.printing import save_bytes

    entries = carried_agenda(session)
    if not entries:
        today = session.clock.day()
        days = french.period(today - BEHIND, today + AHEAD)
        raise Conflict(f"Votre agenda est vide {days}\u00a0: il n’y a rien à exporter.")
    at = session.clock.moment().astimezone()
    content = calendar_file(entries, folder_id=session.store.folder_id, at=at)
    if save_bytes(parent, content, "agenda.ics", "Agenda iCalendar (*.ics)"):
        consulted(session, Consulted.LIST, listed="agenda")
