"""The counsellor's own papers (papiers de l'équipe): the month's figures, a concertation's minutes, a week's agenda.

Read beforehand, on the screens' own thread: drawing then needs no file. Import this late, it brings reportlab.
"""

from collections.abc import Iterable
from datetime import date

from app.days import Month
from app.families.records import Parent
from app.insertion.actions import in_plan_order
from app.insertion.agenda import AgendaEntry, week_of
from app.insertion.interviews import Interview, InterviewState
from app.insertion.meeting_desk import MeetingDesk
from app.insertion.meetings import Meeting, MeetingState
from app.insertion.partners import Organisation, PartnerContact
from app.insertion.paths import InsertionPath
from app.insertion.work_events import WorkEvent
from app.report.explained import figures_of_report
from app.report.monthly_report import MonthlyReport
from app.search import fold
from app.session import Session
from app.users import User
from ui import french
from ui.insertion_codes import MEDIUMS, OWNERS, STATES, SUBJECTS, TOPIC_REASONS, WORK_KINDS
from ui.insertion_papers import letterhead
from ui.pdf.agenda import AgendaLine, AgendaPaper
from ui.pdf.figures import FiguresPaper
from ui.pdf.meeting import Attendee, DecidedAction, MeetingPaper, Topic
from ui.pdf.report_view import MARKS

EVERYBODY = "Tout le monde"
MISSED = frozenset({InterviewState.EXCUSED, InterviewState.CANCELLED, InterviewState.NO_SHOW})


def figures_paper(session: Session, report: MonthlyReport) -> FiguresPaper:
    """The month's rates, each with what it means, and whether the month is closed."""
    month = Month.parse(report.month)
    return FiguresPaper(
        creche=letterhead(session, month.last),
        month=month.first,
        mark=MARKS[report.status],
        figures=tuple(figures_of_report(report)),
    )


def meeting_paper(session: Session, desk: MeetingDesk) -> MeetingPaper:
    """The minutes of a meeting that was held, the agenda of one to come."""
    meeting = desk.meeting
    return MeetingPaper(
        creche=letterhead(session),
        day=meeting.day,
        start=meeting.start,
        minutes=meeting.minutes,
        held=meeting.state is MeetingState.HELD,
        cancelled=meeting.state is MeetingState.CANCELLED,
        with_partners=meeting.with_partners,
        title=meeting.title or "",
        people=(*_own_people(session, desk), *_partners(session, desk)),
        others=meeting.others or "",
        topics=tuple(
            Topic(parent=line.parent.name, reason=TOPIC_REASONS[topic.why], decision=topic.decision or "")
            for topic, line in desk.topics
        ),
        actions=_actions(session, desk),
        summary=meeting.summary or "",
    )


def _own_people(session: Session, desk: MeetingDesk) -> list[Attendee]:
    users = session.store.find(User, id=list(desk.user_ids))
    return [Attendee(name=one.name) for one in sorted(users, key=lambda one: fold(one.name))]


def _partners(session: Session, desk: MeetingDesk) -> list[Attendee]:
    contacts = session.store.find(PartnerContact, id=list(desk.contact_ids))
    ids = sorted({one.organisation_id for one in contacts})
    organisations = {one.id: one.name for one in session.store.find(Organisation, id=ids)}
    attendees = [
        Attendee(
            name=f"{one.name} ({one.function})" if one.function else one.name,
            organisation=organisations[one.organisation_id],
        )
        for one in contacts
    ]
    return sorted(attendees, key=lambda one: (fold(one.organisation), fold(one.name)))


def _actions(session: Session, desk: MeetingDesk) -> tuple[DecidedAction, ...]:
    paths = session.store.find(InsertionPath, id=sorted({one.path_id for one in desk.actions}))
    parents = session.store.find(Parent, id=sorted({path.parent_id for path in paths}))
    names = {one.id: one.name for one in parents}
    whose = {path.id: names[path.parent_id] for path in paths}
    return tuple(
        DecidedAction(parent=whose[one.path_id], what=one.label, who=OWNERS[one.owner], due=one.due_day)
        for one in in_plan_order(desk.actions)
    )


def agenda_paper(
    session: Session,
    day: date,
    entries: Iterable[AgendaEntry],
    *,
    whose: User | None = None,
    closed: Iterable[date] = (),
) -> AgendaPaper:
    """The week of that day, from `app.insertion.agenda.agenda`'s entries; of one person, or of everybody."""
    monday, sunday = week_of(day)
    return AgendaPaper(
        creche=letterhead(session, monday),
        monday=monday,
        whose=whose.name if whose else EVERYBODY,
        lines=tuple(_line(one, everybody=whose is None) for one in entries if monday <= one.day <= sunday),
        printed_on=session.clock.day(),
        closed=frozenset(closed),
    )


def _line(entry: AgendaEntry, *, everybody: bool) -> AgendaLine:
    record = entry.record
    unfixed = isinstance(record, Meeting) and record.start is None
    return AgendaLine(
        day=entry.day,
        kind=entry.kind,
        hours=None if unfixed else (entry.start, entry.end),
        who=entry.parent.name if entry.parent else "",
        what=_what(entry, everybody=everybody),
        off=_is_off(record),
    )


def _is_off(record: object) -> bool:
    if isinstance(record, Meeting):
        return record.state is MeetingState.CANCELLED
    return isinstance(record, Interview) and record.state in MISSED


def _what(entry: AgendaEntry, *, everybody: bool) -> str:
    record = entry.record
    if isinstance(record, Interview):
        words = [french.capitalised(SUBJECTS[record.subject]), MEDIUMS[record.medium]]
        words += [f"avec {entry.user.name}"] if everybody and entry.user else []
        words += [STATES[record.state]] if record.state is not InterviewState.PLANNED else []
        return ", ".join(words)
    if isinstance(record, Meeting):
        partners = ", avec des partenaires" if record.with_partners else ""
        off = ", annulée" if record.state is MeetingState.CANCELLED else ""
        return (record.title or "Concertation") + partners + off
    if isinstance(record, WorkEvent):
        return f"{french.capitalised(WORK_KINDS[record.kind])}\u00a0: {record.label}"
    raise TypeError(record)
