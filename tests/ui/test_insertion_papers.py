"""The parent's papers from the open file: what they gather, in whose words, and what they never hold."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from app.errors import NotAllowed
from app.families.children import add_child
from app.families.homes import add_home
from app.families.parents import add_parent, tie_parent
from app.families.records import Child, Home, Parent
from app.insertion.actions import ActionKind, ActionOwner, PlanAction, add_action, finish_action
from app.insertion.engagements import EndReason, Engagement
from app.insertion.engaging import end_engagement, renew_engagement, sign
from app.insertion.entry_and_exit import accept_orientation, change_path, close_path, open_path
from app.insertion.interviewing import plan_interview, record_interview
from app.insertion.interviews import Interview, InterviewState, Medium
from app.insertion.needs import Closing, Intensity, Need, Theme, close_need, open_need
from app.insertion.orientations import Orientation, Purpose, add_orientation
from app.insertion.outcomes import Outcome
from app.insertion.parent_sheet import ParentSheet, parent_sheet
from app.insertion.partners import Organisation, OrganisationKind, Prescriber, save_organisation
from app.insertion.paths import InsertionPath
from app.insertion.rates import Counts
from app.session import Session
from app.settings import DEMONSTRATION, Setting, set_setting
from app.structure.agreement import set_identity
from app.structure.records import Identity
from app.users import Role
from tests.app.records import MONDAY, SUNDAY, TUESDAY, as_role, at, refused
from tests.builders import FixedClock
from tests.ui.pdf.reading import text_of
from ui.insertion_papers import (
    certificate_paper,
    counts_words,
    engagement_paper,
    engagement_words,
    letterhead,
    slip_paper,
    thread_paper,
)
from ui.pdf import certificate, thread
from ui.pdf.engagement import EngagedChild
from ui.pdf.engagement_plan import PlanLine
from ui.pdf.letterhead import Letterhead
from ui.pdf.thread import Line

NOVEMBER = date(2026, 11, 1)


@dataclass(frozen=True)
class Followed:
    """A parent on a path since November, sent by an agency, followed by the person at work."""

    parent: Parent
    path: InsertionPath
    session: Session

    @property
    def sheet(self) -> ParentSheet:
        """The parent's page as it stands."""
        return parent_sheet(self.session, self.path.id)


@pytest.fixture
def followed(session: Session) -> Followed:
    home = add_home(
        session, Home(name="Nguyễn", address="3 rue du Port", postcode="38000", commune="Grenoble")
    )
    parent = add_parent(
        session,
        Parent(home_id=home.id, first_name="Bích", last_name="Nguyễn Thị", birth_day=date(1995, 3, 1)),
    )
    agency = save_organisation(
        session, Organisation(name="Agence Grenoble Alliance", kind=OrganisationKind.FRANCE_TRAVAIL)
    )
    orientation = add_orientation(
        session,
        Orientation(
            parent_id=parent.id,
            day=date(2026, 10, 12),
            prescriber=Prescriber.FRANCE_TRAVAIL,
            organisation_id=agency.id,
            adviser="Paul Mercier",
            purpose=Purpose.STEPS,
        ),
    )
    path = accept_orientation(
        session, orientation, answered_on=NOVEMBER, entry_day=NOVEMBER, referent=session.user
    )
    return Followed(parent, path, session)


def child_of(followed: Followed, first_name: str, birth: date) -> Child:
    child = add_child(followed.session, Child(first_name=first_name, last_name="Żółć", birth_day=birth))
    tie_parent(followed.session, child, followed.parent)
    return child


def held(followed: Followed, day: date, start: int, minutes: int = 45, **fields: object) -> Interview:
    known = {"user_id": followed.session.user.id, "state": InterviewState.HELD, **fields}
    return record_interview(
        followed.session,
        Interview(path_id=followed.path.id, day=day, start=start, minutes=minutes, **known),  # type: ignore[arg-type]
    )


def test_the_letterhead_is_the_creche_as_called_that_day(session: Session) -> None:
    set_identity(session, Identity(first_day=date(2026, 1, 1), name="Les Hirondelles"))
    set_identity(
        session,
        Identity(
            first_day=MONDAY,
            name="Crèche Les Hirondelles",
            manager="Petits Pas",
            address="12 rue des Lilas",
            postcode="38000",
            commune="Grenoble",
            phone="04 76 00 00 00",
        ),
    )
    assert letterhead(session) == Letterhead(name="Les Hirondelles")
    assert letterhead(session, MONDAY) == Letterhead(
        name="Crèche Les Hirondelles",
        manager="Petits Pas",
        address="12 rue des Lilas, 38000 Grenoble",
        commune="Grenoble",
        phone="04 76 00 00 00",
    )
    assert letterhead(session, date(2025, 12, 31)) == Letterhead(name="La crèche")


def test_papers_of_a_demonstration_say_so(session: Session) -> None:
    assert not letterhead(session).demonstration
    with session.store.atomic("set_setting"):
        session.store.add(Setting(key=DEMONSTRATION, first_day=date(2026, 1, 1), value="1"))
    assert letterhead(session).demonstration


def test_an_engagement_gathers_the_parties_and_the_terms(session: Session, followed: Followed) -> None:
    child = child_of(followed, "Łukasz", date(2025, 3, 9))
    engagement = sign(
        session, followed.path, NOVEMBER, signed_on=NOVEMBER, weekly_minutes=1_200, objectives="Un emploi."
    )
    paper = engagement_paper(session, followed.sheet, engagement)
    assert (paper.parent, paper.address) == ("Bích Nguyễn Thị", "3 rue du Port, 38000 Grenoble")
    assert paper.children == (EngagedChild(name=child.name, birth_day=child.birth_day),)
    assert (paper.prescriber, paper.adviser) == ("Agence Grenoble Alliance", "Paul Mercier")
    assert (paper.prescribed_on, paper.referent) == (date(2026, 10, 12), "Claire Martin")
    assert (paper.first_day, paper.last_day, paper.most_day) == (
        NOVEMBER,
        date(2027, 1, 31),
        date(2027, 4, 30),
    )
    assert (paper.months, paper.renewals, paper.most_months, paper.renewal) == (3, 1, 6, 0)
    assert (paper.weekly_minutes, paper.objectives) == (1_200, "Un emploi.")
    assert (paper.signed_on, paper.ended_on, paper.printed_on) == (NOVEMBER, None, SUNDAY)


def test_an_engagement_holds_the_plan_of_the_day(session: Session, followed: Followed) -> None:
    engagement = sign(session, followed.path, NOVEMBER)
    mobility = Need(path_id=followed.path.id, theme=Theme.MOBILITY, opened_on=NOVEMBER)
    open_need(session, mobility, Intensity.HIGH)
    housing = open_need(session, replace(mobility, theme=Theme.HOUSING), Intensity.LOW)
    close_need(session, housing, SUNDAY, Closing.LIFTED)
    letter = PlanAction(
        path_id=followed.path.id,
        kind=ActionKind.CV_LETTER,
        label="Refaire le CV",
        owner=ActionOwner.TOGETHER,
        opened_on=NOVEMBER,
        due_day=MONDAY,
    )
    add_action(session, letter)
    finish_action(session, add_action(session, replace(letter, label="Déjà faite")), SUNDAY)
    paper = engagement_paper(session, followed.sheet, engagement)
    assert paper.needs == ("mobilité",)
    assert paper.actions == (PlanLine(what="Refaire le CV", who="ensemble", due=MONDAY),)


def test_a_renewal_keeps_the_terms_of_its_origin_and_takes_the_habits_of_its_first_day(
    session: Session, followed: Followed, clock: FixedClock
) -> None:
    first = sign(session, followed.path, NOVEMBER)
    end_engagement(session, first, date(2026, 11, 20), EndReason.PARENT_WISH)
    set_setting(session, "interviews_per_week", MONDAY, "3")
    set_setting(session, "engagement_renewals", MONDAY, "0")
    at(clock, TUESDAY, "9:00")
    renewal = renew_engagement(
        session, followed.path, bilan_on=TUESDAY, bilan="Le parent reprend.", first_day=TUESDAY
    )
    paper = engagement_paper(session, followed.sheet, renewal)
    assert (paper.origin, paper.first_day, paper.renewal) == (NOVEMBER, TUESDAY, 1)
    assert (paper.renewals, paper.interviews_per_week) == (1, 3)
    former = followed.sheet.engagements[0]
    assert engagement_paper(session, followed.sheet, former).ended_on == date(2026, 11, 20)
    assert engagement_paper(session, followed.sheet, former).interviews_per_week == 2


@pytest.mark.parametrize(
    ("prescriber", "words"),
    [
        (Prescriber.MISSION_LOCALE, "Mission locale"),
        (Prescriber.SELF, "Demande directe du parent"),
        (Prescriber.OTHER, None),
        (None, None),
    ],
)
def test_without_an_orientation_the_prescriber_is_told_by_its_kind(
    session: Session, prescriber: Prescriber | None, words: str | None
) -> None:
    home = add_home(session, Home(name="Żółć"))
    parent = add_parent(session, Parent(home_id=home.id, first_name="Zofia", last_name="Żółć"))
    path = open_path(session, InsertionPath(parent_id=parent.id, entry_day=NOVEMBER, prescriber=prescriber))
    engagement = sign(session, path, NOVEMBER)
    paper = engagement_paper(session, parent_sheet(session, path.id), engagement)
    assert (paper.prescriber, paper.address, paper.referent) == (words, None, None)


def test_the_slip_holds_what_is_planned_from_today_on(session: Session, followed: Followed) -> None:
    held(followed, date(2026, 11, 17), 540)
    late = plan_interview(
        session, Interview(path_id=followed.path.id, day=TUESDAY, start=870, minutes=60, medium=Medium.PHONE)
    )
    soon = plan_interview(
        session, Interview(path_id=followed.path.id, user_id=session.user.id, day=MONDAY, start=540)
    )
    slip = slip_paper(session, followed.path)
    assert [(one.day, one.start, one.minutes, one.where, one.with_whom) for one in slip.appointments] == [
        (MONDAY, 540, 45, "à la crèche", "Claire Martin"),
        (TUESDAY, 870, 60, "au téléphone", None),
    ]
    assert (slip.parent, slip.printed_on) == ("Bích Nguyễn Thị", SUNDAY)
    given = slip_paper(session, followed.path, [late, soon])
    assert given == slip
    assert [one.day for one in slip_paper(session, followed.path, [late]).appointments] == [TUESDAY]


def test_the_certificate_holds_what_was_held_in_the_period_whatever_the_path(
    session: Session, followed: Followed
) -> None:
    held(followed, date(2026, 11, 3), 540, note="Une note que France Travail ne lit pas.")
    held(followed, date(2026, 11, 10), 540, state=InterviewState.EXCUSED)
    held(followed, date(2026, 11, 17), 870, 60, medium=Medium.VIDEO)
    close_path(session, followed.path, exit_day=date(2026, 11, 17), outcome=Outcome.OTHER)
    again = open_path(session, InsertionPath(parent_id=followed.parent.id, entry_day=date(2026, 11, 18)))
    held(replace(followed, path=again), date(2026, 11, 19), 600)
    paper = certificate_paper(session, again, date(2026, 11, 3), date(2026, 11, 19))
    assert [(one.day.day, one.start, one.minutes, one.how) for one in paper.presences] == [
        (3, 540, 45, "à la crèche"),
        (17, 870, 60, "en visio"),
        (19, 600, 45, "à la crèche"),
    ]
    assert (paper.minutes, paper.signer, paper.birth_day) == (150, "Claire Martin", date(1995, 3, 1))
    shorter = certificate_paper(session, again, date(2026, 11, 4), date(2026, 11, 18))
    assert [one.day.day for one in shorter.presences] == [17]
    assert "France Travail ne lit pas" not in text_of(certificate.draw(paper))


@pytest.mark.parametrize("paper", ["slip", "certificate"])
def test_the_team_prints_nothing_of_the_insertion(session: Session, followed: Followed, paper: str) -> None:
    team = as_role(session, Role.TEAM)
    with refused(NotAllowed):
        if paper == "slip":
            slip_paper(team, followed.path)
        else:
            certificate_paper(team, followed.path, NOVEMBER, SUNDAY)


def test_the_thread_is_headed_by_path_engagement_and_interviews(session: Session, followed: Followed) -> None:
    child_of(followed, "Łukasz", date(2025, 3, 9))
    child_of(followed, "Lina", date(2026, 1, 9))
    sign(session, followed.path, NOVEMBER)
    held(followed, date(2026, 11, 3), 540)
    line = Line(day=date(2026, 11, 3), hour=540, title="Entretien tenu")
    paper = thread_paper(session, followed.sheet, [line])
    assert [(term, text.replace("\u00a0", " ")) for term, text in paper.facts] == [
        ("Enfants", "Lina Żółć et Łukasz Żółć"),
        ("Parcours", "Depuis le 1er novembre 2026, prescripteur : Agence Grenoble Alliance (Paul Mercier)"),
        ("Accompagnement", "Claire Martin"),
        ("Engagement", "Du 1er novembre 2026 au 31 janvier 2027"),
        ("Entretiens", "1 tenu (45 min)"),
    ]
    assert (paper.lines, paper.printed_on) == ((line,), SUNDAY)
    assert "Entretien tenu" in text_of(thread.draw(paper))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"prescriber": Prescriber.SELF, "adviser": None},
            "Le 1er novembre 2026, à la demande du parent, sortie : CDI",
        ),
        ({"prescriber": None}, "Le 1er novembre 2026, prescripteur : Paul Mercier, sortie : CDI"),
        ({"prescriber": None, "adviser": None}, "Le 1er novembre 2026, sortie : CDI"),
    ],
)
def test_a_path_that_ended_says_how(session: Session, fields: dict[str, object], words: str) -> None:
    home = add_home(session, Home(name="Żółć"))
    parent = add_parent(session, Parent(home_id=home.id, first_name="Zofia", last_name="Żółć"))
    path = open_path(session, InsertionPath(parent_id=parent.id, entry_day=NOVEMBER, adviser="Paul Mercier"))
    path = change_path(session, replace(path, **fields))  # type: ignore[arg-type]
    close_path(session, path, exit_day=NOVEMBER, outcome=Outcome.CDI)
    facts = dict(thread_paper(session, parent_sheet(session, path.id), []).facts)
    assert facts["Parcours"].replace("\u00a0", " ") == words
    assert facts["Entretiens"] == "aucun"
    assert set(facts) == {"Parcours", "Entretiens"}


def test_an_engagement_is_told_with_its_renewal_and_its_early_end() -> None:
    engagement = Engagement(
        path_id=1,
        origin=NOVEMBER,
        first_day=date(2027, 2, 1),
        last_day=date(2027, 4, 30),
        renewal=1,
        ended_on=date(2027, 3, 1),
        end_reason=EndReason.JOB,
    )
    words = engagement_words(engagement).replace("\u00a0", " ")
    assert words == "Du 1er février au 30 avril 2027, renouvellement, terminé avant terme le 1er mars 2027"


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (Counts(), "aucun"),
        (Counts(held=1, held_minutes=45), "1 tenu (45 min)"),
        (
            Counts(held=12, held_minutes=540, excused=1, no_show=2, cancelled=1, planned=3),
            "12 tenus (9 h), 1 excusé, 2 manqués, 1 annulé par la crèche, 3 prévus",
        ),
    ],
)
def test_interviews_are_counted_in_words(counts: Counts, words: str) -> None:
    assert counts_words(counts).replace("\u00a0", " ") == words
