"""« Un enfant, mardi 7 h–12 h ? »: places and adults to the minute, the cheapest lawful change, the free hours near."""

from datetime import date, timedelta

import pytest

from app.care.care_check import Rule
from app.care.day_exceptions import set_exception
from app.care.enrolments import Kind
from app.errors import InvalidEntry
from app.families.children import end_child
from app.families.facts import walks_from
from app.planning.emergency import Verdict, answer, emergency_facts
from app.planning.free_slots import FreeSlot
from app.session import Session
from app.staff.managing import add_leave
from app.staff.records import Leave
from app.staff.rota_days import set_shift_day
from app.structure.agreement import set_places
from app.structure.closures import add_closure
from app.structure.records import Closure, ClosureReason
from tests.app.planning.asking import JANUARY, adult, asked, children, creche, options, question, told
from tests.app.records import MONDAY, TUESDAY, at, child, enrolled, h, refused, span
from tests.builders import FixedClock

__all__ = ["creche"]

WEDNESDAY = date(2026, 11, 25)


def test_a_free_place_with_adults_enough_is_a_plain_yes(creche: Session) -> None:
    adult(creche, "Ana Bé", "7:00-18:30")
    adult(creche, "Zoé Ka", "7:00-18:30")
    children(creche, 3, "9:15-17:00")
    found = asked(creche, "8:00-12:00")
    assert (found.verdict, found.sentence, found.options, found.slots) == (Verdict.YES, "Oui", (), ())
    assert found.places is not None
    assert (found.places.start, found.places.end) == (h("9:15"), h("12:00"))
    assert (found.places.children, found.places.places, found.places.free, found.places.most) == (4, 5, 1, 6)
    assert found.is_possible


def test_above_the_agreed_places_is_a_yes_up_to_the_limit_and_a_no_beyond(creche: Session) -> None:
    children(creche, 5, "8:00-17:00")
    found = asked(creche, "8:00-12:00")
    assert (found.verdict, [one.rule for one in found.check.findings]) == (Verdict.YES, [Rule.SURNOMBRE])
    assert found.places is not None
    assert found.places.free == -1
    children(creche, 1, "11:00-17:00")
    found = asked(creche, "8:00-12:00")
    assert (found.verdict, told(found.sentence)) == (Verdict.NO, "Non : 7 enfants de 11 h à 12 h, 6 au plus")
    assert not found.is_possible


@pytest.mark.parametrize(("hours", "verdict"), [("8:00-11:00", Verdict.YES), ("8:00-11:01", Verdict.NO)])
def test_the_limit_is_judged_to_the_minute(creche: Session, hours: str, verdict: Verdict) -> None:
    children(creche, 6, "11:00-17:00")
    assert asked(creche, hours).verdict is verdict


def test_outside_the_opening_is_a_no_but_for_the_director_s_explicit_word(creche: Session) -> None:
    found = asked(creche, "6:30-12:00")
    assert (found.verdict, told(found.sentence)) == (
        Verdict.NO,
        "Non : la crèche n’est pas ouverte de 6 h 30 à 7 h",
    )
    assert asked(creche, "6:30-12:00", outside_opening=True).verdict is Verdict.YES


def test_a_closed_day_is_a_no_with_the_next_open_days(creche: Session) -> None:
    add_closure(creche, Closure(first_day=TUESDAY, last_day=TUESDAY, reason=ClosureReason.PEDAGOGICAL))
    found = asked(creche, "9:00-12:00")
    assert told(found.sentence) == "Non : la crèche est fermée ce jour-là"
    assert found.slots[0] == FreeSlot(day=WEDNESDAY, spans=(span("9:00", "12:00"),))
    assert len(found.slots) == 5
    assert asked(creche, "9:00-12:00", outside_opening=True).verdict is Verdict.YES


def test_without_any_shift_noted_the_adults_are_not_judged(creche: Session) -> None:
    children(creche, 5)
    found = asked(creche, "7:00-12:00")
    assert (found.verdict, found.adults.known, found.shortages) == (Verdict.YES, False, ())


def test_a_shortage_is_told_by_its_minutes_the_children_and_the_adults(creche: Session) -> None:
    adult(creche, "Ana Bé", "7:30-15:00")
    adult(creche, "Zoé Ka", "8:00-15:30")
    children(creche, 1, "7:30-12:00")
    (short,) = asked(creche, "7:30-12:00").shortages
    assert (short.start, short.end, short.children, short.present, short.needed) == (
        h("7:30"),
        h("8:00"),
        2,
        1,
        2,
    )


def test_the_cheapest_changes_come_first_each_with_its_cost(creche: Session) -> None:
    adult(creche, "Ana Bé", "7:30-15:00")
    adult(creche, "Zoé Ka", "8:00-15:30")
    adult(creche, "Élodie Fournier", "9:00-16:30")
    adult(creche, "Fatou N’Diaye", weekdays=(0, 2), hours=15)
    children(creche, 1, "7:30-12:00")
    found = asked(creche, "7:30-12:00")
    assert (found.verdict, found.sentence) == (Verdict.WITH_CHANGE, "Oui, avec un changement d’équipe")
    assert options(found) == [
        [("Zoé Ka", "moved", (span("7:30", "15:00"),), 0)],
        [("Élodie Fournier", "moved", (span("7:30", "15:00"),), 0)],
        [("Zoé Ka", "extended", (span("7:30", "15:30"),), 30)],
        [("Élodie Fournier", "extended", (span("7:30", "16:30"),), 90)],
        [("Fatou N’Diaye", "called_in", (span("7:30", "10:30"),), 180)],
    ]


def test_a_move_that_would_leave_other_minutes_short_is_none(creche: Session) -> None:
    adult(creche, "Ana Bé", "7:30-15:30")
    adult(creche, "Zoé Ka", "8:00-15:30")
    children(creche, 1, "7:30-15:30")
    assert options(asked(creche, "7:30-12:00")) == [[("Zoé Ka", "extended", (span("7:30", "15:30"),), 30)]]


def test_who_is_on_leave_is_not_called_in(creche: Session) -> None:
    adult(creche, "Ana Bé", "7:30-15:30")
    off = adult(creche, "Fatou N’Diaye")
    found = asked(creche, "9:00-12:00")
    assert [one[0][0] for one in options(found)] == ["Fatou N’Diaye"]
    add_leave(creche, Leave(member_id=off.id, first_day=TUESDAY, last_day=TUESDAY))
    found = asked(creche, "9:00-12:00")
    assert (found.verdict, told(found.sentence)) == (Verdict.NO, "Non : il manque 1 adulte de 9 h à 12 h")
    assert found.is_possible


@pytest.mark.parametrize(("eve_ends", "allowed"), [("20:30", True), ("20:31", False)])
def test_eleven_hours_of_rest_are_kept_to_the_minute(creche: Session, eve_ends: str, allowed: bool) -> None:
    adult(creche, "Ana Bé", "7:30-15:30")
    tired = adult(creche, "Zoé Ka", "10:00-13:30")
    set_shift_day(creche, tired, MONDAY, [span("14:30", eve_ends)])
    children(creche, 1, "7:30-13:30")
    found = asked(creche, "7:30-10:00")
    assert [one[0][1] for one in options(found)] == (["extended"] if allowed else [])


@pytest.mark.parametrize(("ends", "allowed"), [("13:30", True), ("13:45", False)])
def test_six_hours_without_a_break_are_not_passed_by_a_change(
    creche: Session, ends: str, allowed: bool
) -> None:
    adult(creche, "Ana Bé", "7:30-15:30")
    adult(creche, "Zoé Ka", f"10:00-{ends}")
    children(creche, 1, "7:30-10:00")
    found = asked(creche, "7:30-10:00")
    assert ("extended" in {one[0][1] for one in options(found)}) is allowed


@pytest.mark.parametrize(("ends", "allowed"), [("17:30", True), ("17:45", False)])
def test_ten_hours_a_day_are_not_passed(creche: Session, ends: str, allowed: bool) -> None:
    adult(creche, "Ana Bé", "7:30-15:30")
    adult(creche, "Zoé Ka", f"10:00-{ends}")
    children(creche, 1, "7:30-10:00")
    children(creche, 1, "10:00-17:30")
    found = asked(creche, "7:30-10:00")
    assert ("extended" in {one[0][1] for one in options(found)}) is allowed


def test_forty_eight_hours_and_six_days_of_work_are_not_passed(creche: Session) -> None:
    adult(creche, "Ana Bé", "7:30-15:30")
    adult(creche, "Zoé Ka", "9:00-18:00", weekdays=(0, 2, 3, 4, 5), hours=45)
    children(creche, 1, "7:30-10:00")
    assert options(asked(creche, "7:30-10:30")) == [[("Zoé Ka", "called_in", (span("7:30", "10:30"),), 180)]]
    assert options(asked(creche, "7:30-11:00")) == []
    adult(creche, "Sam Lo", "12:00-13:00", weekdays=(0, 2, 3, 4, 5, 6), hours=10)
    assert options(asked(creche, "7:30-11:00")) == []


def test_minutes_beyond_the_contract_of_the_week_are_shown(creche: Session) -> None:
    adult(creche, "Ana Bé", "7:30-15:30", hours=40)
    adult(creche, "Zoé Ka", "8:00-15:00", hours=35)
    children(creche, 1, "7:30-15:00")
    ((change,),) = [option.changes for option in asked(creche, "7:30-12:00").options]
    assert (change.minutes, change.overrun) == (30, 30)


def test_two_changes_are_put_together_where_one_is_not_enough(creche: Session) -> None:
    adult(creche, "Ana Bé", "9:00-12:00")
    adult(creche, "Zoé Ka", "9:00-12:00")
    children(creche, 1, "9:00-12:00")
    found = asked(creche, "8:00-12:00")
    assert found.sentence == "Oui, avec deux changements d’équipe"
    assert options(found) == [
        [
            ("Ana Bé", "extended", (span("8:00", "12:00"),), 60),
            ("Zoé Ka", "extended", (span("8:00", "12:00"),), 60),
        ]
    ]


def test_one_person_may_fill_two_gaps_of_the_day(creche: Session) -> None:
    adult(creche, "Ana Bé", "7:00-17:00", hours=48)
    adult(creche, "Zoé Ka", "8:00-11:00", "12:00-16:00")
    children(creche, 1, "7:30-12:00")
    found = asked(creche, "7:30-12:00")
    assert [(one.start, one.end) for one in found.shortages] == [
        (h("7:30"), h("8:00")),
        (h("11:00"), h("12:00")),
    ]
    assert options(found) == []
    adult(creche, "Lou Fi")
    assert options(asked(creche, "7:30-12:00")) == [[("Lou Fi", "called_in", (span("7:30", "12:00"),), 270)]]


def test_a_child_who_walks_weighs_less(creche: Session) -> None:
    set_places(creche, JANUARY, 30)
    adult(creche, "Ana Bé", "7:00-17:00")
    adult(creche, "Zoé Ka", "7:00-17:00")
    for one in children(creche, 12, "8:00-12:00"):
        walks_from(creche, one, JANUARY)
    children(creche, 2, "8:00-12:00")
    # 12 ÷ 8 + 2 ÷ 5 = 1.9 adults; one walker more makes 2.025, which wants three.
    assert asked(creche, "9:00-11:00", walks=True).verdict is Verdict.NO
    assert asked(creche, "12:00-13:00", walks=True).verdict is Verdict.YES


def test_the_file_says_whether_a_child_without_a_contract_walks(creche: Session) -> None:
    set_places(creche, JANUARY, 30)
    adult(creche, "Ana Bé", "7:00-17:00")
    adult(creche, "Zoé Ka", "7:00-17:00")
    for one in children(creche, 10, "8:00-12:00"):
        walks_from(creche, one, JANUARY)
    children(creche, 3, "8:00-12:00")
    # 10 ÷ 8 + 3 ÷ 5 = 1.85: a walker more still fits, a crawler does not.
    walker, crawler = child(creche, "Lou"), child(creche, "Max")
    walks_from(creche, walker, TUESDAY)
    assert asked(creche, "9:00-11:00", who=walker).verdict is Verdict.YES
    assert asked(creche, "9:00-11:00", who=crawler).verdict is Verdict.NO


def test_hours_that_the_child_has_already_are_said_so(creche: Session) -> None:
    (one,) = children(creche, 1, "8:00-17:00")
    found = asked(creche, "9:00-12:00", who=one)
    assert (told(found.sentence), found.is_reserved) == ("Oui : ces heures sont déjà réservées", True)
    found = asked(creche, "9:00-18:00", who=one)
    assert found.places is not None
    assert (found.sentence, found.places.children) == ("Oui", 1)


def test_a_child_whose_file_ended_gets_a_no(creche: Session) -> None:
    one = child(creche, "Lou", "Petit")
    end_child(creche, one, MONDAY)
    found = asked(creche, "9:00-12:00", who=creche.store.get(type(one), one.id))
    assert told(found.sentence) == "Non : le dossier de Lou Petit est terminé depuis le 23 novembre 2026"
    assert (found.is_possible, found.slots) == (False, ())


def test_a_night_is_judged_on_both_its_days(creche: Session) -> None:
    adult(creche, "Ana Bé", "7:00-17:00")
    adult(creche, "Zoé Ka", "7:00-17:00")
    set_places(creche, JANUARY, 1)
    guest = child(creche, "Nuit")
    enrolment = enrolled(creche, guest, kind=Kind.OCCASIONAL)
    set_exception(creche, enrolment, WEDNESDAY, [span("2:00", "4:00")], outside_opening=True)
    found = asked(creche, "22:00-27:00", outside_opening=True)
    assert [
        (one.day, one.rule, one.start, one.end) for one in found.check.findings if one.rule is Rule.SURNOMBRE
    ] == [(WEDNESDAY, Rule.SURNOMBRE, h("2:00"), h("3:00"))]
    assert [(one.day, one.start, one.end) for one in found.shortages] == [
        (TUESDAY, h("22:00"), h("24:00")),
        (WEDNESDAY, 0, h("3:00")),
    ]
    assert (found.verdict, found.slots) == (Verdict.NO, ())


def test_the_nearest_free_hours_are_as_long_the_same_day_first(creche: Session) -> None:
    children(creche, 6, "10:00-12:00")
    found = asked(creche, "9:30-11:30")
    assert [(one.day, one.spans) for one in found.slots[:3]] == [
        (TUESDAY, (span("8:00", "10:00"),)),
        (TUESDAY, (span("12:00", "14:00"),)),
        (WEDNESDAY, (span("8:00", "10:00"),)),
    ]


def test_a_slot_of_today_is_never_past(creche: Session, clock: FixedClock) -> None:
    children(creche, 6, "10:00-12:00")
    at(clock, TUESDAY, "9:20")
    found = asked(creche, "9:30-11:30")
    assert found.slots[0] == FreeSlot(day=TUESDAY, spans=(span("12:00", "14:00"),))


def test_a_slot_wants_the_adults_too(creche: Session) -> None:
    adult(creche, "Ana Bé", "7:00-12:00")
    adult(creche, "Zoé Ka", "7:00-11:00")
    found = asked(creche, "11:00-13:00")
    assert found.slots[0].spans == (span("9:00", "11:00"),)


def test_bad_hours_and_past_days_are_refused(creche: Session) -> None:
    with refused(InvalidEntry, "Il manque les heures", field="spans"):
        asked(creche)
    with refused(InvalidEntry, "se chevauchent", field="spans"):
        asked(creche, "8:00-12:00", "11:00-13:00")
    with refused(InvalidEntry, "est passé", field="day"):
        asked(creche, "8:00-12:00", day=MONDAY - timedelta(days=3))
    with refused(InvalidEntry, "La fin de la plage", field="span"):
        asked(creche, "12:00-8:00")


def test_one_load_of_facts_answers_every_question_of_its_week(creche: Session) -> None:
    facts = emergency_facts(creche, TUESDAY)
    friday = date(2026, 11, 27)
    found = answer(facts, question("9:00-12:00", day=friday), creche.clock.moment())
    assert found == asked(creche, "9:00-12:00", day=friday)


def test_the_answer_is_the_same_each_time(creche: Session) -> None:
    for name in ("Ana Bé", "Zoé Ka", "Lou Fi", "Max Or"):
        adult(creche, name, "9:00-15:00")
    children(creche, 3, "8:00-17:00")
    assert asked(creche, "8:00-12:00") == asked(creche, "8:00-12:00")
