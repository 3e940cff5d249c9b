"""What the declarations' view has in front (papier choisi): a period's declaration, or a year's AVIP account."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.report.account.desk import account_for
from app.report.account.yearly import YearlyAccount
from app.report.periods import Period, PeriodKind
from app.report.statement import Statement
from app.report.statement_desk import PeriodLine, statement_for
from app.session import Session
from ui import account_words, french, statement_words
from ui.account_lines import sections

if TYPE_CHECKING:
    from ui.pdf.letterhead import Letterhead


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A paper of the list: the declaration of a period, or the account of a year."""

    period: Period
    is_account: bool = False

    @property
    def stem(self) -> str:
        """Of its files: « declaration-2026-T4 », « bilan-avip-2026 »."""
        return f"{'bilan-avip' if self.is_account else 'declaration'}-{self.period}"


def choices_of(lines: Sequence[PeriodLine]) -> Mapping[Choice, str]:
    """The papers in order, each with its words; a year that has begun has its account under its declaration."""
    found: dict[Choice, str] = {}
    for line in lines:
        name = french.capitalised(statement_words.name_of(line.period))
        found[Choice(period=line.period)] = f"{name}\n{statement_words.period_state(line)}"
        begun = line.closed + line.complete + line.provisional
        if line.period.kind is PeriodKind.YEAR and begun:
            title = f"{account_words.NAME} de l’année{french.NBSP}{line.period}"
            state = "rien n’y manque" if line.is_real else "provisoire"
            found[Choice(period=line.period, is_account=True)] = f"{title}\n{state}"
    return found


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A line of the account on the screen: its place on the paper, its name, its figures; strong: a heading."""

    place: int
    name: str
    value: str
    strong: bool = False


def rows_of(account: YearlyAccount) -> list[Row]:
    """Each section with its lines; several figures of a line are named, those that are 0 left out."""
    rows: list[Row] = []
    for part in sections(account):
        rows.append(Row(place=len(rows), name=part.title, value=part.note, strong=True))
        for line in part.lines:
            rows.append(Row(place=len(rows), name=line.label, value=_value(part, line)))
    return rows


def _value(part: account_words.Section, line: account_words.Line) -> str:
    if len(part.heads) == 1:
        return " · ".join(filter(None, (_told(line.cells[0]), line.note)))
    named = [
        f"{head} {_told(cell)}" if cell.unit is not account_words.Unit.WORD else account_words.told(cell)
        for head, cell in zip(part.heads, line.cells, strict=False)
        if cell.value not in {0, ""}
    ]
    long = any(cell.unit is account_words.Unit.SHARE for cell in line.cells)
    return ("\n" if long else " · ").join(named)


def _told(cell: account_words.Cell) -> str:
    """« 12 », « 8/29, soit 27,6 % », « masqué/16 »."""
    counts, value = account_words.over(cell), account_words.told(cell)
    if not counts or value == account_words.MASKED:
        return counts or value
    return f"{counts}, soit {value}"


@dataclass(frozen=True, slots=True)
class Declaration:
    """A period's declaration, read from the file at once."""

    statement: Statement

    @property
    def title(self) -> str:
        """Its name."""
        return french.capitalised(statement_words.name_of(self.statement.period))

    @property
    def status(self) -> str:
        """Where it stands, and what must be known beside."""
        words = (statement_words.status_words(self.statement), statement_words.differing(self.statement))
        return "\n".join(filter(None, words))

    @property
    def day(self) -> date:
        """On which the crèche's letterhead is asked for."""
        return min(self.statement.asked_on, self.statement.period.last)

    def draw(self, creche: "Letterhead") -> bytes:
        from ui.pdf import statement

        return statement.draw(self.statement, creche)

    def workbook(self) -> bytes:
        from ui.statement_sheets import as_workbook

        return as_workbook(self.statement)

    def text(self) -> bytes:
        from ui.statement_sheets import as_text

        return as_text(self.statement)


@dataclass(frozen=True, slots=True)
class Account:
    """A year's AVIP account."""

    account: YearlyAccount

    @property
    def title(self) -> str:
        return account_words.name_of(self.account)

    @property
    def status(self) -> str:
        return "\n".join([account_words.status_words(self.account), *account_words.warnings(self.account)])

    @property
    def day(self) -> date:
        return self.account.last_known

    def draw(self, creche: "Letterhead") -> bytes:
        from ui.pdf import account

        return account.draw(self.account, creche)

    def workbook(self) -> bytes:
        from ui.account_sheets import as_workbook

        return as_workbook(self.account)

    def text(self) -> bytes:
        from ui.account_sheets import as_text

        return as_text(self.account)


def read(session: Session, choice: Choice) -> Declaration | Account:
    """The paper chosen, as known today. Raises NotAllowed, Conflict."""
    if choice.is_account:
        return Account(account_for(session, choice.period))
    return Declaration(statement_for(session, choice.period))
