"""The load in words: the line under a day, its header, what a screen reader hears."""

from dataclasses import replace

import pytest

from app.planning.conflicts import ConflictRule, LoadConflict
from app.planning.week_load import LoadOfDay
from app.spans import DAY
from tests.app.planning.test_week_load import BEFORE, MONDAY, SUNDAY, moment, on, planned
from tests.app.staff.rows import StaffedCreche, staffed
from ui.load_words import day_words, header_tone, header_words, sign_of, strip_tone, strip_words, tone_of

DAYS_OFF = SUNDAY


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def seen(creche: StaffedCreche) -> LoadOfDay:
    return on(creche, MONDAY, moment(BEFORE))


def lines(load: LoadOfDay) -> list[str]:
    return [plain(words) for words in strip_words(load)]


def test_a_calm_day_tells_its_peak_and_whether_the_adults_suffice() -> None:
    creche = staffed()
    planned(creche, 2, "8:00-12:00")
    assert lines(seen(creche)) == ["pic 2 sur 30"]
    creche.adult("6:00-20:00")
    creche.adult("6:00-20:00")
    assert lines(seen(creche)) == ["pic 2, adultes suffisants", "pic 2"]
    assert (strip_tone(seen(creche)), header_words(seen(creche)), header_tone(seen(creche))) == (
        "muted",
        "",
        "muted",
    )


def test_today_tells_its_peak_and_how_many_are_planned() -> None:
    creche = staffed()
    planned(creche, 1, "8:00-12:00")
    planned(creche, 1, "14:00-15:00")
    assert lines(on(creche, MONDAY, moment(MONDAY, "10:00"))) == ["pic 1, 2 prévus", "pic 1"]


def test_a_day_off_is_closed_and_a_creche_without_agreement_has_a_peak_alone() -> None:
    assert lines(on(staffed(), DAYS_OFF, moment(BEFORE))) == ["fermé"]
    creche = StaffedCreche()
    creche.opens("6:00-20:00")
    planned(creche, 1, "8:00-12:00")
    assert lines(seen(creche)) == ["pic 1"]


def test_a_shortage_is_told_shorter_and_shorter() -> None:
    creche = staffed()
    creche.adult("6:00-20:00")
    planned(creche, 2, "7:30-8:00")
    load = seen(creche)
    assert lines(load) == ["▲ manque 1 adulte, 7 h 30", "▲ \u22121 adulte, 7 h 30", "▲ \u22121 à 7 h 30"]
    assert (plain(header_words(load)), header_tone(load), strip_tone(load)) == (
        "▲ 7 h 30–8 h",
        "alert",
        "alert",
    )


def test_a_surnombre_is_amber_and_an_excess_red() -> None:
    creche = staffed()
    planned(creche, 32, "9:30-12:00")
    load = seen(creche)
    assert lines(load)[0] == "▲ 32 de 9 h 30 à 12 h"
    assert (plain(header_words(load)), header_tone(load)) == ("▲ surnombre 32", "amber")
    planned(creche, 4, "9:30-12:00")
    assert (plain(header_words(seen(creche))), header_tone(seen(creche))) == ("▲ 9 h 30–12 h", "alert")


def test_a_forgotten_departure_is_a_question_that_leaves_the_strip_alone() -> None:
    creche = staffed()
    planned(creche, 1, "8:00-12:00")
    creche.arrived(creche.enrolments[0], MONDAY, "8:00")
    load = on(creche, MONDAY, moment(MONDAY, "13:00"))
    assert plain(header_words(load)) == "? départ"
    assert lines(load)[0] == "pic 1, 1 prévu"
    assert sign_of(load.conflicts[0]) == "?"


@pytest.mark.parametrize(
    ("rule", "tone"),
    [
        (ConflictRule.OVER_LIMIT, "alert"),
        (ConflictRule.SHORT_STAFF, "alert"),
        (ConflictRule.WEEK_IN_BREACH, "alert"),
        (ConflictRule.SURNOMBRE, "amber"),
        (ConflictRule.UNRECORDED_DEPARTURE, "muted"),
    ],
)
def test_each_rule_has_its_tone(rule: ConflictRule, tone: str) -> None:
    assert tone_of(LoadConflict(day=MONDAY, start=0, end=DAY, rule=rule)) == tone


def test_a_screen_reader_hears_the_day_and_each_conflict_in_sentences() -> None:
    creche = staffed()
    planned(creche, 31, "9:30-12:00")
    assert plain(day_words(seen(creche))) == (
        "Lundi 5 octobre : 31 enfants prévus, pic 31 pour 30 places. "
        "Lundi 5, 9 h 30–12 h : surnombre — 31 enfants pour 30 places, permis jusqu’à 35."
    )
    assert plain(day_words(on(creche, DAYS_OFF, moment(BEFORE)))) == "Dimanche 11 octobre : fermé."
    assert " :" not in day_words(seen(creche))
    assert replace(seen(creche), conflicts=()).peak == 31
