"""The director's comment on a month (commentaire de la direction), printed in the report."""

from dataclasses import dataclass, replace
from typing import ClassVar

from app.days import Month
from app.fields import tidy_text
from app.session import Session
from app.store import Record
from app.users import Right
from app.wording import spoken_month


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthComment(Record):
    """One comment a month; `month` is "YYYY-MM"."""

    CODES: ClassVar[frozenset[str]] = frozenset({"month"})

    month: str
    text: str


def comment_of(session: Session, month: Month) -> str | None:
    """The month's comment, None where there is none."""
    session.require(Right.SEE_REPORTS)
    found = session.store.find(MonthComment, month=str(month))
    return found[0].text if found else None


def set_comment(session: Session, month: Month, text: str | None) -> None:
    """Writes, replaces or, with an empty text, takes away the month's comment. Raises InvalidEntry."""
    session.require(Right.COMMENT_MONTHS)
    wanted = tidy_text(text, "text")
    found = session.store.find(MonthComment, month=str(month))
    with session.store.atomic("set_comment", about=spoken_month(month.first)):
        if found and wanted is None:
            session.store.remove(found[0])
        elif found and wanted is not None:
            session.store.change(replace(found[0], text=wanted))
        elif wanted is not None:
            session.store.add(MonthComment(month=str(month), text=wanted))
