"""Engagements, what people do: signed once, renewed after a bilan, ended early for a reason, never overlapping."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import Conflict, InvalidEntry, NotAllowed
from app.insertion.engagements import EndReason, Engagement, RenewalRefused, Terms
from app.insertion.engaging import (
    change_engagement,
    end_engagement,
    next_engagement,
    note_bilan,
    remove_engagement,
    renew_engagement,
    sign,
    terms_for,
)
from app.insertion.entry_and_exit import close_path
from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.session import Session
from app.users import Role
from tests.app.insertion.records import FRIDAY, SEPTEMBER, path_of, setting
from tests.app.records import MONDAY, SUNDAY, as_role, refused

TERM = date(2026, 11, 30)


@pytest.fixture
def engagement(counsellor: Session, path: InsertionPath) -> Engagement:
    """Zofia's first, from 1 September to 30 November 2026."""
    return sign(
        counsellor,
        path,
        SEPTEMBER,
        signed_on=SEPTEMBER,
        weekly_minutes=1200,
        objectives=" Passer le permis\n ",
    )


def renewed(session: Session, path: InsertionPath, **fields: object) -> Engagement:
    """The renewal, its bilan noted on Friday."""
    known = {"bilan_on": FRIDAY, "bilan": "Bien avancé", **fields}
    return renew_engagement(session, path, **known)  # type: ignore[arg-type]


def test_a_first_engagement_lasts_three_months_from_the_day_it_begins(engagement: Engagement) -> None:
    assert (engagement.origin, engagement.first_day, engagement.last_day) == (SEPTEMBER, SEPTEMBER, TERM)
    assert (engagement.signed_on, engagement.weekly_minutes, engagement.objectives) == (
        SEPTEMBER,
        1200,
        "Passer le permis",
    )


def test_nobody_signs_a_first_engagement_twice(
    counsellor: Session, path: InsertionPath, engagement: Engagement
) -> None:
    with refused(
        Conflict,
        "déjà un engagement du 1er septembre 2026 au 30 novembre 2026",
        "renouvelez",
        field="first_day",
    ):
        sign(counsellor, path, date(2026, 12, 1))


def test_an_engagement_begins_inside_the_path(counsellor: Session, path: InsertionPath) -> None:
    with refused(InvalidEntry, "L’engagement du 31 août 2026 vient avant l’entrée", field="first_day"):
        sign(counsellor, path, date(2026, 8, 31))
    closed = close_path(counsellor, path, exit_day=FRIDAY, outcome=Outcome.CDI)
    with refused(InvalidEntry, "vient après la sortie", field="first_day"):
        sign(counsellor, closed, SUNDAY)


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"signed_on": MONDAY}, "signed_on", "une signature se note le jour même ou après"),
        ({"weekly_minutes": 0}, "weekly_minutes", "de 1 à 168"),
        ({"weekly_minutes": 10_081}, "weekly_minutes", "de 1 à 168"),
        ({"objectives": "x" * 2001}, "objectives", "Le texte des objectifs compte 2 001 signes"),
    ],
)
def test_what_can_not_be_agreed_is_refused_by_its_field(
    counsellor: Session, path: InsertionPath, fields: dict[str, object], field: str, words: str
) -> None:
    with refused(InvalidEntry, words, field=field):
        sign(counsellor, path, SEPTEMBER, **fields)  # type: ignore[arg-type]
    assert not counsellor.store.find(Engagement)


@pytest.mark.parametrize("minutes", [1, 10_080])
def test_from_a_minute_to_the_whole_week_can_be_agreed(
    counsellor: Session, path: InsertionPath, minutes: int
) -> None:
    assert sign(counsellor, path, SEPTEMBER, weekly_minutes=minutes).weekly_minutes == minutes


def test_a_renewal_follows_the_day_after_and_closes_the_former_with_its_bilan(
    counsellor: Session, path: InsertionPath, engagement: Engagement
) -> None:
    following = renewed(counsellor, path, objectives="Trouver un CDI", weekly_minutes=None)
    assert (following.first_day, following.last_day, following.renewal) == (
        date(2026, 12, 1),
        date(2027, 2, 28),
        1,
    )
    assert (following.weekly_minutes, following.objectives) == (1200, "Trouver un CDI")
    former = counsellor.store.get(Engagement, engagement.id)
    assert (former.bilan_on, former.bilan) == (FRIDAY, "Bien avancé")
    counsellor.store.undo()
    assert counsellor.store.find(Engagement) == [engagement]


def test_after_the_maximum_there_is_no_renewal(
    counsellor: Session, path: InsertionPath, engagement: Engagement
) -> None:
    renewed(counsellor, path)
    with refused(
        RenewalRefused, "se renouvelle une fois, 6 mois au plus en tout : le maximum", field="first_day"
    ):
        renewed(counsellor, path)


@pytest.mark.parametrize(
    ("bilan_on", "bilan", "field"),
    [(None, "Bien avancé", "bilan_on"), (FRIDAY, None, "bilan"), (FRIDAY, " \n ", "bilan")],
)
def test_the_bilan_comes_before_the_renewal(
    counsellor: Session,
    path: InsertionPath,
    engagement: Engagement,
    *,
    bilan_on: date | None,
    bilan: str | None,
    field: str,
) -> None:
    with refused(InvalidEntry, "Le bilan vient avant le renouvellement", field=field):
        renewed(counsellor, path, bilan_on=bilan_on, bilan=bilan)
    assert counsellor.store.find(Engagement) == [engagement]


def test_a_bilan_noted_beforehand_is_enough(
    counsellor: Session, path: InsertionPath, engagement: Engagement
) -> None:
    noted = note_bilan(counsellor, engagement, FRIDAY, " Bien avancé ")
    assert (noted.bilan_on, noted.bilan) == (FRIDAY, "Bien avancé")
    assert renewed(counsellor, path, bilan_on=None, bilan=None).renewal == 1
    assert counsellor.store.get(Engagement, engagement.id) == noted


def test_a_creche_that_asks_for_no_bilan_renews_without(
    counsellor: Session, path: InsertionPath, engagement: Engagement
) -> None:
    setting(counsellor, "bilan_required", "no")
    assert renewed(counsellor, path, bilan_on=None, bilan=None).renewal == 1
    assert counsellor.store.get(Engagement, engagement.id) == engagement
    counsellor.store.undo()
    renewed(counsellor, path, bilan_on=None, bilan="Dit au téléphone")
    former = counsellor.store.get(Engagement, engagement.id)
    assert (former.bilan_on, former.bilan) == (None, "Dit au téléphone")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 8, 31), "Le bilan, le 31 août 2026, vient avant l’engagement"),
        (MONDAY, "un bilan se note le jour même ou après"),
    ],
)
def test_a_bilan_is_of_a_day_of_its_engagement_that_has_come(
    counsellor: Session, path: InsertionPath, engagement: Engagement, day: date, words: str
) -> None:
    with refused(InvalidEntry, words, field="bilan_on"):
        note_bilan(counsellor, engagement, day, "Bien avancé")
    with refused(InvalidEntry, words, field="bilan_on"):
        renewed(counsellor, path, bilan_on=day)
    for fitting in (SEPTEMBER, SUNDAY):
        assert note_bilan(counsellor, engagement, fitting, "Bien avancé").bilan_on == fitting


@pytest.mark.parametrize(
    ("first_day", "words"),
    [
        (SEPTEMBER, "commence au plus tôt le 1er décembre 2026"),
        (TERM, "commence au plus tôt le 1er décembre 2026"),
        (date(2026, 12, 2), "commence le lendemain de la fin, le 1er décembre 2026"),
    ],
)
def test_a_renewal_neither_overlaps_nor_leaves_a_gap(
    counsellor: Session, path: InsertionPath, engagement: Engagement, first_day: date, words: str
) -> None:
    with refused(Conflict, words, field="first_day"):
        renewed(counsellor, path, first_day=first_day)
    assert renewed(counsellor, path, first_day=date(2026, 12, 1)).first_day == date(2026, 12, 1)


def test_a_renewal_needs_a_first_engagement(counsellor: Session, path: InsertionPath) -> None:
    with refused(Conflict, "pas encore d’engagement", field="first_day"):
        next_engagement(counsellor, path)


def test_a_renewal_begins_before_the_exit(
    counsellor: Session, path: InsertionPath, engagement: Engagement
) -> None:
    closed = close_path(counsellor, path, exit_day=SUNDAY, outcome=Outcome.CDI)
    with refused(InvalidEntry, "L’engagement du 23 novembre 2026 vient après la sortie", field="first_day"):
        renewed(counsellor, closed)


def test_an_early_end_leaves_one_later_term_under_the_same_maximum(
    counsellor: Session, path: InsertionPath, engagement: Engagement
) -> None:
    early = end_engagement(counsellor, engagement, date(2026, 10, 15), EndReason.TRAINING)
    assert (early.until, early.last_day, early.end_reason) == (
        date(2026, 10, 15),
        TERM,
        EndReason.TRAINING,
    )
    with refused(Conflict, "au plus tôt le 16 octobre 2026", field="first_day"):
        renewed(counsellor, path, first_day=date(2026, 10, 15))
    later = renewed(counsellor, path, first_day=date(2026, 11, 9))
    assert (later.first_day, later.last_day, later.renewal) == (date(2026, 11, 9), date(2027, 2, 28), 1)
    with refused(RenewalRefused):
        renewed(counsellor, path)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 8, 31), "sa fin avant terme tombe un de ces jours, avant le dernier"),
        (TERM, "sa fin avant terme tombe un de ces jours, avant le dernier"),
        (MONDAY, "une fin avant terme se note le jour même ou après"),
    ],
)
def test_an_early_end_is_early_and_has_come(
    counsellor: Session, engagement: Engagement, day: date, words: str
) -> None:
    with refused(InvalidEntry, words, field="ended_on"):
        end_engagement(counsellor, engagement, day, EndReason.JOB)
    for fitting in (SEPTEMBER, SUNDAY):
        assert end_engagement(counsellor, engagement, fitting, EndReason.JOB).ended_on == fitting


def test_the_terms_in_force_at_the_origin_hold_for_the_path_when_the_setting_changes(
    counsellor: Session, path: InsertionPath, engagement: Engagement
) -> None:
    setting(counsellor, "engagement_months", "6", date(2026, 10, 1))
    setting(counsellor, "engagement_renewals", "0", date(2026, 10, 1))
    assert terms_for(counsellor, path, FRIDAY) == Terms(months=3, renewals=1, most_months=6)
    assert renewed(counsellor, path).last_day == date(2027, 2, 28)


def test_a_path_that_begins_after_the_change_has_the_new_terms(
    counsellor: Session, path: InsertionPath
) -> None:
    setting(counsellor, "engagement_months", "6", date(2026, 10, 1))
    setting(counsellor, "engagement_renewals", "0", date(2026, 10, 1))
    engagement = sign(counsellor, path, date(2026, 10, 1))
    assert engagement.last_day == date(2027, 3, 31)
    with refused(RenewalRefused, "Un engagement de 6 mois ne se renouvelle pas"):
        renewed(counsellor, path)


def test_two_renewals_where_the_creche_allows_them(counsellor: Session, path: InsertionPath) -> None:
    setting(counsellor, "engagement_renewals", "2")
    setting(counsellor, "engagement_most_months", "9")
    setting(counsellor, "bilan_required", "no")
    sign(counsellor, path, SEPTEMBER)
    terms = [renewed(counsellor, path, bilan_on=None, bilan=None).last_day for _ in range(2)]
    assert terms == [date(2027, 2, 28), date(2027, 5, 31)]
    with refused(RenewalRefused, "se renouvelle deux fois, 9 mois au plus"):
        renewed(counsellor, path)


def test_what_was_agreed_may_change_but_never_the_days(counsellor: Session, engagement: Engagement) -> None:
    wanted = replace(
        engagement, last_day=date(2027, 6, 30), weekly_minutes=600, objectives=None, signed_on=FRIDAY
    )
    changed = change_engagement(counsellor, wanted)
    assert changed == replace(engagement, weekly_minutes=600, objectives=None, signed_on=FRIDAY)
    with refused(InvalidEntry, field="signed_on"):
        change_engagement(counsellor, replace(engagement, signed_on=MONDAY))


def test_only_the_last_engagement_is_taken_away(
    counsellor: Session, path: InsertionPath, engagement: Engagement
) -> None:
    following = renewed(counsellor, path)
    with refused(Conflict, "Un renouvellement suit cet engagement"):
        remove_engagement(counsellor, engagement)
    remove_engagement(counsellor, following)
    remove_engagement(counsellor, engagement)
    assert sign(counsellor, path, date(2026, 9, 7)).origin == date(2026, 9, 7)


def test_two_parents_sign_each_their_own(
    counsellor: Session, path: InsertionPath, engagement: Engagement
) -> None:
    other = path_of(counsellor, "Piotr")
    assert sign(counsellor, other, SEPTEMBER).path_id == other.id


def test_the_team_signs_nothing(counsellor: Session, path: InsertionPath, engagement: Engagement) -> None:
    team = as_role(counsellor, Role.TEAM)
    for deed in (
        lambda: sign(team, path, SEPTEMBER),
        lambda: next_engagement(team, path),
        lambda: renewed(team, path),
        lambda: note_bilan(team, engagement, FRIDAY, "Bien"),
        lambda: end_engagement(team, engagement, FRIDAY, EndReason.JOB),
        lambda: change_engagement(team, engagement),
        lambda: remove_engagement(team, engagement),
    ):
        with refused(NotAllowed):
            deed()
