"""What the paper says beside the figures: missing days, uniform hours, opening by weekday, the legal share."""

from datetime import date

from app.report.monthly_report import Rate
from app.report.notes import ReportNotes
from app.report.notes_building import notes_of
from tests.app.creche import LATER, OCTOBER, Creche, day, usual


def notes(creche: Creche, today: date = LATER) -> ReportNotes:
    return notes_of(creche.facts(), OCTOBER, today)


def test_hours_are_told_where_every_open_day_has_the_same_and_no_gap() -> None:
    creche = usual()
    assert notes(creche).opening_hours == (420, 1140)
    creche.closes(day(6))
    assert notes(creche).opening_hours == (420, 1140)
    creche.closes(day(7), text="12:00-19:00")
    assert notes(creche).opening_hours is None


def test_hours_with_a_gap_or_without_an_open_day_are_not_told() -> None:
    creche = Creche()
    assert notes(creche).opening_hours is None
    creche.opens("7:00-12:00 13:00-19:00")
    assert notes(creche).opening_hours is None


def test_opening_minutes_by_weekday() -> None:
    assert notes(usual()).weekday_opening == (2880, 2880, 2880, 3600, 3600, 0, 0)


def test_missing_days_are_dates_once_each() -> None:
    creche = usual()
    creche.enrol(text="8:00-17:00", first=day(29), last=day(30))
    creche.enrol(text="8:00-17:00", first=day(29), last=day(29))
    assert notes(creche).missing_days == (day(29), day(30))
    assert notes(creche, today=day(30)).missing_days == (day(29),)


def test_the_month_is_in_progress_until_its_last_day_is_over() -> None:
    assert notes(usual(), today=day(31)).in_progress
    assert not notes(usual(), today=date(2026, 11, 1)).in_progress


def test_the_settings_that_the_drawings_need_are_told() -> None:
    creche = usual()
    creche.rule("atypical_before", "07:30", since=OCTOBER.first)
    creche.rule("surnombre_percent", "110", since=OCTOBER.first)
    told = notes(creche)
    assert (told.atypical_before, told.atypical_from, told.limit_percent) == (450, 1080, 110)


def test_the_legal_share_of_each_month_is_the_quotas_own() -> None:
    creche = Creche()
    creche.opens("7:00-19:00", since=date(2026, 9, 1))
    child = creche.child(date(2023, 10, 15))  # three on 15 October
    creche.enrol(child)
    creche.path(creche.parent(child), day(1))
    told = notes(creche)
    assert told.shares == (Rate(numerator=0, denominator=1), Rate(numerator=1, denominator=1))
    assert told.shares[-1] == creche.report().quota.children
