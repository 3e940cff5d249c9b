"""A computer's clock gone wrong (horloge du poste): told by the journal, whose order does not depend on it."""

from datetime import timedelta

from app.session import Session
from app.wording import spoken_day

LOOKED_AT = 100
"""Of the journal's last entries: work begun on a wrong day is told as well."""
BEHIND = timedelta(days=1)
"""An entry this much later than now was not written tomorrow."""
AHEAD = timedelta(days=300)
"""No crèche stays so long without an entry."""


def clock_doubt(session: Session) -> str | None:
    """Why the clock seems wrong, and what to do; None where nothing says so."""
    now = session.clock.moment()
    moments = [entry.at for entry in session.store.journal(LOOKED_AT)]
    newest = max(moments, default=now)
    if newest - now > BEHIND:
        return (
            f"L’horloge de ce poste indique le {spoken_day(now.date())}, mais le dossier a déjà été écrit le "
            f"{spoken_day(newest.date())}. Rien n’est perdu : réglez la date de l’ordinateur avant de noter autre "
            "chose."
        )
    earlier = max((one for one in moments if one.date() < now.date()), default=now)
    if now - earlier > AHEAD:
        return (
            f"L’horloge de ce poste indique le {spoken_day(now.date())}, et la dernière écriture d’avant date du "
            f"{spoken_day(earlier.date())}. Rien n’est perdu : vérifiez la date de l’ordinateur avant de noter autre "
            "chose."
        )
    return None
