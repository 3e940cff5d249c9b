"""Concertation of the demonstration (réunions): the team each month, the partners every second one, what follows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.days import Month, monday_of
from app.demonstration.coming import Coming
from app.demonstration.diary import Diary
from app.demonstration.directory import Directory
from app.demonstration.follow import Followed
from app.demonstration.frame import Frame, dice
from app.insertion.actions import ActionKind, ActionOwner, ActionState, PlanAction
from app.insertion.engagements import Engagement, current_engagement
from app.insertion.interviews import Interview, InterviewState
from app.insertion.meeting_desk import ABSENCES
from app.insertion.meetings import Meeting, MeetingAttendee, MeetingState, MeetingTopic, TopicReason
from app.insertion.path_list import absences_in_a_row
from app.store import Store

SILENT, ENDING = timedelta(days=10), timedelta(days=30)
TEAM_AT, PARTNERS_AT = 13 * 60, 10 * 60
TEAM, PARTNERS = "Point insertion de l’équipe", "Comité de suivi Avip"
SUMMARIES = (
    "Tour des parcours. Les absences de la quinzaine sont reprises une à une.",
    "Planning des deux mois à venir. Deux demandes d’accueil élargi à étudier. La part Avip tient.",
    "Retour sur la journée pédagogique. Chaque section dit ce qu’elle voit des familles, sans entrer dans le détail.",
    "Préparation des bilans : les parents sont prévenus une semaine avant chaque rendez-vous.",
)
PARTNER_SUMMARIES = (
    "Chaque partenaire annonce ses places et son calendrier. Prochaine réunion dans deux mois.",
    "Horaires de l’hôtellerie : l’Hôtel du Cèdre accepte deux prises de poste à 8 h 30.",
    "Suivi des sorties, une à une. Le PLIE propose un atelier commun sur la mobilité.",
)
DECISIONS = (
    ("Appeler le parent cette semaine", ActionKind.OTHER, ActionOwner.COUNSELLOR),
    ("Demander une place en atelier de français", ActionKind.TRAINING, ActionOwner.PARTNER),
    ("Proposer une immersion à la Résidence des Érables", ActionKind.IMMERSION, ActionOwner.COUNSELLOR),
    ("Revoir les horaires d’accueil avec la direction", ActionKind.PAPERWORK, ActionOwner.COUNSELLOR),
    ("Transmettre le CV à la Clinique Saint-Luc", ActionKind.EMPLOYER_CONTACT, ActionOwner.PARTNER),
)
AGENDA = (
    ("Leïla Ouali", TopicReason.ENDING),
    ("Samia Benali", TopicReason.ABSENCES),
    ("Karim Ouali", TopicReason.SILENT),
    ("Nguyễn Thị Bích", TopicReason.OVERDUE),
)
"""Of the next one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """An action that a stored meeting decided for a path."""

    one: Followed
    meeting: Meeting


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What a meeting looks at."""

    followed: Sequence[Followed]
    engagements: Mapping[int, Sequence[Engagement]]
    interviews: Mapping[int, Sequence[Interview]]
    """Of each path, in order."""

    def why(self, one: Followed, day: date) -> TopicReason:
        """Why that parent was spoken of: two absences in a row, no interview for long, an engagement that ends."""
        before = [talk for talk in self.interviews.get(one.id, ()) if talk.day < day]
        held = [talk.day for talk in before if talk.state is InterviewState.HELD]
        current = current_engagement(self.engagements.get(one.id, ()), day)
        if absences_in_a_row(before, day) >= ABSENCES:
            return TopicReason.ABSENCES
        if day - max(held, default=one.entry) > SILENT:
            return TopicReason.SILENT
        if current is not None and current.until - day <= ENDING:
            return TopicReason.ENDING
        return TopicReason.ASKED


def planned_meetings(frame: Frame, diary: Diary) -> list[Meeting]:
    """Those of every month up to today, and the one of next week; their hours are kept in the diary."""
    found = []
    for number, month in enumerate(frame.all_months()):
        days = [(monday_of(month.first + timedelta(days=6)) + timedelta(days=1), False)]
        if number % 2:
            days.append((monday_of(month.first + timedelta(days=3)) + timedelta(days=17), True))
        found += [_held(month, day, diary, with_partners=partners) for day, partners in days]
    held = [one for one in found if one is not None and one.day < frame.today]
    start = diary.on(frame.today)
    coming = None if start is None else diary.on(monday_of(start) + timedelta(days=8))
    if coming is not None:
        diary.take(coming, TEAM_AT, 60)
        held.append(Meeting(day=coming, start=TEAM_AT, minutes=60, title=TEAM))
    return held


def _held(month: Month, wanted: date, diary: Diary, *, with_partners: bool) -> Meeting | None:
    throw = dice("meeting", month, with_partners)
    day = diary.on(wanted)
    start = PARTNERS_AT if with_partners else TEAM_AT
    minutes = throw.choice((90, 105, 120) if with_partners else (45, 60, 60, 75))
    if day is None or day not in month or not diary.take(day, start, minutes):
        return None
    return Meeting(
        day=day,
        start=start,
        minutes=minutes,
        with_partners=with_partners,
        state=MeetingState.HELD,
        title=PARTNERS if with_partners else TEAM,
        summary=throw.choice(PARTNER_SUMMARIES if with_partners else SUMMARIES),
        others=None if throw.randrange(3) else "Sylvie Rey, éducatrice de jeunes enfants",
    )


def write_meetings(
    store: Store, meetings: list[Meeting], known: Known, coming: Coming, partners: Directory
) -> list[Decided]:
    """Stores them with their people and their agenda; the first decision of each is left to become an action."""
    stored = store.add_all(meetings)
    store.add_all(one for meeting in stored for one in _attendees(meeting, coming, partners))
    topics, decided = [], []
    for meeting in stored:
        for place, (one, topic) in enumerate(_topics(meeting, known)):
            topics.append(topic)
            if topic.decision is not None and place == 0:
                decided.append(Decided(one=one, meeting=meeting))
    store.add_all(topics)
    return decided


def _attendees(meeting: Meeting, coming: Coming, partners: Directory) -> Iterator[MeetingAttendee]:
    for user_id in (coming.director_id, coming.counsellor_id):
        yield MeetingAttendee(meeting_id=meeting.id, user_id=user_id)
    if meeting.with_partners:
        there = [
            one for one in partners.contacts.values() if one.ended_on is None or one.ended_on >= meeting.day
        ]
        for contact in dice("attendees", meeting.day).sample(there, 4):
            yield MeetingAttendee(meeting_id=meeting.id, contact_id=contact.id)


def _topics(meeting: Meeting, known: Known) -> Iterator[tuple[Followed, MeetingTopic]]:
    """Some of the paths that were open that day, each with what was decided."""
    here = [one for one in known.followed if one.path.open_on(meeting.day)]
    if meeting.state is MeetingState.PLANNED:
        names = dict(AGENDA)
        for one in here:
            if one.parent.name in names:
                yield one, MeetingTopic(meeting_id=meeting.id, path_id=one.id, why=names[one.parent.name])
        return
    throw = dice("topics", meeting.day, meeting.with_partners)
    for one in throw.sample(here, min(len(here), throw.randint(2, 4))):
        why = known.why(one, meeting.day)
        decision = _decision(meeting, one)[0] if throw.randrange(4) else None
        yield one, MeetingTopic(meeting_id=meeting.id, path_id=one.id, why=why, decision=decision)


def _decision(meeting: Meeting, one: Followed) -> tuple[str, ActionKind, ActionOwner]:
    return one.throw("decision", meeting.day).choice(DECISIONS)


def decided_action(decided: Decided) -> PlanAction | None:
    """The action that came of it, done in the fortnight where that is past; none where nothing can be noted."""
    one, meeting = decided.one, decided.meeting
    if not one.noted(meeting.day) or (one.story is not None and one.story.whole):
        return None
    label, kind, owner = _decision(meeting, one)
    done = meeting.day + timedelta(days=one.throw("decided", meeting.day).randint(2, 12))
    is_done = one.noted(done)
    if not is_done and not one.is_open:
        return None
    return PlanAction(
        path_id=one.id,
        kind=kind,
        label=label,
        owner=owner,
        opened_on=meeting.day,
        due_day=max(meeting.day, one.frame.in_days(4)) if not is_done else meeting.day + timedelta(days=14),
        state=ActionState.DONE if is_done else ActionState.OPEN,
        closed_on=done if is_done else None,
        meeting_id=meeting.id,
    )
