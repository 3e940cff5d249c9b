"""Closed months (mois clos): when, by whom, and the papers as given; no row is ever removed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.days import Month
from app.report.notes import SEAL_LENGTH
from app.store import Record, Store


@dataclass(frozen=True, kw_only=True, slots=True)
class ClosedMonth(Record):
    """A month as it was closed; `month` is "YYYY-MM", `closed_by` a login.

    A month closed, reopened and closed again has two; at most one of them is not reopened.
    """

    CODES: ClassVar[frozenset[str]] = frozenset({"month", "closed_by", "sha256", "reopened_by"})

    month: str
    closed_on: date
    closed_by: str
    sha256: str
    """Of the data as given, 64 hexadecimal digits."""
    reopened_on: date | None = None
    reopened_by: str | None = None
    reason: str | None = None
    """Why it was reopened."""

    @property
    def seal(self) -> str:
        """The first 12 signs of the SHA-256, as printed on each page."""
        return self.sha256[:SEAL_LENGTH]


class PaperKind(StrEnum):
    """What was given."""

    DATA = "data"
    """The JSON."""
    PDF = "pdf"


@dataclass(frozen=True, kw_only=True, slots=True)
class ClosedPaper(Record):
    """A paper of a closed month, byte for byte. Apart from the month: the guard of each write reads no paper."""

    closing_id: int
    kind: PaperKind
    content: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredReport:
    """A closed month with both its papers."""

    closing: ClosedMonth
    data: bytes
    pdf: bytes


def closing_of(store: Store, month: Month) -> ClosedMonth | None:
    """The month's closing in force, None while it is open."""
    found = store.find(ClosedMonth, month=str(month), reopened_on=None)
    return found[0] if found else None


def closings(store: Store) -> dict[str, ClosedMonth]:
    """The last closing of each month that ever had one, reopened or not."""
    return {one.month: one for one in store.find(ClosedMonth)}


def stored_report(store: Store, month: Month) -> StoredReport | None:
    """The month's papers as given, None while it is open."""
    closing = closing_of(store, month)
    if closing is None:
        return None
    papers = {one.kind: one.content for one in store.find(ClosedPaper, closing_id=closing.id)}
    return StoredReport(closing=closing, data=papers[PaperKind.DATA], pdf=papers[PaperKind.PDF])


def stored_data(store: Store, first: Month, last: Month) -> Mapping[str, bytes]:
    """The data of the months closed from first to last, by month."""
    months = [str(month) for month in first.until(last)]
    found = {one.id: one.month for one in store.find(ClosedMonth, reopened_on=None, month=months)}
    if not found:
        return {}
    papers = store.find(ClosedPaper, closing_id=sorted(found), kind=PaperKind.DATA)
    return {found[one.closing_id]: one.content for one in papers}
