"""Job spells: jobs during and after the path, each once, with its evidence and its end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.errors import Conflict, InvalidEntry, NotAllowed
from app.insertion.entry_and_exit import close_path
from app.insertion.job_spells import Evidence, JobKind, JobSpell, end_spell, remove_spell, save_spell
from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.session import Session
from app.users import Role
from tests.app.insertion.records import FRIDAY, SEPTEMBER
from tests.app.records import MONDAY, SUNDAY, as_role, refused

OCTOBER = date(2026, 10, 5)


def till(path: InsertionPath, first: date = OCTOBER, **fields: object) -> JobSpell:
    """At the till of a supermarket."""
    known = {"kind": JobKind.CDD_SHORT, "employer": "Carrefour", **fields}
    return JobSpell(path_id=path.id, first_day=first, **known)  # type: ignore[arg-type]


def test_a_job_goes_on_until_its_end_is_known(counsellor: Session, path: InsertionPath) -> None:
    spell = save_spell(
        counsellor, till(path, employer=" Carrefour  City ", weekly_minutes=1440, evidence=Evidence.PAYSLIP)
    )
    assert (spell.employer, spell.last_day) == ("Carrefour City", None)
    ended = end_spell(counsellor, spell, FRIDAY)
    assert ended == replace(spell, last_day=FRIDAY)
    assert counsellor.store.find(JobSpell) == [ended]


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"first_day": date(2026, 8, 31)}, "first_day", "avant l’entrée dans le parcours, le 1er septembre"),
        ({"first_day": MONDAY}, "first_day", "un emploi se note le jour même ou après"),
        ({"last_day": date(2026, 10, 4)}, "last_day", "vient avant le premier"),
        ({"weekly_minutes": 0}, "weekly_minutes", "de 1 à 60"),
        ({"weekly_minutes": 3_601}, "weekly_minutes", "de 1 à 60"),
        ({"employer": "x" * 101}, "employer", "Le nom de l’employeur compte 101 signes"),
    ],
)
def test_a_job_that_can_not_be_is_refused_by_its_field(
    counsellor: Session, path: InsertionPath, fields: dict[str, object], field: str, words: str
) -> None:
    with refused(InvalidEntry, words, field=field):
        save_spell(counsellor, replace(till(path), **fields))  # type: ignore[arg-type]
    assert not counsellor.store.find(JobSpell)


def test_a_job_is_noted_once(counsellor: Session, path: InsertionPath) -> None:
    spell = save_spell(counsellor, till(path))
    with refused(Conflict, "déjà noté depuis le 5 octobre 2026 : modifiez-le", field="first_day"):
        save_spell(counsellor, till(path, FRIDAY, employer="  Carrefour "))
    assert save_spell(counsellor, till(path, FRIDAY, employer="Lidl")).id != spell.id
    assert save_spell(counsellor, till(path, FRIDAY, kind=JobKind.CDI)).id != spell.id
    assert save_spell(counsellor, replace(spell, weekly_minutes=600)).weekly_minutes == 600


def test_the_same_employer_may_hire_again_later(counsellor: Session, path: InsertionPath) -> None:
    spell = save_spell(counsellor, till(path, SEPTEMBER, last_day=date(2026, 9, 30)))
    assert save_spell(counsellor, till(path)).id != spell.id


def test_a_job_may_begin_after_the_exit(counsellor: Session, path: InsertionPath) -> None:
    close_path(counsellor, path, exit_day=OCTOBER, outcome=Outcome.NO_SOLUTION)
    assert save_spell(counsellor, till(path, FRIDAY)).first_day == FRIDAY


def test_an_end_to_come_or_before_the_beginning_is_refused(counsellor: Session, path: InsertionPath) -> None:
    spell = save_spell(counsellor, till(path))
    with refused(InvalidEntry, "une fin d’emploi se note le jour même ou après", field="last_day"):
        end_spell(counsellor, spell, MONDAY)
    with refused(InvalidEntry, "vient avant le premier", field="last_day"):
        end_spell(counsellor, spell, SEPTEMBER)


def test_a_job_noted_by_mistake_goes_and_comes_back_when_undone(
    counsellor: Session, path: InsertionPath
) -> None:
    spell = save_spell(counsellor, till(path))
    remove_spell(counsellor, spell)
    assert not counsellor.store.find(JobSpell)
    counsellor.store.undo()
    assert counsellor.store.find(JobSpell) == [spell]


def test_the_team_notes_no_job(counsellor: Session, path: InsertionPath) -> None:
    spell = save_spell(counsellor, till(path))
    team = as_role(counsellor, Role.TEAM)
    deeds: tuple[Callable[[], object], ...] = (
        lambda: save_spell(team, spell),
        lambda: end_spell(team, spell, SUNDAY),
        lambda: end_spell(team, spell, MONDAY),
        lambda: remove_spell(team, spell),
    )
    for deed in deeds:
        with refused(NotAllowed):
            deed()


@pytest.mark.parametrize(
    ("kind", "last_day", "words"),
    [
        (JobKind.CDD_6_MONTHS, date(2027, 4, 3), "moins de six mois"),
        (JobKind.TEMP_6_MONTHS, date(2026, 12, 14), "moins de six mois"),
        (JobKind.CDD_6_MONTHS, date(2027, 4, 4), None),
        (JobKind.CDD_SHORT, date(2027, 4, 3), None),
        (JobKind.CDD_SHORT, date(2027, 4, 4), "six mois ou plus"),
        (JobKind.TEMP_SHORT, date(2027, 6, 30), "six mois ou plus"),
        (JobKind.CDI, date(2026, 12, 14), None),
        (JobKind.CDD_6_MONTHS, date(2026, 11, 10), None),  # cut short: the contract was a long one
    ],
)
def test_the_days_of_a_job_do_not_contradict_its_contract(
    counsellor: Session, path: InsertionPath, kind: JobKind, last_day: date, words: str | None
) -> None:
    wanted = till(path, kind=kind, last_day=last_day)
    if words is None:
        assert save_spell(counsellor, wanted).last_day == last_day
    else:
        with refused(InvalidEntry, words, field="kind"):
            save_spell(counsellor, wanted)


def test_a_long_contract_may_end_early(counsellor: Session, path: InsertionPath) -> None:
    spell = save_spell(counsellor, till(path, kind=JobKind.CDD_6_MONTHS))
    assert end_spell(counsellor, spell, FRIDAY).last_day == FRIDAY
