"""The director's comment on a month (commentaire de la direction), printed in the report."""

from dataclasses import dataclass

from app.store import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthComment(Record):
    """One comment a month; `month` is "YYYY-MM"."""

    month: str
    text: str
