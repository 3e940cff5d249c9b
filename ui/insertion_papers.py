"""The parent's papers (papiers du parent): engagement, appointments, certificate, thread, gathered from the file.

Read beforehand, on the screens' own thread: drawing then needs no file. Import this late, it brings reportlab.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from app.dated import latest
from app.days import last_day_of
from app.families.records import Home
from app.insertion.engagements import Engagement
from app.insertion.engaging import terms_for
from app.insertion.interviews import Interview, InterviewState, Medium, in_order
from app.insertion.parent_sheet import ParentSheet
from app.insertion.partners import Organisation, Prescriber
from app.insertion.paths import InsertionPath, parent_of
from app.insertion.planner import interviews_of_parent
from app.insertion.rates import Counts
from app.session import Session
from app.settings import is_demonstration, settings_on
from app.structure.records import Identity
from app.users import Right, User
from ui import french
from ui.codes import OUTCOME_WORDS, PRESCRIBERS
from ui.insertion_codes import OWNERS, THEMES
from ui.pdf.certificate import Certificate, Presence
from ui.pdf.engagement import EngagedChild, EngagementPaper
from ui.pdf.engagement_plan import PlanLine
from ui.pdf.letterhead import Letterhead
from ui.pdf.slip import Slip, SlipAppointment
from ui.pdf.thread import Line, ThreadPaper

DIRECT = "Demande directe du parent"
WHERE: Mapping[Medium, str] = {
    Medium.ON_SITE: "à la crèche",
    Medium.PHONE: "au téléphone",
    Medium.VIDEO: "en visio",
    Medium.AT_HOME: "à domicile",
    Medium.OUTSIDE: "à l’extérieur",
}


def letterhead(session: Session, day: date | None = None) -> Letterhead:
    """The crèche as it was called on that day, today unless told otherwise."""
    identity = latest(session.store.find(Identity), day or session.clock.day())
    demonstration = is_demonstration(session.store)
    if identity is None:
        return Letterhead(name="La crèche", demonstration=demonstration)
    return Letterhead(
        name=identity.name,
        manager=identity.manager,
        address=_joined(identity.address, identity.postcode, identity.commune),
        commune=identity.commune,
        phone=identity.phone,
        email=identity.email,
        demonstration=demonstration,
    )


def engagement_paper(session: Session, sheet: ParentSheet, engagement: Engagement) -> EngagementPaper:
    """One of the sheet's engagements, with the plan as it stands today."""
    terms = terms_for(session, sheet.path, engagement.first_day)
    settings = settings_on(session, engagement.first_day)
    home = session.store.get(Home, sheet.parent.home_id)
    return EngagementPaper(
        creche=letterhead(session),
        parent=sheet.parent.name,
        address=_joined(home.address, home.postcode, home.commune),
        children=tuple(
            EngagedChild(name=one.name, birth_day=one.birth_day)
            for one in sheet.children
            if one.ended_on is None or one.ended_on >= engagement.first_day
        ),
        referent=sheet.referent.name if sheet.referent else None,
        prescriber=prescriber_of(session, sheet),
        adviser=sheet.path.adviser,
        prescribed_on=sheet.path.prescribed_on,
        origin=engagement.origin,
        first_day=engagement.first_day,
        last_day=engagement.last_day,
        renewal=engagement.renewal,
        months=min(terms.months, terms.most_months),
        renewals=terms.renewals,
        most_months=terms.most_months,
        most_day=last_day_of(engagement.origin, months=terms.most_months),
        bilan_required=settings.bilan_required,
        weekly_minutes=engagement.weekly_minutes,
        interviews_per_week=settings.interviews_per_week,
        signed_on=engagement.signed_on,
        ended_on=engagement.ended_on,
        objectives=engagement.objectives,
        needs=tuple(THEMES[need.theme] for need, _ in sheet.needs if need.closed_on is None),
        actions=tuple(
            PlanLine(what=one.label, who=OWNERS[one.owner], due=one.due_day) for one in sheet.open_actions
        ),
        printed_on=session.clock.day(),
    )


def prescriber_of(session: Session, sheet: ParentSheet) -> str | None:
    """Who sent the parent: the organisation of the orientation by its name, else its kind; None where unknown."""
    if sheet.orientation is not None and sheet.orientation.organisation_id is not None:
        return session.store.get(Organisation, sheet.orientation.organisation_id).name
    if sheet.path.prescriber is Prescriber.SELF:
        return DIRECT
    if sheet.path.prescriber in {None, Prescriber.OTHER}:
        return None
    return french.capitalised(PRESCRIBERS[sheet.path.prescriber])


def slip_paper(session: Session, path: InsertionPath, interviews: Iterable[Interview] | None = None) -> Slip:
    """The appointments given, else all that are planned for the parent from today on."""
    session.require(Right.SEE_INSERTION)
    today = session.clock.day()
    if interviews is None:
        planned = interviews_of_parent(session, path)
        interviews = [one for one in planned if one.state is InterviewState.PLANNED and one.day >= today]
    users = {user.id: user.name for user in session.store.find(User)}
    return Slip(
        creche=letterhead(session),
        parent=parent_of(session, path).name,
        appointments=tuple(
            SlipAppointment(
                day=one.day,
                start=one.start,
                minutes=one.minutes,
                where=WHERE[one.medium],
                with_whom=users.get(one.user_id or 0),
            )
            for one in in_order(interviews)
        ),
        printed_on=today,
    )


def certificate_paper(session: Session, path: InsertionPath, first: date, last: date) -> Certificate:
    """The parent's interviews held from first to last, both included; signed today by the person at work."""
    session.require(Right.SEE_INSERTION)
    parent = parent_of(session, path)
    held = [
        one
        for one in interviews_of_parent(session, path)
        if one.state is InterviewState.HELD and first <= one.day <= last
    ]
    return Certificate(
        creche=letterhead(session),
        parent=parent.name,
        birth_day=parent.birth_day,
        first=first,
        last=last,
        presences=tuple(
            Presence(day=one.day, start=one.start, minutes=one.minutes, how=WHERE[one.medium]) for one in held
        ),
        signer=session.user.name,
        signed_on=session.clock.day(),
    )


def thread_paper(session: Session, sheet: ParentSheet, lines: Iterable[Line]) -> ThreadPaper:
    """The parent's thread; `lines` are its items in words, the newest first."""
    facts = (
        (
            "Enfants" if len(sheet.children) > 1 else "Enfant",
            french.listed([one.name for one in sheet.children]),
        ),
        ("Parcours", _path_words(session, sheet)),
        ("Accompagnement", sheet.referent.name if sheet.referent else ""),
        ("Engagement", engagement_words(sheet.engagement) if sheet.engagement else ""),
        ("Entretiens", counts_words(sheet.counts)),
    )
    return ThreadPaper(
        creche=letterhead(session),
        parent=sheet.parent.name,
        facts=tuple((term, text) for term, text in facts if text),
        lines=tuple(lines),
        printed_on=session.clock.day(),
    )


def _path_words(session: Session, sheet: ParentSheet) -> str:
    path = sheet.path
    words = [french.capitalised(french.period(path.entry_day, path.exit_day))]
    sent = prescriber_of(session, sheet)
    if sent == DIRECT:
        words.append("à la demande du parent")
    elif sent is not None or path.adviser:
        who = f"{sent} ({path.adviser})" if sent and path.adviser else sent or path.adviser
        words.append(f"prescripteur\u00a0: {who}")
    if path.outcome is not None:
        words.append(f"sortie\u00a0: {OUTCOME_WORDS[path.outcome]}")
    return ", ".join(words)


def engagement_words(engagement: Engagement) -> str:
    """« Du 1er décembre 2026 au 28 février 2027, renouvellement »."""
    words = [french.capitalised(french.period(engagement.first_day, engagement.last_day))]
    if engagement.renewal:
        words.append("renouvellement")
    if engagement.ended_on is not None:
        words.append(f"terminé avant terme le {french.day(engagement.ended_on)}")
    return ", ".join(words)


def counts_words(counts: Counts) -> str:
    """« 12 tenus (9 h), 1 excusé, 2 manqués »; « aucun » where there is none."""
    words = []
    if counts.held:
        words.append(f"{french.plural(counts.held, 'tenu')} ({french.duration(counts.held_minutes)})")
    for count, one, many in (
        (counts.excused, "excusé", "excusés"),
        (counts.no_show, "manqué", "manqués"),
        (counts.cancelled, "annulé par la crèche", "annulés par la crèche"),
        (counts.planned, "prévu", "prévus"),
    ):
        if count:
            words.append(french.plural(count, one, many))
    return ", ".join(words) or "aucun"


def _joined(address: str | None, postcode: str | None, commune: str | None) -> str | None:
    place = " ".join(filter(None, (postcode, commune)))
    return ", ".join(filter(None, (address, place))) or None
