"""Finding a waiting child by name (recherche dans la liste d'attente)."""

from app.admission.records import AdmissionRequest, RequestState
from app.search import Found, fold, matches
from app.session import Session
from app.users import Right
from app.wording import spoken_day


def find_waiting(session: Session, text: str) -> list[Found]:
    """The requests that wait whose child or contact bears every word typed; nothing for who may not see the list."""
    typed = fold(text)
    if not typed or not session.can(Right.EDIT_FAMILIES):
        return []
    waiting = session.store.find(AdmissionRequest, state=RequestState.WAITING)
    found = [one for one in waiting if matches(fold(f"{one.name} {one.contact}"), typed)]
    return [
        Found(
            kind="admission",
            id=one.id,
            name=one.name,
            detail=f"liste d’attente, demande du {spoken_day(one.asked_on)}",
        )
        for one in sorted(found, key=lambda one: fold(one.name))
    ]
