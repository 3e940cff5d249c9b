"""Engagements, the rule: terms counted from the origin, under the maximum, and the warnings before their end."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.days import ONE_DAY, last_day_of
from app.insertion.engagements import (
    EndReason,
    Engagement,
    RenewalRefused,
    Terms,
    counted_renewals,
    current_engagement,
    ended,
    first_engagement,
    warning_of,
)
from tests.app.records import refused

TERMS = Terms()
NOVEMBER_30 = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("start", "three_months", "six_months"),
    [
        ("2026-01-15", "2026-04-14", "2026-07-14"),
        ("2026-11-01", "2027-01-31", "2027-04-30"),
        ("2026-11-28", "2027-02-27", "2027-05-27"),
        ("2026-11-29", "2027-02-28", "2027-05-28"),
        ("2026-11-30", "2027-02-28", "2027-05-29"),
        ("2026-12-01", "2027-02-28", "2027-05-31"),
        ("2027-08-31", "2027-11-30", "2028-02-29"),
    ],
)
def test_terms_never_drift_from_the_origin(start: str, three_months: str, six_months: str) -> None:
    first = first_engagement(7, date.fromisoformat(start), TERMS)
    second = first.renewed(TERMS)
    assert (first.origin, first.last_day.isoformat(), first.renewal) == (first.first_day, three_months, 0)
    assert (second.first_day, second.last_day.isoformat(), second.renewal) == (
        first.last_day + ONE_DAY,
        six_months,
        1,
    )
    assert (second.origin, second.path_id) == (first.origin, 7)


@given(
    origin=st.dates(date(2020, 1, 1), date(2040, 12, 31)),
    months=st.integers(1, 12),
    renewals=st.integers(0, 6),
    most=st.integers(1, 60),
)
def test_any_terms_follow_each_other_without_a_gap_up_to_the_maximum(
    origin: date, months: int, renewals: int, most: int
) -> None:
    terms = Terms(months=months, renewals=renewals, most_months=most)
    chain = [first_engagement(1, origin, terms)]
    try:
        while True:
            chain.append(chain[-1].renewed(terms))
    except RenewalRefused:
        pass
    for number, one in enumerate(chain, 1):
        assert one.last_day == last_day_of(origin, months=min(months * number, most))
        assert one.first_day <= one.last_day
    assert all(after.first_day == one.last_day + ONE_DAY for one, after in pairwise(chain))
    assert len(chain) == min(renewals + 1, -(-most // months))


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        (Terms(renewals=0), "Un engagement de 3 mois ne se renouvelle pas"),
        (Terms(), "Un engagement de 3 mois se renouvelle une fois, 6 mois au plus en tout"),
        (Terms(renewals=2, most_months=9), "se renouvelle deux fois, 9 mois au plus"),
        (Terms(months=1, renewals=4), "Un engagement de 1 mois se renouvelle 4 fois"),
    ],
)
def test_after_the_last_renewal_there_is_none(terms: Terms, words: str) -> None:
    engagement = first_engagement(1, NOVEMBER_30, terms)
    for _ in range(terms.renewals):
        engagement = engagement.renewed(terms)
    assert words in counted_renewals(terms)
    with refused(RenewalRefused, words, "le maximum est atteint", field="first_day"):
        engagement.renewed(terms)


def test_a_renewal_that_no_month_of_the_maximum_is_left_for_is_refused() -> None:
    terms = Terms(renewals=2)
    last = first_engagement(1, NOVEMBER_30, terms).renewed(terms)
    with refused(
        RenewalRefused,
        "Les 6 mois comptés depuis le 30 novembre 2026 finissent le 29 mai 2027",
        field="first_day",
    ):
        last.renewed(terms)


def test_a_last_term_is_cut_at_the_maximum() -> None:
    terms = Terms(most_months=5)
    assert first_engagement(1, NOVEMBER_30, terms).renewed(terms).last_day == date(2027, 4, 29)
    assert first_engagement(1, NOVEMBER_30, Terms(months=6, most_months=2)).last_day == date(2027, 1, 29)


def test_after_an_early_end_one_later_term_uses_the_renewal_under_the_same_maximum() -> None:
    first = ended(first_engagement(1, NOVEMBER_30, TERMS), date(2026, 12, 31), EndReason.JOB)
    assert (first.until, first.last_day) == (date(2026, 12, 31), date(2027, 2, 28))
    following = first.renewed(TERMS)
    assert (following.first_day, following.last_day) == (date(2027, 1, 1), date(2027, 5, 29))
    later = first.renewed(TERMS, date(2027, 3, 15))
    assert (later.first_day, later.last_day, later.renewal) == (date(2027, 3, 15), date(2027, 5, 29), 1)
    assert first.renewed(TERMS, date(2027, 5, 29)).first_day == date(2027, 5, 29)
    with refused(RenewalRefused, "plus aucun jour ne reste"):
        first.renewed(TERMS, date(2027, 5, 30))
    with refused(RenewalRefused, "le maximum est atteint"):
        later.renewed(TERMS)


def test_a_renewal_keeps_the_hours_and_objectives_and_nothing_of_the_former_bilan() -> None:
    former = replace(
        first_engagement(1, NOVEMBER_30, TERMS),
        weekly_minutes=900,
        objectives="Passer le permis",
        bilan="Bien avancé",
        bilan_on=NOVEMBER_30,
        signed_on=NOVEMBER_30,
    )
    following = former.renewed(TERMS)
    assert (following.weekly_minutes, following.objectives) == (900, "Passer le permis")
    assert (following.bilan, following.bilan_on, following.signed_on) == (None, None, None)


@pytest.mark.parametrize(
    ("left", "warning"),
    [(31, None), (30, 30), (16, 30), (15, 15), (8, 15), (7, 7), (0, 7), (-1, None)],
)
def test_the_end_is_warned_of_thirty_fifteen_and_seven_days_before(left: int, warning: int | None) -> None:
    engagement = first_engagement(1, NOVEMBER_30, TERMS)
    day = engagement.last_day - timedelta(days=left)
    assert warning_of(engagement, day, (30, 15, 7)) == warning
    early = replace(engagement, ended_on=day, end_reason=EndReason.JOB)
    assert warning_of(early, day, (30, 15, 7)) is None


def test_an_end_on_the_term_is_no_early_end() -> None:
    engagement = first_engagement(1, NOVEMBER_30, TERMS)
    eve = engagement.last_day - ONE_DAY
    assert ended(engagement, engagement.last_day, EndReason.JOB) == engagement
    assert ended(engagement, eve, EndReason.JOB).ended_on == eve


def test_an_engagement_covers_the_days_that_it_really_holds() -> None:
    engagement = first_engagement(1, NOVEMBER_30, TERMS)
    early = ended(engagement, date(2026, 12, 31), EndReason.MOVED)
    days = (date(2026, 11, 29), NOVEMBER_30, date(2026, 12, 31), date(2027, 1, 1), date(2027, 2, 28))
    assert [engagement.covers(day) for day in days] == [False, True, True, True, True]
    assert [early.covers(day) for day in days] == [False, True, True, False, False]


def test_the_current_one_is_the_last_that_has_begun() -> None:
    first = first_engagement(1, NOVEMBER_30, TERMS)
    second = first.renewed(TERMS)
    chain: list[Engagement] = [second, first]
    assert current_engagement(chain, date(2026, 11, 29)) is None
    assert current_engagement(chain, first.last_day) == first
    assert current_engagement(chain, second.first_day) == second
    assert current_engagement(chain, date(2030, 1, 1)) == second
