"""Who may do what (droits): every use case against every role, as the rights table says, and none forgotten."""

import ast
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from app.care.arrivals import note_arrival
from app.care.door import door
from app.care.enrolling import enrol
from app.care.enrolments import Enrolment
from app.care.schedules import PatternSpan
from app.families.child_sheet import child_sheet
from app.families.family_files import add_parent_of
from app.families.health import Allergy, CareProtocol, add_allergy, add_protocol
from app.families.parents import add_contact
from app.families.records import Child, Contact, Parent
from app.session import Session
from app.structure.opening_week import set_opening
from app.users import RIGHTS, Right, Role, User
from tests.app.records import MONDAY, TUESDAY, as_role, at, child, enrolled, h, open_week, span, weekdays
from tests.builders import FixedClock
from tests.use_cases import ROOT, asks_somewhere, refuses, use_cases
from ui.pages import PAGES

ASKS_FIRST: Mapping[Right, frozenset[str]] = {
    Right.SEE_CHILDREN: frozenset(
        {
            "care.care_check.check_care", "care.day_exceptions.exceptions_by_enrolment", "care.door.door",
            "care.enrolling.enrolment_warnings", "care.envelopes.envelopes_by_enrolment",
            "care.monthly_roster.roster_desk", "care.unexpected.unexpected", "care.week_plan.week_plan",
            "care.weeks.weeks_by_enrolment", "coming.comings", "coming.deadlines", "families.child_list.child_lines",
            "families.child_sheet.child_sheet", "families.children.likely_duplicates",
            "families.children.likely_same_parents", "families.family_files.with_other_parents", "home.home",
            "planning.copies.preview_day_copy", "planning.copies.preview_week_copy", "planning.day_plan.day_plan",
            "planning.edits.preview_edit", "planning.emergency.emergency_facts", "planning.trial_choices.trial_choices",
            "planning.what_if.trial_desk", "search.find",
        }
    ),
    Right.EDIT_FAMILIES: frozenset(
        {
            "admission.desk.admission_desk", "admission.requests.add_request", "admission.requests.change_request",
            "admission.requests.withdraw", "admission.requests.reopen", "families.children.add_child",
            "families.children.change_child", "families.children.end_child", "families.children.reopen_child",
            "families.facts.add_fact", "families.facts.change_fact", "families.facts.remove_fact",
            "families.groups.place_in_group", "families.groups.remove_group_stay", "families.homes.add_home",
            "families.homes.change_home", "families.homes.end_home", "families.homes.reopen_home",
            "families.homes.note_consent", "families.parents.add_parent", "families.parents.change_parent",
            "families.parents.end_parent", "families.parents.reopen_parent", "families.parents.tie_parent",
            "families.parents.untie_parent", "families.parents.add_contact", "families.parents.change_contact",
        }
    ),
    Right.EDIT_HEALTH: frozenset(
        {
            "families.health.add_allergy", "families.health.change_allergy", "families.health.remove_allergy",
            "families.health.add_protocol", "families.health.change_protocol", "families.health.remove_protocol",
        }
    ),
    Right.EDIT_ENROLMENTS: frozenset(
        {
            "admission.admitting.admit", "admission.requests.decline", "care.day_exceptions.set_exception",
            "care.day_exceptions.drop_exception", "care.enrolling.enrol", "care.enrolling.change_enrolment",
            "care.enrolling.end_early", "care.enrolling.renew", "care.envelopes.set_envelope",
            "care.envelopes.remove_envelope", "care.monthly_roster.accept_roster", "care.weeks.set_week",
            "care.weeks.remove_week", "insertion.care_answers.accept_request",
            "insertion.care_requests.acknowledge_withdrawal", "insertion.care_requests.decline_request",
            "planning.copies.copy_day", "planning.copies.copy_week", "planning.edits.change_days",
            "planning.edits.change_reach", "planning.emergency_deed.accept", "planning.emergency_desk.asked_by",
            "planning.trial_deed.accept_trial",
        }
    ),
    Right.SEE_STAFF: frozenset(
        {
            "staff.managing.members", "staff.rota_days.shift_weeks_of", "staff.sheet.member_sheet",
            "staff.team.team_list", "staff.week.team_week",
        }
    ),
    Right.EDIT_STAFF: frozenset(
        {
            "staff.managing.hire", "staff.managing.change_member", "staff.managing.set_contract",
            "staff.managing.remove_contract", "staff.managing.add_leave", "staff.managing.change_leave",
            "staff.managing.remove_leave", "staff.rota.accepting.accept_proposal", "staff.rota.building.rota_week",
            "staff.rota_copies.preview_rota_copy", "staff.rota_days.set_shift_weeks",
            "staff.rota_days.remove_shift_weeks", "staff.rota_days.set_shift_day", "staff.rota_days.drop_shift_day",
        }
    ),
    Right.NOTE_ATTENDANCE: frozenset(
        {
            "care.arrivals.note_arrival", "care.arrivals.note_departure",
        }
    ),
    Right.SEE_INSERTION: frozenset(
        {
            "insertion.agenda.agenda", "insertion.care_requests.check_request",
            "insertion.counsellor_day.counsellor_day", "insertion.counsellor_day.to_record",
            "insertion.engaging.terms_for", "insertion.engaging.next_engagement",
            "insertion.entry_and_exit.planned_after", "insertion.exit_care.waiting_after",
            "insertion.home_part.insertion_home", "insertion.interview_desk.interview_now",
            "insertion.interview_desk.interview_desk", "insertion.interview_desk.check_appointment",
            "insertion.interview_desk.propose_next", "insertion.interviewing.interview_warnings",
            "insertion.meeting_desk.meetings", "insertion.meeting_desk.meeting_desk",
            "insertion.meeting_desk.who_may_attend", "insertion.meeting_desk.proposed_topics",
            "insertion.meetings.topic_names", "insertion.orientation_desk.orientation_desk",
            "insertion.parent_sheet.latest_path", "insertion.parent_sheet.parent_sheet", "insertion.partners.directory",
            "insertion.path_list.path_lines", "insertion.path_list.open_lines",
            "insertion.path_list.parents_without_path", "insertion.paths.parent_of",
            "insertion.planner.interviews_of_parent", "insertion.series.term_of",
            "insertion.work_agenda.children_of_path",
        }
    ),
    Right.EDIT_INSERTION: frozenset(
        {
            "insertion.actions.add_action", "insertion.actions.change_action", "insertion.actions.reopen_action",
            "insertion.agenda.carried_agenda", "insertion.care_requests.ask_care",
            "insertion.care_requests.withdraw_request", "insertion.engaging.sign",
            "insertion.engaging.renew_engagement", "insertion.engaging.note_bilan", "insertion.engaging.end_engagement",
            "insertion.engaging.change_engagement", "insertion.engaging.remove_engagement",
            "insertion.entry_and_exit.open_path", "insertion.entry_and_exit.accept_orientation",
            "insertion.entry_and_exit.change_path", "insertion.entry_and_exit.close_path",
            "insertion.entry_and_exit.reopen_path", "insertion.entry_and_exit.keep_place",
            "insertion.follow_ups.answer_check", "insertion.follow_ups.remove_check",
            "insertion.interview_entry.save_interview", "insertion.interviewing.plan_interview",
            "insertion.interviewing.record_interview", "insertion.interviewing.move_interview",
            "insertion.interviewing.remove_interview", "insertion.job_spells.save_spell",
            "insertion.job_spells.end_spell", "insertion.job_spells.remove_spell", "insertion.meetings.save_meeting",
            "insertion.meetings.remove_meeting", "insertion.needs.open_need", "insertion.needs.rate_need",
            "insertion.needs.close_need", "insertion.needs.reopen_need", "insertion.orientations.add_orientation",
            "insertion.orientations.change_orientation", "insertion.orientations.put_on_waiting_list",
            "insertion.orientations.decline_orientation", "insertion.orientations.reopen_orientation",
            "insertion.partners.save_organisation", "insertion.partners.save_contact",
            "insertion.partners.end_organisation", "insertion.partners.end_contact", "insertion.series.preview_series",
            "insertion.situations.note_situation", "insertion.work_agenda.note_work",
            "insertion.work_agenda.cancel_work", "insertion.work_events.save_event",
            "insertion.work_events.cancel_event",
        }
    ),
    Right.PRIVATE_NOTES: frozenset(
        {
            "insertion.notes_access.let_in", "insertion.notes_access.new_notes_code",
            "insertion.notes_access.use_notes_code", "insertion.notes_access.renew_notes_key",
            "insertion.private_notes.read_note", "insertion.private_notes.write_note",
        }
    ),
    Right.SEE_MONEY: frozenset(
        {
            "families.homes.set_resources", "families.homes.remove_resources", "money.estimate_desk.estimate_for",
            "money.figures.figure_lines", "money.figures.remove_figure", "money.figures.set_figure",
            "money.home_rates.rates_today",
        }
    ),
    Right.SEE_REPORTS: frozenset(
        {
            "insertion.simulator.simulation", "report.building.report_facts", "report.building.build",
            "report.comments.comment_of", "report.desk.month_lines", "report.desk.given_report",
            "report.figures_desk.figures_desk", "report.statement_desk.statement_for",
            "report.account.desk.account_for",
        }
    ),
    Right.COMMENT_MONTHS: frozenset(
        {
            "report.comments.set_comment",
        }
    ),
    Right.CLOSE_MONTHS: frozenset(
        {
            "report.closing.close_month", "report.closing.reopen_month",
        }
    ),
    Right.EDIT_STRUCTURE: frozenset(
        {
            "families.groups.add_group", "families.groups.change_group", "families.groups.end_group",
            "settings.set_setting", "structure.agreement.set_identity", "structure.agreement.set_capacity",
            "structure.agreement.remove_capacity", "structure.closures.add_closure",
            "structure.closures.change_closure", "structure.closures.remove_closure", "structure.closures.add_holidays",
            "structure.closures.change_holiday", "structure.closures.remove_holiday",
            "structure.opening_week.set_opening", "structure.opening_week.remove_opening",
        }
    ),
    Right.MANAGE_PEOPLE: frozenset(
        {
            "people.add_person", "people.change_person", "people.end_person", "people.give_passphrase",
            "people.new_recovery_code", "data_key.left_since_key", "data_key.renew_data_key",
            "people.try_recovery_code",
        }
    ),
    Right.READ_JOURNAL: frozenset(
        {
            "journal_list.journal_page", "journal_list.journal_choices",
        }
    ),
    Right.CARRY_OUT: frozenset(
        {
            "backups.back_up", "backups.back_up_elsewhere", "filoue.desk.filoue_years",
            "report.annex.asking.annex_children", "report.annex.asking.annex_for", "filoue.desk.filoue_desk",
        }
    ),
    Right.PROTECT_DATA: frozenset(
        {
            "protection.access.given_files", "protection.asking.askers", "protection.asking.asked_for",
            "protection.erasing.erase", "protection.erasing.erasures",
            "protection.erasing.preview", "protection.erasing.proposals",
            "protection.filled.fill_register", "protection.register.register",
        }
    ),
}  # fmt: skip
"""What asks for its right before it looks at anything."""

LATER: frozenset[str] = frozenset(
    {
        "filoue.desk.make_filoue", "protection.access.hand_over", "protection.access.may_hand_over",
        "protection.access.gather",
        "backups.failed_rehearsal",
        "code_use.code_used",
        "admission.desk.count_waiting", "admission.search.find_waiting", "care.absences.note_absence",
        "care.absences.change_absence", "care.absences.remove_absence", "care.attendance_days.note_day",
        "care.attendance_days.correct_stay", "care.attendance_days.remove_stay",
        "care.day_exceptions.exceptions_of", "care.stays.require_for", "care.weeks.weeks_of",
        "families.child_sheet.sees_health", "families.facts.walks_from", "families.family_files.add_family",
        "families.family_files.save_child", "families.family_files.save_home",
        "families.family_files.add_parent_of", "families.family_files.change_parent_of",
        "families.family_files.share_parent", "insertion.actions.finish_action", "insertion.actions.drop_action",
        "insertion.care_desk.care_rows", "insertion.exit_care.withdraw_after",
        "insertion.interviewing.about_interview", "insertion.meeting_desk.meeting_lines",
        "insertion.notes_access.notes_access", "insertion.path_search.with_paths",
        "insertion.private_notes.with_private_note", "insertion.series.plan_series",
        "planning.emergency_desk.emergency_desk", "report.desk.desk_of", "report.desk.desk_to_give",
        "staff.leaves.told_leave",
        "staff.rota_copies.copy_rota_week", "structure.agreement.set_places", "structure.closures.open_on_holiday",
    }
)  # fmt: skip
"""What answers nothing to whoever may not know, or asks by another use case that it calls."""

OPEN: Mapping[str, str] = {
    "clock_doubt.clock_doubt": "everybody may hear that the computer's clock is wrong; no entry is shown",
    "backups.rehearse_if_due": "the crèche's duty, whoever leaves last; only its outcome is kept",
    "backups.keep_copy": "whoever leaves last, the copy is made; nothing is carried out",
    "backups.last_backup": "a moment",
    "care.expected.expected": "reserved hours, which the team works by",
    "consulting.consulted": "whoever opened it is told of, right or not",
    "drafts.draft_of": "one's own, by the login that opened the file",
    "drafts.drafts_of": "one's own",
    "drafts.drop_draft": "one's own",
    "drafts.keep_draft": "one's own",
    "drafts.private_of": "one's own, sealed under the counsellors' key",
    "insertion.interview_entry.next_interview": "builds what it is given, reads nothing",
    "journal_retention.purge_when_due": "the crèche's duty, whoever leaves last; shows nothing",
    "people.change_own_passphrase": "one's own, on proof of the former",
    "session.log_out": "whoever leaves",
    "settings.settings_on": "the crèche's rules",
    "setup.steps_done": "how far the setting up has come",
    "structure.closures.propose_holidays": "days of the calendar",
    "unfinished.drop": "one's own, as every draft",
    "unfinished.free_number": "one's own, as every draft",
    "unfinished.keep": "one's own, as every draft",
    "unfinished.unfinished": "one's own, as every draft",
}
"""What whoever is in may do, and why."""

INNER: frozenset[str] = frozenset(
    {
        "protection.erasing.proposal_of", "protection.filled.filled_in",
        "backups.is_rehearsal_due",
        "admission.requests.log", "admission.requests.waiting", "care.day_exceptions.put_exception",
        "care.day_exceptions.put_exceptions", "care.day_exceptions.take_exceptions", "care.stays.around",
        "care.weeks.put_weeks", "families.surroundings.surroundings", "insertion.care_answers.holder_on",
        "insertion.care_requests.about_request", "insertion.care_requests.answered",
        "insertion.care_requests.waiting", "insertion.follow_ups.require_checks_kept",
        "insertion.interviewing.drop", "insertion.interviewing.planner_for",
        "insertion.orientations.check_answer_day", "insertion.orientations.require_not_entered",
        "insertion.path_list.children_of", "insertion.path_list.lines_of", "insertion.paths.require_past",
        "journal_owner.owners_of", "journal_owner.rows_about", "journal_subjects.subjects_of",
        "planning.emergency.known_to_walk",
        "proof.require_passphrase", "report.closing.can_close", "staff.rota_days.refuse_twice",
    }
)  # fmt: skip
"""What use cases that have asked call: no screen and no command takes it."""

PEOPLE = {role.value: User(id=1, login="x", name="X", role=role) for role in Role}
PEOPLE["ended"] = User(id=1, login="x", name="X", role=Role.DIRECTOR, active=False)
CASES = use_cases()


def test_every_use_case_stands_in_the_table_and_once() -> None:
    placed = [name for names in ASKS_FIRST.values() for name in names] + [*LATER, *OPEN, *INNER]
    assert len(placed) == len(set(placed))
    assert set(placed) == set(CASES)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("right", Right)
def test_a_use_case_refuses_whoever_lacks_its_right_before_it_looks_at_anything(
    right: Right, person: str
) -> None:
    who = PEOPLE[person]
    wrong = {name for name in ASKS_FIRST.get(right, ()) if refuses(CASES[name], who) is who.can(right)}
    assert not wrong


def test_what_asks_later_does_ask() -> None:
    assert not {name for name in LATER if not asks_somewhere(name)}


def test_what_asks_nothing_is_open_on_purpose_or_out_of_every_screen_s_reach() -> None:
    assert not {name for name in INNER if name in taken_by_screens()}
    assert not {name for name in CASES.keys() - LATER - OPEN.keys() - INNER if not asks_somewhere(name)}


@cache
def taken_by_screens() -> frozenset[str]:
    """What the screens and the commands import of the use cases."""
    return frozenset(
        f"{node.module.removeprefix('app.')}.{alias.name}"
        for path in (ROOT / "ui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("app.")
        for alias in node.names
    )


def test_the_team_has_nothing_of_insertion_of_money_nor_of_the_journal() -> None:
    assert RIGHTS[Role.TEAM] == {
        Right.SEE_CHILDREN,
        Right.SEE_STAFF,
        Right.NOTE_ATTENDANCE,
        Right.CORRECT_ATTENDANCE,
    }
    assert {role for role in Role if Right.PRIVATE_NOTES in RIGHTS[role]} == {Role.COUNSELLOR}


SHOWN = {
    Role.DIRECTOR: {entry.name for entry in PAGES},
    Role.COUNSELLOR: {entry.name for entry in PAGES} - {"journal"},
    Role.TEAM: {"home", "children", "planning", "attendance", "team", "settings"},
}


@pytest.mark.parametrize("role", Role)
def test_each_role_has_its_pages(role: Role) -> None:
    who = PEOPLE[role.value]
    assert {entry.name for entry in PAGES if entry.right is None or who.can(entry.right)} == SHOWN[role]


def left_today(session: Session) -> Child:
    """A child whose contract ends today, allergic, with a protocol and two people who may collect."""
    open_week(session)
    who = child(session)
    mother = Parent(home_id=0, first_name="Aoife", last_name="O’Connor")
    add_parent_of(session, who, mother, may_collect=True)
    add_contact(
        session, Contact(child_id=who.id, name="Anna Nowak", may_collect=True, first_day=date(2026, 9, 1))
    )
    add_allergy(session, Allergy(child_id=who.id, label="Œuf", first_day=date(2026, 9, 1)))
    add_protocol(
        session, CareProtocol(child_id=who.id, instructions="Appeler le 15.", first_day=date(2026, 9, 1))
    )
    enrolled(session, who, span("8:30", "17:00"), last=MONDAY)
    return who


@pytest.mark.parametrize(("day", "read"), [(MONDAY, 1), (TUESDAY, 0)])
@pytest.mark.parametrize("role", [Role.TEAM, Role.DIRECTOR])
def test_from_the_day_after_a_child_left_the_team_reads_neither_its_health_nor_who_collects(
    session: Session, clock: FixedClock, day: date, read: int, role: Role
) -> None:
    who = left_today(session)
    at(clock, day, "8:00")
    seen = 1 if role is Role.DIRECTOR else read
    reader = as_role(session, role)
    sheet = child_sheet(reader, who.id)
    shown = (sheet.allergies, sheet.protocols, sheet.parents, sheet.contacts)
    assert [len(rows) for rows in shown] == [seen] * 4
    assert sheet.withheld is (not seen)
    around = door(reader, MONDAY).lines[0].around
    assert (len(around.allergies), len(around.collectors)) == (seen, 2 * seen)


def test_a_child_who_comes_back_has_its_health_at_the_door_again(session: Session, clock: FixedClock) -> None:
    who = left_today(session)
    enrolment = session.store.find(Enrolment)[0]
    again = replace(enrolment, id=0, first_day=date(2027, 1, 4), last_day=date(2027, 7, 30))
    enrol(session, again, None)
    at(clock, TUESDAY, "8:00")
    sheet = child_sheet(as_role(session, Role.TEAM), who.id)
    assert [one.label for one in sheet.allergies] == ["Œuf"]
    assert not sheet.withheld


def test_a_night_that_ends_the_day_after_the_last_one_keeps_the_allergy_at_the_door(
    session: Session, clock: FixedClock
) -> None:
    who = left_today(session)
    set_opening(session, MONDAY, weekdays(span("7:30", "31:00")))
    with session.store.atomic("set_week"):
        night = replace(session.store.find(PatternSpan)[0], start=h("20:00"), end=h("31:00"))
        session.store.change(night)
    at(clock, MONDAY, "20:05")
    note_arrival(session, who)
    at(clock, TUESDAY, "5:00")
    shown = door(as_role(session, Role.TEAM)).lines
    assert [(line.child.id, line.around.allergies) for line in shown] == [(who.id, ("Œuf",))]
