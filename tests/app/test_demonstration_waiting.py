"""The demonstration crèche has a waiting list worth looking at: requests that fit, some that don't, two decided."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from app.admission.desk import AdmissionDesk, admission_desk
from app.admission.fit import Obstacle
from app.admission.records import RequestState
from app.admission.requests import check_request
from app.admission.trial import trial, usual_day
from app.demonstration import PASSPHRASE, create
from app.protection.retention import kept_until
from app.session import log_in
from tests.builders import FixedClock, new_storage

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AdmissionDesk]:
    """The usual demonstration's list."""
    folder = tmp_path_factory.mktemp("demonstration") / "creche"
    clock = FixedClock(datetime(2026, 11, 22, 8, 2))
    storage = new_storage(clock)
    create(storage, folder, TODAY)
    store = storage.open(folder, "directrice", PASSPHRASE)
    yield admission_desk(log_in(store, clock))
    store.close()


def test_each_request_is_one_that_could_have_been_typed(desk: AdmissionDesk) -> None:
    for line in desk.lines:
        assert check_request(line.request, line.week, TODAY) == line.request
        assert bool(line.decisions) is not line.is_waiting
        assert all(line.request.asked_on <= one.day <= TODAY for one in line.decisions)


def test_seven_wait_and_three_are_decided(desk: AdmissionDesk) -> None:
    assert len(desk.waiting) == 7
    assert len(desk.lines) == 10
    assert {line.request.state for line in desk.lines[7:]} == {RequestState.DECLINED, RequestState.WITHDRAWN}
    assert any(line.request.birth_day > TODAY for line in desk.waiting)
    assert {one.obstacle for line in desk.waiting if line.fit for one in line.fit.clashes} >= {
        Obstacle.PLACES,
        Obstacle.OUTSIDE_OPENING,
    }


def test_the_simulation_has_something_to_choose(desk: AdmissionDesk) -> None:
    found = trial(desk, usual_day(desk))
    assert found is not None
    assert found.exact
    assert found.met
    assert 2 <= len(found.chosen) < len(found.chosen) + len(found.left)


def test_one_request_was_decided_so_long_ago_that_its_erasure_is_proposed(desk: AdmissionDesk) -> None:
    over = [line for line in desk.lines if any(kept_until(one.day, 1) < TODAY for one in line.decisions)]
    assert [line.request.first_name for line in over] == ["Lison"]
