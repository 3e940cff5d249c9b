"""A crèche's year held in memory (année d'essai): rows of the counsellor's work, and the account that they give."""

from dataclasses import dataclass, field, replace
from datetime import date

from app.families.records import Gender
from app.insertion.facts import InsertionRows
from app.insertion.needs import Need
from app.insertion.outcomes import Outcome
from app.insertion.partners import Prescriber
from app.insertion.paths import InsertionPath
from app.report.account.building import Known, account_of
from app.report.account.yearly import YearlyAccount
from app.report.month_facts import MonthFacts, facts_of
from app.report.monthly_report import MonthlyReport
from app.report.periods import Period
from tests.app.creche import Creche, usual

YEAR = Period.parse("2026")
AFTERWARDS = date(2027, 1, 1)


@dataclass
class Year:
    """The rows of 2026."""

    creche: Creche = field(default_factory=usual)
    rows: InsertionRows = field(default_factory=InsertionRows)
    needs: list[Need] = field(default_factory=list)
    given: dict[str, MonthlyReport] = field(default_factory=dict)

    def path(
        self,
        entry: date,
        exit_day: date | None = None,
        outcome: Outcome | None = None,
        *,
        prescribed_on: date | None = None,
        prescriber: Prescriber | None = None,
        home_id: int = 0,
    ) -> InsertionPath:
        """Somebody new on a path; ids of paths and parents are the same."""
        parent = self.creche.parent(gender=Gender.WOMAN)
        self.creche.parents[-1] = replace(parent, home_id=home_id or parent.id)
        path = InsertionPath(
            id=parent.id,
            parent_id=parent.id,
            entry_day=entry,
            exit_day=exit_day,
            outcome=outcome,
            prescribed_on=prescribed_on,
            prescriber=prescriber,
        )
        self.creche.paths.append(path)
        return path

    def facts(self) -> MonthFacts:
        return facts_of(replace(self.creche.rows(), insertion=self.rows))

    def account(self, today: date = AFTERWARDS, year: Period = YEAR) -> YearlyAccount:
        return account_of(self.facts(), year, today, Known(given=self.given, needs=self.needs))
