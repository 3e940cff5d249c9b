"""Settings of the crèche (réglages): dated rows, each with its default (rules.md, marked "setting")."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import ClassVar

from app import journal_settings as journal
from app import settings_catalogue as catalogue
from app.admission.priorities import PRIORITY_SPECS, WEIGHTS, Priority
from app.care.attendance import AbsenceReason
from app.errors import InvalidEntry
from app.insertion import settings as insertion
from app.insertion.outcomes import CATEGORIES, Outcome, OutcomeCategory
from app.protection import settings as protection
from app.session import Session
from app.setting_kinds import Spec
from app.settings_catalogue import AdaptationBilling, Dormant, Rounding, StaffRule
from app.store import Record, Store
from app.users import Right
from app.wording import quoted

DEMONSTRATION = "demonstration"
"""The key that only a demonstration crèche has a row of; it is no choice of the settings page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting(Record):
    """A value that holds from `first_day` on; `value` is text, read by the key's own type."""

    PERIOD: ClassVar[tuple[str, str]] = ("first_day", "first_day")
    CODES: ClassVar[frozenset[str]] = frozenset({"key", "value"})

    key: str
    first_day: date
    value: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """All settings in force on a day. Hours are minutes after midnight."""

    rounding: Rounding = Rounding.HALF_HOUR_STARTED
    adaptation: AdaptationBilling = AdaptationBilling.REAL_HOURS
    deductible: frozenset[AbsenceReason] = catalogue.DEDUCTIBLE
    waiting_days: int = 3
    announced_days: int = 2
    atypical_before: int = 480
    atypical_from: int = 1080
    atypical_weekdays: frozenset[int] = frozenset({5, 6})
    atypical_holidays: bool = True
    surnombre_percent: int = 115
    staff_rule: StaffRule = StaffRule.A
    quota_percent: int = 20
    dormant: Dormant = Dormant.ATTENDED_ONCE
    mask_small_cells: bool = False
    lock_after_minutes: int = 5
    journal_consultation_months: int = 12
    journal_insertion_months: int = 24
    journal_people_months: int = 36
    engagement_months: int = 3
    engagement_renewals: int = 1
    engagement_most_months: int = 6
    engagement_warnings: tuple[int, ...] = (30, 15, 7)
    bilan_required: bool = True
    interviews_per_week: int = 2
    interview_minutes: int = 45
    silent_days: int = 10
    categories: Mapping[Outcome, OutcomeCategory] = field(default_factory=lambda: CATEGORIES)
    priorities: Mapping[Priority, int] = field(default_factory=lambda: WEIGHTS)
    retention_insertion_years: int = 2
    retention_child_years: int = 3
    retention_request_years: int = 1
    control_years: int = 4


def settings_of(texts: Mapping[str, str]) -> Settings:
    """The settings that these stored texts give, by key; the others have their default. Raises InvalidEntry."""
    return Settings(
        rounding=catalogue.ROUNDING.read(texts),
        adaptation=catalogue.ADAPTATION.read(texts),
        deductible=frozenset(reason for reason, spec in catalogue.REASON_SPECS.items() if spec.read(texts)),
        waiting_days=catalogue.WAITING_DAYS.read(texts),
        announced_days=catalogue.ANNOUNCED_DAYS.read(texts),
        atypical_before=catalogue.ATYPICAL_BEFORE.read(texts),
        atypical_from=catalogue.ATYPICAL_FROM.read(texts),
        atypical_weekdays=catalogue.ATYPICAL_WEEKDAYS.read(texts),
        atypical_holidays=catalogue.ATYPICAL_HOLIDAYS.read(texts),
        surnombre_percent=catalogue.SURNOMBRE_PERCENT.read(texts),
        staff_rule=catalogue.STAFF_RULE.read(texts),
        quota_percent=catalogue.QUOTA_PERCENT.read(texts),
        dormant=catalogue.DORMANT.read(texts),
        mask_small_cells=catalogue.MASK_SMALL_CELLS.read(texts),
        lock_after_minutes=catalogue.LOCK_AFTER_MINUTES.read(texts),
        journal_consultation_months=journal.CONSULTATION_MONTHS.read(texts),
        journal_insertion_months=journal.INSERTION_MONTHS.read(texts),
        journal_people_months=journal.PEOPLE_MONTHS.read(texts),
        engagement_months=insertion.ENGAGEMENT_MONTHS.read(texts),
        engagement_renewals=insertion.ENGAGEMENT_RENEWALS.read(texts),
        engagement_most_months=insertion.ENGAGEMENT_MOST_MONTHS.read(texts),
        engagement_warnings=insertion.ENGAGEMENT_WARNINGS.read(texts),
        bilan_required=insertion.BILAN_REQUIRED.read(texts),
        interviews_per_week=insertion.INTERVIEWS_PER_WEEK.read(texts),
        interview_minutes=insertion.INTERVIEW_MINUTES.read(texts),
        silent_days=insertion.SILENT_DAYS.read(texts),
        categories={outcome: spec.read(texts) for outcome, spec in insertion.OUTCOME_SPECS.items()},
        priorities={priority: spec.read(texts) for priority, spec in PRIORITY_SPECS.items()},
        retention_insertion_years=protection.RETENTION_INSERTION.read(texts),
        retention_child_years=protection.RETENTION_CHILD.read(texts),
        retention_request_years=protection.RETENTION_REQUEST.read(texts),
        control_years=protection.CONTROL_YEARS.read(texts),
    )


class SettingsBook:
    """The dated rows of the settings, read day by day; days under the same rows share one `Settings`."""

    def __init__(self, rows: Iterable[Setting]) -> None:
        self._rows = sorted(rows, key=lambda row: (row.first_day, row.id))
        self._first_days = [row.first_day for row in self._rows]
        self._views: dict[int, Settings] = {}

    def texts(self, day: date) -> dict[str, str]:
        """The stored texts in force on that day, by key."""
        return {row.key: row.value for row in self._rows[: bisect_right(self._first_days, day)]}

    def on(self, day: date) -> Settings:
        """The settings in force on that day. Raises InvalidEntry on a stored text that is no value of its key."""
        rows = bisect_right(self._first_days, day)
        if rows not in self._views:
            self._views[rows] = settings_of(self.texts(day))
        return self._views[rows]


def spec_of(key: str) -> Spec[object]:
    """The catalogue's entry of that key. Raises InvalidEntry, field "key"."""
    for spec in catalogue.CATALOGUE:
        if spec.key == key:
            return spec
    raise InvalidEntry(f"«\u00a0{key}\u00a0» n’est pas un réglage de la crèche.", field="key")


def settings_on(session: Session, day: date) -> Settings:
    """The settings in force on that day in the open file."""
    return SettingsBook(session.store.find(Setting)).on(day)


def is_demonstration(store: Store) -> bool:
    """Whether the open file is a demonstration crèche: its papers say that the data are invented."""
    return bool(store.find(Setting, key=DEMONSTRATION))


def set_setting(session: Session, key: str, first_day: date, value: str) -> Setting:
    """Gives a setting a value from `first_day` on; a row of the same key and day is replaced.

    Raises InvalidEntry on an unknown key, a text that is no value of it, or a printed definition that would not
    start on the first of a month (rules.md, head).
    """
    session.require(Right.EDIT_STRUCTURE)
    spec = spec_of(key)
    spec.parse(value)
    if spec.printed and first_day.day != 1:
        raise InvalidEntry(
            f"«\u00a0{spec.label}\u00a0» entre dans les chiffres imprimés du mois\u00a0: choisissez le 1er d’un mois.",
            field="first_day",
        )
    with session.store.atomic("set_setting", f"pour {quoted(spec.label)}"):
        former = session.store.find(Setting, key=key, first_day=first_day)
        if not former:
            return session.store.add(Setting(key=key, first_day=first_day, value=value))
        row = replace(former[0], value=value)
        session.store.change(row)
        return row
