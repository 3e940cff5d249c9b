"""The crèche's own part of the register: empty until it is written, written by the director alone, never guessed."""

from datetime import date

import pytest

from app.errors import InvalidEntry, NotAllowed
from app.journal_list import journal_page
from app.protection.filled import (
    COUNTED_FROM,
    LABELS,
    TO_FILL,
    Activity,
    LegalBasis,
    fill_register,
    filled_in,
)
from app.protection.processings import Processing
from app.protection.register import register
from app.session import Session
from app.settings import Setting
from app.settings_catalogue import CATALOGUE
from app.users import Role
from tests.app.records import as_role, refused


def line_of(session: Session, activity: Activity) -> Processing:
    return next(one for one in register(session).processings if one.activity is activity)


def test_no_legal_basis_and_no_duration_is_guessed(session: Session) -> None:
    found = register(session).processings
    assert [one.activity for one in found] == list(Activity)
    assert [one.basis for one in found] == [None] * len(Activity)
    assert line_of(session, Activity.STAFF).retention == ""
    assert line_of(session, Activity.ACCOUNTS).retention.endswith(f"remis : {TO_FILL}.")


def test_what_the_director_writes_is_in_the_register_and_may_be_emptied_again(session: Session) -> None:
    fill_register(session, Activity.STAFF, LegalBasis.CONTRACT, 60)
    fill_register(session, Activity.ACCOUNTS, None, 1)
    assert line_of(session, Activity.STAFF).basis is LegalBasis.CONTRACT
    assert line_of(session, Activity.STAFF).retention == "60 mois après le départ de la personne."
    assert line_of(session, Activity.ACCOUNTS).retention.endswith(
        "remis : 1 mois après la fermeture du compte ou la remise du dossier."
    )
    fill_register(session, Activity.STAFF, None, None)
    fill_register(session, Activity.ACCOUNTS, None, None)
    assert session.store.find(Setting) == []


def test_an_answer_has_one_row_and_the_journal_tells_what_it_was(session: Session) -> None:
    fill_register(session, Activity.HEALTH, LegalBasis.CONSENT, None)
    fill_register(session, Activity.HEALTH, LegalBasis.VITAL_INTERESTS, None)
    fill_register(session, Activity.HEALTH, LegalBasis.VITAL_INTERESTS, None)
    assert [one.value for one in session.store.find(Setting)] == ["art6_d"]
    told = [one for one in session.store.journal() if one.deed == "fill_register"]
    assert [one.changes["value"] for one in told] == [("art6_a", "art6_d"), (None, "art6_a")]
    about = {one.about for one in journal_page(session, 20).lines if one.record == "Setting"}
    assert about == {"Registre, Santé de l’enfant\u00a0: base légale"}


def test_each_answer_is_undone_by_itself(session: Session) -> None:
    fill_register(session, Activity.REPORTS, LegalBasis.PUBLIC_TASK, None)
    fill_register(session, Activity.REPORTS, LegalBasis.LEGAL_OBLIGATION, None)
    session.store.undo()
    assert line_of(session, Activity.REPORTS).basis is LegalBasis.PUBLIC_TASK
    session.store.undo()
    assert line_of(session, Activity.REPORTS).basis is None


@pytest.mark.parametrize(
    ("months", "right"), [(-1, False), (0, False), (1, True), (600, True), (601, False), (99999, False)]
)
def test_a_duration_is_between_one_month_and_fifty_years(session: Session, months: int, right: bool) -> None:
    if right:
        fill_register(session, Activity.STAFF, None, months)
        assert filled_in(session).months == {Activity.STAFF: months}
    else:
        with refused(InvalidEntry, "de 1 à 600"):
            fill_register(session, Activity.STAFF, LegalBasis.CONTRACT, months)
        assert session.store.find(Setting) == []


@pytest.mark.parametrize("activity", [one for one in Activity if one not in COUNTED_FROM])
def test_a_duration_that_the_settings_hold_is_not_written_here(session: Session, activity: Activity) -> None:
    with refused(InvalidEntry, "Règles de calcul"):
        fill_register(session, activity, None, 12)


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.TEAM])
def test_nobody_but_the_director_writes_it(session: Session, role: Role) -> None:
    with refused(NotAllowed, "direction"):
        fill_register(as_role(session, role), Activity.STAFF, LegalBasis.CONTRACT, None)
    assert session.store.find(Setting) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [("register.basis.staff", "art6_g"), ("register.months.staff", "deux"), ("register.months.staff", "0")],
)
def test_a_stored_text_that_is_no_answer_is_refused_by_a_sentence(
    session: Session, key: str, value: str
) -> None:
    with session.store.atomic("set_setting"):
        session.store.add(Setting(key=key, first_day=date(2026, 1, 1), value=value))
    with pytest.raises(InvalidEntry):
        register(session)


def test_its_keys_are_no_rule_of_calculation() -> None:
    assert not set(LABELS) & {spec.key for spec in CATALOGUE}
    assert len(LABELS) == len(Activity) + len(COUNTED_FROM)
