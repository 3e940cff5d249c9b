"""An exit withdraws the care still asked for after it, unless a job or a training needs it, or the place is kept."""

from datetime import date

import pytest

from app.insertion.care_requests import CareRequest, RequestAnswer
from app.insertion.entry_and_exit import close_path, keep_place
from app.insertion.exit_care import waiting_after
from app.insertion.outcomes import Outcome
from app.session import Session
from tests.app.insertion.asking import ask_one_day, open_path_of
from tests.app.records import SUNDAY, child, span

FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("outcome", "kept", "answer"),
    [
        (Outcome.MOVED_AWAY, False, RequestAnswer.WITHDRAWN),
        (Outcome.NO_SOLUTION, False, RequestAnswer.WITHDRAWN),
        (Outcome.NO_SOLUTION, True, RequestAnswer.WAITING),
        (Outcome.CDI, False, RequestAnswer.WAITING),
        (Outcome.QUALIFYING_TRAINING, False, RequestAnswer.WAITING),
    ],
)
def test_an_exit_withdraws_what_nobody_needs_any_more(
    session: Session, outcome: Outcome, kept: bool, answer: RequestAnswer
) -> None:
    one = child(session)
    path = open_path_of(session, one)
    request = ask_one_day(session, one, path, FRIDAY, span("9:00", "10:00"))
    if kept:
        path = keep_place(session, path, SUNDAY)
    told = waiting_after(session, path, SUNDAY, outcome)
    assert bool(told) is (answer is RequestAnswer.WITHDRAWN)
    close_path(session, path, exit_day=SUNDAY, outcome=outcome)
    assert session.store.get(CareRequest, request.id).answer is answer
    session.store.undo()
    assert session.store.get(CareRequest, request.id).answer is RequestAnswer.WAITING
