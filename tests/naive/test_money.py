"""The demonstration's money, three ways: recomputed from the export, the estimate's months, the Filoué amounts."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from app.demonstration import PASSPHRASE
from app.families.records import Resources
from app.filoue.desk import filoue_desk
from app.money.estimate_desk import estimate_for
from app.money.figures import set_figure
from app.money.psu import COST, MEALS, NAPPIES, PRICES, Service
from app.money.scale import FLOOR
from app.report.periods import Period
from app.session import Session, log_in
from tests.builders import FixedClock, new_storage
from tests.naive.money import Amounts, contributions
from tests.naive.report import Books

AFTERWARDS = datetime(2027, 1, 5, 9, 0)
"""The year is over: nothing is to come."""
YEAR = Period.parse("2026")
INVENTED = {
    FLOOR.key: "80100",
    COST.key: "1150",
    MEALS.key: "yes",
    NAPPIES.key: "yes",
    **dict(zip((one.key for one in PRICES[Service.BOTH]), ("1100", "1000"), strict=True)),
}


@pytest.fixture(scope="module")
def director(demonstration_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The floor, the prices and every family's resources are typed."""
    folder = shutil.copytree(demonstration_made, tmp_path_factory.mktemp("argent") / "creche")
    clock = FixedClock(AFTERWARDS)
    store = new_storage(clock).open(folder, "directrice", PASSPHRASE)
    session = log_in(store, clock)
    for key, text in INVENTED.items():
        set_figure(session, key, date(2026, 1, 1), text)
    with store.atomic("set_resources"):
        for row in store.find(Resources, monthly_cents=None):
            store.change(replace(row, monthly_cents=150_000))
        for row in store.find(Resources, dependants=0):
            store.change(replace(row, dependants=1))
    yield session
    store.close()


@pytest.fixture(scope="module")
def recomputed(director: Session, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Amounts]:
    """By month and child, from the export alone."""
    directory = tmp_path_factory.mktemp("argent") / "export"
    new_storage(FixedClock(AFTERWARDS)).export(director.store, directory)
    books = Books(directory)
    months = ("2026-09", "2026-10", "2026-11", "2026-12")
    return {month: contributions(books, month, floor=80_100) for month in months}


def test_each_childs_month_is_the_one_recomputed(director: Session, recomputed: dict[str, Amounts]) -> None:
    estimate = estimate_for(director, YEAR)
    assert not any(line.contribution.missing for one in estimate.months for line in one.children)
    found = {
        str(one.month): {
            line.child.id: line.contribution.cents for line in one.children if line.contribution.minutes
        }
        for one in estimate.months
    }
    assert {month: amounts for month, amounts in found.items() if amounts} == {
        month: amounts for month, amounts in recomputed.items() if amounts
    }
    assert len(recomputed["2026-10"]) > 30


def test_a_filoue_amount_is_the_sum_of_the_childs_months(
    director: Session, recomputed: dict[str, Amounts]
) -> None:
    estimate = estimate_for(director, YEAR)
    checks = filoue_desk(director, 2026).children
    assert len(checks) > 30
    for check in checks:
        assert not check.money
        own = [line for one in estimate.months for line in one.children if line.child.id == check.child.id]
        assert check.cents == sum(line.contribution.known_cents for line in own)
        assert check.cents == sum(amounts.get(check.child.id, 0) for amounts in recomputed.values())
        assert (check.billed, check.realised) == (
            sum(line.billed for line in own),
            sum(line.realised for line in own),
        )
        if check.row is not None:
            assert check.row.cents == check.cents
    assert sum(check.cents for check in checks) == estimate.family_cents


def test_the_psu_takes_the_families_part_off(director: Session) -> None:
    estimate = estimate_for(director, YEAR)
    assert estimate.right_cents is not None
    assert estimate.psu_cents == estimate.right_cents - estimate.family_cents
