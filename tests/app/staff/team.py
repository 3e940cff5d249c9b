"""Short ways to write the adults of a test, through the use cases themselves."""

from datetime import date

from app.care.weeks import Weeks, WeekSpan
from app.session import Session
from app.spans import Span
from app.staff.managing import hire, set_shift_weeks
from app.staff.records import Qualification, StaffMember

SEPTEMBER = date(2026, 9, 1)
EDUCATOR = Qualification.EARLY_YEARS_EDUCATOR


def member(
    session: Session,
    first_name: str = "Élodie",
    last_name: str = "Fournier",
    *,
    qualification: Qualification = EDUCATOR,
    last_day: date | None = None,
    hours: int = 35,
) -> StaffMember:
    """Somebody since September."""
    return hire(
        session,
        StaffMember(
            first_name=first_name,
            last_name=last_name,
            qualification=qualification,
            first_day=SEPTEMBER,
            last_day=last_day,
        ),
        hours * 60,
    )


def on_duty(session: Session, *spans: Span, who: StaffMember | None = None) -> StaffMember:
    """Somebody with these shifts from Monday to Friday, since September."""
    found = who or member(session)
    set_shift_weeks(session, found, SEPTEMBER, working(*spans))
    return found


def working(*spans: Span) -> Weeks:
    """One week with these shifts from Monday to Friday."""
    return Weeks(spans=tuple(WeekSpan(0, day, s.start, s.end) for day in range(5) for s in spans))
