"""The families of the year by code: at the entry, as last known, those who left; what was not noted is told apart."""

from dataclasses import replace
from datetime import date

import pytest

from app.insertion.facts import InsertionRows
from app.insertion.outcomes import Outcome
from app.insertion.situations import Driving, Education, Situation, Work
from app.report.account.counts import Parts, Ratio
from app.report.account.yearly import Aspect, Subject
from tests.app.creche import day
from tests.app.report.account_year import Year

NEW_YEAR = date(2026, 1, 1)


def aspect(year: Year, subject: Subject) -> Aspect:
    (found,) = [one for one in year.account().families.aspects if one.subject is subject]
    return found


def test_before_and_after_stand_side_by_side_and_those_who_left_apart() -> None:
    year = Year()
    year.path(NEW_YEAR, day(1), Outcome.CDI)
    year.path(NEW_YEAR)
    year.path(NEW_YEAR)
    seeking = Situation(id=1, path_id=1, day=NEW_YEAR, work=Work.JOB_SEEKING)
    year.rows = InsertionRows(
        situations=[
            seeking,
            replace(seeking, id=2, day=day(1), work=Work.CDI_FULL_TIME),
            replace(seeking, id=3, path_id=2, work=Work.AT_HOME),
        ]
    )
    found = aspect(year, Subject.WORK)
    assert found.at_entry == Parts(total=3, of={"at_home": 1, "job_seeking": 1, "unknown": 1})
    assert found.latest == Parts(total=3, of={"at_home": 1, "cdi_full_time": 1, "unknown": 1})
    assert found.left == Parts(total=1, of={"cdi_full_time": 1})


@pytest.mark.parametrize(
    ("subject", "fields", "code"),
    [
        (Subject.SINGLE_PARENT, {"single_parent": True}, "yes"),
        (Subject.SINGLE_PARENT, {"single_parent": False}, "no"),
        (Subject.SINGLE_PARENT, {}, "unknown"),
        (Subject.RSA, {"rsa": True}, "yes"),
        (Subject.QPV, {"qpv": False}, "no"),
        (Subject.FRANCE_TRAVAIL, {"france_travail": True}, "yes"),
        (Subject.EDUCATION, {"education": Education.NV5}, "nv5"),
        (Subject.EDUCATION, {}, "unknown"),
        (Subject.DRIVING, {"driving": Driving.NONE}, "none"),
        (Subject.JOBLESS, {"jobless_since": date(2025, 1, 1)}, "from_12_months"),
        (Subject.JOBLESS, {}, "unknown"),
        (Subject.GENDER, {}, "woman"),
        (Subject.AGE, {}, "unknown"),
    ],
)
def test_each_subject_has_its_code(subject: Subject, fields: dict[str, object], code: str) -> None:
    year = Year()
    year.path(NEW_YEAR)
    noted = Situation(id=1, path_id=1, day=NEW_YEAR, work=Work.JOB_SEEKING, **fields)  # type: ignore[arg-type]
    year.rows = InsertionRows(situations=[noted])
    assert aspect(year, subject).latest == Parts(total=1, of={code: 1})


@pytest.mark.parametrize(
    ("born", "at_entry", "latest"),
    [
        ("2000-01-01", "from_26", "from_26"),  # 26 on the entry's own day
        ("2000-01-02", "under_26", "from_26"),
        ("2000-12-31", "under_26", "from_26"),
        ("2001-01-01", "under_26", "under_26"),
    ],
)
def test_an_age_is_that_of_the_entry_then_of_the_years_last_day(
    born: str, at_entry: str, latest: str
) -> None:
    year = Year()
    year.path(NEW_YEAR)
    year.creche.parents[0] = replace(year.creche.parents[0], birth_day=date.fromisoformat(born))
    found = aspect(year, Subject.AGE)
    assert (found.at_entry.of, found.latest.of) == ({at_entry: 1}, {latest: 1})


def test_a_parent_with_two_paths_counts_once_with_the_entry_of_the_last() -> None:
    year = Year()
    first = year.path(NEW_YEAR, date(2026, 3, 2), Outcome.NO_SOLUTION)
    year.creche.paths.append(replace(first, id=2, entry_day=day(1), exit_day=None, outcome=None))
    before = Situation(id=1, path_id=1, day=NEW_YEAR, work=Work.AT_HOME)
    year.rows = InsertionRows(
        situations=[before, replace(before, id=2, path_id=2, day=day(1), work=Work.TEMP)]
    )
    found = aspect(year, Subject.WORK)
    assert found.at_entry == found.latest == Parts(total=1, of={"temp": 1})
    assert found.left == Parts(total=1, of={"temp": 1})


def test_the_children_of_isolated_parents_are_counted_each_once() -> None:
    year = Year()
    for number in (1, 2):
        year.creche.enrol(first=NEW_YEAR, last=date(2026, 6 * number, 28))
    parent = year.creche.parent(*year.creche.children)
    year.creche.path(parent, NEW_YEAR)
    alone = Situation(id=1, path_id=0, day=NEW_YEAR, work=Work.JOB_SEEKING, single_parent=True)
    year.rows = InsertionRows(situations=[alone])
    families = year.account().families
    assert (families.avip_children, families.single_parent) == (2, Ratio(numerator=2, denominator=2))
