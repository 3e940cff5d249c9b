"""The whole monthly report a second time (rapport mensuel), in the shape of report.md, from an export's CSV."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.naive.calendar import month_before
from tests.naive.care import Care
from tests.naive.creche import Creche, rows_in_force
from tests.naive.engagements import engagements_part
from tests.naive.interviews import Interviews
from tests.naive.meetings import meetings_part
from tests.naive.months import Month, People, share
from tests.naive.orientations import orientations_part
from tests.naive.paths import Paths
from tests.naive.plans import actions_part
from tests.naive.presence import Presence
from tests.naive.rates import Rates
from tests.naive.situations import Situations
from tests.naive.staff import Staff
from tests.naive.tables import Tables, read_tables
from tests.naive.terms import Terms


class Books:
    """One export, read once; months worked out are kept, since each is in the history of twelve others."""

    def __init__(self, export_dir: Path) -> None:
        self.tables = read_tables(export_dir)
        self.creche = Creche(self.tables)
        self.terms = Terms(self.tables)
        self.care = Care(self.tables, self.creche, self.terms)
        self.paths = Paths(self.tables, self.terms)
        self.situations = Situations(self.tables, self.paths)
        self.interviews = Interviews(self.tables, self.paths)
        self.presence = Presence(self.tables, self.creche, self.care)
        self.staff = Staff(self.tables, self.terms, self.presence)
        self._months: dict[str, Month] = {}

    def month(self, month: str) -> Month:
        if month not in self._months:
            people = People(self.paths, self.situations, self.interviews)
            self._months[month] = Month(self.tables, self.creche, self.care, people, month)
        return self._months[month]

    def report(self, month: str, today: date) -> dict[str, Any]:
        """The report of a month "YYYY-MM" as asked for on a day."""
        figures = self.month(month)
        days, hours = figures.days, figures.hours()
        closed_on = figures.closed_on()
        return {
            "schema": "creche-avip/monthly-report/1",
            "month": month,
            "status": figures.status(today),
            "closed_on": closed_on and closed_on.isoformat(),
            "attendance": figures.attendance(today),
            "missing_interviews": self.interviews.missing(days, today),
            "structure": structure(self.tables, self.creche, days[-1]),
            "definitions": {
                "atypical": "",
                "rounding": self.terms.text("rounding", days[-1]),
                "staff_rule": self.terms.text("staff_rule", days[-1]),
            },
            "opening": figures.opening(),
            "children": figures.children(),
            "quota": figures.quota(),
            "hours": hours,
            "rates": {
                "facturation": share(hours["billed"], hours["realised"]),
                "occupancy_real": share(hours["realised"], hours["capacity"]),
                "occupancy_financial": share(hours["billed"], hours["capacity"]),
            },
            "capacity": self.presence.capacity_part(days),
            "staff": self.staff.part(days),
            "insertion": self.insertion(month, days),
            "meetings": meetings_part(self.tables, days),
            "comment": comment(self.tables, month),
            "history": [past_month(self.month(past), today) for past in history(self.tables, month)],
            "heat_map": self.presence.heat_map(days),
        }

    def insertion(self, month: str, days: list[date]) -> dict[str, Any]:
        """The way back to work."""
        rates = Rates(self.tables, self.paths, month)
        return {
            "orientations": orientations_part(self.tables, self.paths, month),
            "paths": self.paths.flows(days),
            "parents": self.situations.parents_part(days),
            "engagements": engagements_part(self.tables, days),
            "interviews": self.interviews.part(days),
            "actions": actions_part(self.tables, days),
            "outcomes": self.paths.outcomes(days),
            "places_kept": self.paths.places_kept(days),
            "return_to_work_5_months": rates.return_to_work(5),
            "return_to_work_6_months": rates.return_to_work(6),
            "kept_3_months": rates.kept(3),
            "kept_6_months": rates.kept(6),
            "days_to_first_interview": self.interviews.delays(days),
        }


def recompute(export_dir: Path, month: str, today: date) -> dict[str, Any]:
    """The report of one month of an export."""
    return Books(export_dir).report(month, today)


def structure(tables: Tables, creche: Creche, last_day: date) -> dict[str, Any]:
    """The crèche as it is known on the month's last day."""
    known = rows_in_force(tables["Identity"], last_day)
    return {
        "name": known[0].text("name") if known else "",
        "caf_number": (known[0].text_or_none("caf_number") or "") if known else "",
        "capacity": creche.highest_places(last_day),
    }


def comment(tables: Tables, month: str) -> str:
    return "".join(row.text("text") for row in tables["MonthComment"] if row.text("month") == month)


def history(tables: Tables, month: str) -> list[str]:
    """The thirteen months that end with this one; none before the crèche's first opening span."""
    begun = min((f"{row.day('first_day'):%Y-%m}" for row in tables["OpeningSpan"]), default=month)
    months = [month]
    while len(months) < 13 and month_before(months[0]) >= begun:
        months.insert(0, month_before(months[0]))
    return months


def past_month(figures: Month, today: date) -> dict[str, Any]:
    children, paths, interviews = figures.children(), figures.paths, figures.interviews
    return {
        "month": figures.month,
        "status": figures.status(today),
        "opening_days": figures.opening()["days"],
        "enrolled": children["enrolled"],
        "under_three": children["under_three"],
        "avip": children["avip"],
        "realised": figures.realised(),
        "billed": figures.billed(),
        "capacity": figures.capacity(),
        "atypical_realised": figures.atypical_realised(),
        "paths_open_last_day": paths.stock_at_the_end_of(figures.days[-1]),
        "interviews_held": interviews.held(figures.days),
        "interviews_expected": interviews.expected(figures.days),
        "exits": len(paths.exits(figures.days)),
        "exits_to_work_or_training": paths.exits_to_work_or_training(figures.days),
    }
