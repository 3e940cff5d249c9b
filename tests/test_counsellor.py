"""The counsellor's autumn: a parent from the orientation to the job and beyond, by the keyboard alone, then the CAF's.

Nguyễn Thị Bích is sent by France Travail on 1 October 2026, enters on the 5th, signs, is seen on fourteen Tuesdays,
renews, is hired with hours that begin at 6:30, keeps the place, and is called three months later. The window is the
real one; nothing but keys goes into it; the monthly reports come from the command line.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.care.enrolments import Enrolment
from app.care.expected import expected
from app.families.parents import tie_parent
from app.insertion.care_requests import CareRequest, RequestAnswer
from app.insertion.engagements import Engagement
from app.insertion.follow_ups import FollowUp, FollowUpAnswer
from app.insertion.interviews import Interview, InterviewMove, InterviewState
from app.insertion.outcomes import Outcome
from app.insertion.partners import (
    Organisation,
    OrganisationKind,
    PartnerContact,
    save_contact,
    save_organisation,
)
from app.insertion.paths import InsertionPath
from app.people import add_person
from app.session import Session, log_in
from app.spans import Span
from app.store import Store
from app.structure.agreement import set_places
from app.users import Role
from db.storage import FolderStorage
from tests.app.records import child, enrolled, open_week, parent, span
from tests.builders import PASSPHRASE, FixedClock, new_creche, new_storage
from tests.hands import ALT, CONTROL, Hands
from ui import cli, theme
from ui.shell import Shell

HERS = "marée haute lilas ferme chaise orange nuage"
MOVED, MOVED_TO, MISSED = date(2026, 11, 3), date(2026, 11, 4), date(2026, 11, 17)
HIRED, LEFT = date(2027, 1, 18), date(2027, 1, 22)
TUESDAYS = [date.fromordinal(date(2026, 10, 6).toordinal() + 7 * week) for week in range(14)]

STANDS = {
    "orientations.oriented": 1,
    "orientations.entered": 1,
    "orientations.engaged": 1,
    "parents.total": 1,
}
"""What each of the four months says: one parent, oriented, entered and engaged within the twelve months."""
OPEN = STANDS | {
    "orientations.open": 1,
    "paths.open_last_day": 1,
    "engagements.active_last_day": 1,
}
REPORTED = {
    "2026-10": OPEN
    | {
        "paths.entered": 1,
        "engagements.started": 1,
        "interviews.held": 5,
        "interviews.held_minutes": 5 * 45,
        "days_to_first_interview.sorted": [5],
        "days_to_first_interview.median": "5/1",
    },
    "2026-11": OPEN
    | {
        "paths.open_first_day": 1,
        "interviews.held": 3,
        "interviews.no_show": 1,
        "interviews.held_minutes": 3 * 45,
    },
    "2026-12": OPEN
    | {
        "paths.open_first_day": 1,
        "engagements.ending_within_30_days": 1,
        "interviews.held": 5,
        "interviews.held_minutes": 5 * 45,
    },
    "2027-01": STANDS
    | {
        "orientations.job_or_training": 1,
        "paths.open_first_day": 1,
        "paths.exited": 1,
        "engagements.renewed": 1,
        "engagements.reached_term": 1,
        "engagements.ended_early": 1,
        "interviews.held": 1,
        "interviews.held_minutes": 45,
        "outcomes.cdi": 1,
        "places_kept": 1,
    },
    "2027-04": {
        "orientations.oriented": 1,
        "orientations.entered": 1,
        "orientations.engaged": 1,
        "orientations.job_or_training": 1,
        "kept_3_months": "1/1",
        "kept_3_months.answered": 1,
        "return_to_work_5_months": "1/1",
        "return_to_work_6_months": "1/1",
    },
}
"""Every figure of the insertion's part that is not nought, by month."""


def told(report: dict[str, Any]) -> dict[str, Any]:
    """The insertion's part, flat, without its noughts; a rate as « n/N »."""
    assert report["missing_interviews"] == 0
    return dict(_flat(report["insertion"]))


def _flat(part: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    if part.get("denominator"):
        yield above, f"{part['numerator']}/{part['denominator']}"
    for key, value in part.items():
        path = f"{above}.{key}" if above else key
        if isinstance(value, dict):
            yield from _flat(value, path)
        elif value and key not in {"numerator", "denominator"}:
            yield path, value


def the_file(storage: FolderStorage, folder: Path, clock: FixedClock) -> None:
    """A crèche of ten places open from 6 to 20, its counsellor, a family, and who prescribes."""
    made = log_in(new_creche(storage, folder), clock)
    open_week(made, span("6:00", "20:00"))
    set_places(made, date(2026, 1, 1), 10)
    add_person(made, login="conseillere", name="Inès Faure", role=Role.COUNSELLOR, passphrase=HERS)
    minh_anh = child(made, "Minh Anh", "Nguyễn", birth_day=date(2025, 9, 12))
    mother = parent(made, "Thị Bích", "Nguyễn")
    tie_parent(made, minh_anh, mother)
    enrolled(made, minh_anh, span("8:30", "17:00"))
    agency = save_organisation(made, Organisation(name="Agence Gare", kind=OrganisationKind.FRANCE_TRAVAIL))
    save_contact(made, PartnerContact(organisation_id=agency.id, name="M. Le Guen"))
    made.store.close()


@pytest.fixture
def clock() -> FixedClock:
    """Thursday 1 October 2026, 9:10."""
    return FixedClock(datetime(2026, 10, 1, 9, 10))


@pytest.fixture
def storage(clock: FixedClock) -> FolderStorage:
    return new_storage(clock)


@pytest.fixture
def hands(
    qtbot: QtBot,
    qapp: QApplication,
    storage: FolderStorage,
    folder: Path,
    clock: FixedClock,
) -> Iterator[Hands]:
    the_file(storage, folder, clock)
    theme.apply(qapp, dark=False)
    shell = Shell(storage, clock, lambda _folder: None)
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.begin(folder)
    shell.show()
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    yield Hands(qtbot, shell, clock)
    shell.close()


@pytest.mark.usefixtures("unremembered")
def test_from_the_orientation_to_the_place_kept_and_the_reports_that_say_so(
    hands: Hands, storage: FolderStorage, folder: Path, clock: FixedClock, tmp_path: Path
) -> None:
    store = hands.logs_in("Inès Faure", HERS).desk.session.store
    lives_the_autumn(hands, store)
    (path,) = store.find(InsertionPath)
    is_hired_with_hours_at_half_past_six(hands)
    (asked,) = store.find(CareRequest)
    assert (asked.answer, asked.first_day, asked.last_day) == (RequestAnswer.WAITING, HIRED, None)
    the_director_accepts(hands, asked)

    session = hands.logs_in("Inès Faure", HERS).desk.session
    assert session.store.get(CareRequest, asked.id).answer is RequestAnswer.ACCEPTED
    assert care_of(session, date(2027, 1, 15)) == [span("8:30", "17:00")]
    assert care_of(session, HIRED) == [span("6:00", "15:00")]
    leaves_with_the_place_kept(hands)
    path = session.store.get(InsertionPath, path.id)
    assert (path.exit_day, path.outcome, path.place_kept_on) == (LEFT, Outcome.CDI, LEFT)
    is_still_at_work_three_months_later(hands)
    (check,) = session.store.find(FollowUp)
    assert (check.months, check.answer) == (3, FollowUpAnswer.EMPLOYED)
    hands.shell.close()

    for month, facts in REPORTED.items():
        assert told(report(storage, folder, clock, tmp_path, month)) == facts, month


def lives_the_autumn(hands: Hands, store: Store) -> None:
    """From the orientation to the renewal."""
    is_oriented_and_enters(hands)
    (path,) = store.find(InsertionPath)
    assert (path.prescribed_on, path.entry_day) == (date(2026, 10, 1), date(2026, 10, 5))

    signs(hands)
    (engagement,) = store.find(Engagement)
    assert (engagement.first_day, engagement.last_day) == (date(2026, 10, 5), date(2027, 1, 4))

    plans_fourteen_tuesdays(hands)
    assert [one.day for one in store.find(Interview)] == TUESDAYS
    a_third_of_the_week_is_refused(hands)
    assert len(store.find(Interview)) == 15
    for day in sorted({*TUESDAYS, date(2026, 10, 15), MOVED_TO} - {MOVED}):
        if day == MOVED_TO:
            one_is_moved(hands)
        is_seen(hands, day)
        if day == date(2026, 12, 29):
            renews(hands)
    (move,) = store.find(InterviewMove)
    moved = store.get(Interview, move.interview_id)
    assert (move.from_day, moved.day, moved.start, moved.state) == (MOVED, MOVED_TO, 600, InterviewState.HELD)
    first, renewal = store.find(Engagement)
    assert first.bilan == "Deux entretiens d’embauche, un essai en janvier."
    assert (renewal.first_day, renewal.last_day) == (date(2027, 1, 5), date(2027, 4, 4))


def at(hands: Hands, day: date, hour: int, minute: int = 0) -> None:
    """The clock goes there."""
    hands.clock.set(datetime(day.year, day.month, day.day, hour, minute))


def opens_her_page(hands: Hands) -> None:
    """Ctrl+2, and Enter on the one open path."""
    hands.press(Qt.Key.Key_2, CONTROL)
    hands.press(Qt.Key.Key_Return)


def is_oriented_and_enters(hands: Hands) -> None:
    """On 1 October France Travail sends her; accepted at once, she enters on the 5th."""
    hands.press(Qt.Key.Key_3, CONTROL)
    hands.press(Qt.Key.Key_N, CONTROL)
    hands.choose("Parent", "Nguyễn")
    hands.choose("Organisme", "Agence Gare")
    hands.fill("Conseiller", "M. Le Guen")
    hands.choose("Accueil demandé pour", "entretien")
    hands.fill("Heures par semaine", "30")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_A)
    hands.fill("Entrée dans le parcours", "5/10")
    hands.press(Qt.Key.Key_Return)


def signs(hands: Hands) -> None:
    """On her first day, for three months."""
    at(hands, date(2026, 10, 5), 10)
    opens_her_page(hands)
    hands.button("parent_engagement_add")
    hands.fill("Heures d’accueil par semaine", "30")
    hands.fill("Objectifs du parent", "Un emploi du matin.")
    hands.press(Qt.Key.Key_Return, CONTROL)


def plans_fourteen_tuesdays(hands: Hands) -> None:
    """One sentence, previewed, then planned."""
    opens_her_page(hands)
    hands.button("parent_appointments_series")
    hands.fill("Rendez-vous réguliers", "mardi 9 h, pendant 14 semaines")
    assert "14 rendez-vous, du 6 octobre 2026 au 5 janvier 2027" in hands.says()
    hands.press(Qt.Key.Key_Return)


def a_third_of_the_week_is_refused(hands: Hands) -> None:
    """Thursday 15 October is the second of its week; Friday would be the third."""
    at(hands, date(2026, 10, 7), 11)
    opens_her_page(hands)
    for typed in ("15/10 14h", "16/10 9h"):
        hands.press(Qt.Key.Key_R)
        hands.fill("Quand", typed)
        hands.press(Qt.Key.Key_Return)
    says = hands.says()
    assert "mardi 13 octobre" in says
    assert "jeudi 15 octobre" in says
    hands.press(Qt.Key.Key_Escape)


def one_is_moved(hands: Hands) -> None:
    """Tuesday 3 November becomes Wednesday the 4th at 10."""
    at(hands, date(2026, 10, 30), 11)
    opens_her_page(hands)
    hands.tab_to(lambda one: one.objectName().startswith("log_"), "the next appointment")
    hands.press(Qt.Key.Key_Space)
    hands.fill("Quand", "4/11 10h")
    hands.press(Qt.Key.Key_Return, CONTROL)


def is_seen(hands: Hands, day: date) -> None:
    """From the counsellor's day: Enter, the note, Ctrl+Enter; on 17 November nobody comes."""
    at(hands, day, 15)
    hands.press(Qt.Key.Key_1, CONTROL)
    hands.press(Qt.Key.Key_Return)
    hands.types("Personne, message laissé." if day == MISSED else f"Point du {day.day}.")
    if day == MISSED:
        hands.press(Qt.Key.Key_M, ALT)
    hands.press(Qt.Key.Key_Return, CONTROL)


def renews(hands: Hands) -> None:
    """The bilan first, then three more months."""
    opens_her_page(hands)
    hands.button("engagement_renew")
    hands.fill("Ce qui en ressort", "Deux entretiens d’embauche, un essai en janvier.")
    hands.fill("Signé le", "29/12")
    hands.press(Qt.Key.Key_Return, CONTROL)


def is_hired_with_hours_at_half_past_six(hands: Hands) -> None:
    """On 12 January: weekdays from 6:30 to 14:30, twenty minutes away, from the 18th on; the care is asked for."""
    at(hands, date(2027, 1, 12), 16)
    opens_her_page(hands)
    hands.button("parent_work_add")
    hands.choose("Rendez-vous", "emploi")
    hands.fill("Où, avec qui", "Clinique du Parc")
    hands.fill("Le, ou à partir du", "18/1")
    hands.fill("Ou heures de la semaine", "lun-ven 6:30-14:30")
    hands.fill("Trajet", "20")
    assert "6 h–15 h" in hands.says()
    hands.press(Qt.Key.Key_Return)


def the_director_accepts(hands: Hands, asked: CareRequest) -> None:
    """On her first page: these hours in place of the reference week's."""
    hands.press(Qt.Key.Key_L, CONTROL)
    hands.logs_in("Claire Martin", PASSPHRASE)
    hands.button(f"home_accept_{asked.id}")
    hands.choose("Heures demandées", "à la place")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_L, CONTROL)


def care_of(session: Session, day: date) -> list[Span]:
    """What is reserved for Minh Anh that day."""
    (enrolment,) = session.store.find(Enrolment)
    return list(expected(session, day, day, [enrolment]).reserved(enrolment, day))


def leaves_with_the_place_kept(hands: Hands) -> None:
    """The job has begun on the 18th; on the 22nd the place is made permanent and the path ends."""
    at(hands, LEFT, 16)
    opens_her_page(hands)
    hands.button("parent_work_job")
    hands.choose("Contrat", "CDI")
    hands.fill("Employeur", "Clinique du Parc")
    hands.fill("Premier jour", "18/1")
    hands.choose("Justificatif", "contrat de travail")
    hands.fill("Daté du", "15/1")
    hands.press(Qt.Key.Key_Return)
    opens_her_page(hands)
    hands.button("path_keep")
    hands.press(Qt.Key.Key_Return)
    opens_her_page(hands)
    hands.button("path_exit")
    hands.fill("Sortie, dernier jour", "22/1")
    hands.choose("Motif de sortie", "CDI")
    hands.press(Qt.Key.Key_Return)


def is_still_at_work_three_months_later(hands: Hands) -> None:
    """Found again by Ctrl+K, without her accents."""
    at(hands, date(2027, 4, 22), 10)
    hands.press(Qt.Key.Key_K, CONTROL)
    hands.types("nguyen thi")
    hands.press(Qt.Key.Key_Return)
    hands.button("path_check_3")
    hands.choose("Situation du parent", "en emploi")
    hands.press(Qt.Key.Key_Return)


def report(
    storage: FolderStorage, folder: Path, clock: FixedClock, tmp_path: Path, month: str
) -> dict[str, Any]:
    """The month's figures as the command line writes them."""
    passphrase, written = tmp_path / "phrase.txt", tmp_path / f"{month}.json"
    passphrase.write_text(HERS, encoding="utf-8")
    who = ["--user", "conseillere", "--passphrase-file", str(passphrase)]
    assert cli.run([*who, "report", str(folder), month, "--json", str(written)], storage, clock) == 0
    found: dict[str, Any] = json.loads(written.read_text(encoding="utf-8"))
    return found
