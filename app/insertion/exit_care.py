"""Care still asked for when a path ends (demandes d'accueil à la sortie): withdrawn, but for a job or a training."""

from dataclasses import replace
from datetime import date

from app.insertion.care_requests import CareRequest, RequestAnswer
from app.insertion.outcomes import WORK_OR_TRAINING, Outcome
from app.insertion.paths import InsertionPath
from app.insertion.work_events import WorkEvent
from app.session import Session
from app.settings import settings_on
from app.users import Right


def waiting_after(
    session: Session, path: InsertionPath, exit_day: date, outcome: Outcome
) -> list[CareRequest]:
    """The requests that an exit of that outcome would withdraw: those that wait, of care that begins after it.

    None where the parent leaves for a job or a training, which needs the care, or where the place is permanent.
    """
    session.require(Right.SEE_INSERTION)
    goes_on = settings_on(session, exit_day).categories[outcome] in WORK_OR_TRAINING
    if goes_on or path.place_kept_on is not None:
        return []
    events = [one.id for one in session.store.find(WorkEvent, path_id=path.id)]
    found = session.store.find(CareRequest, event_id=events, answer=RequestAnswer.WAITING)
    return [one for one in found if one.first_day > exit_day]


def withdraw_after(session: Session, path: InsertionPath) -> None:
    """Withdraws them; inside the exit's use case."""
    if path.exit_day is None or path.outcome is None:
        return
    for one in waiting_after(session, path, path.exit_day, path.outcome):
        session.store.change(replace(one, answer=RequestAnswer.WITHDRAWN, reason="sortie du parcours"))
