"""The reference weeks of a contract (semaines types): read as versions, typed from a day on, the past kept."""

from datetime import date
from functools import partial

from app.care.schedules import Turn, WeekPattern
from app.care.weeks import Weeks, parity_warnings, remove_week, set_week
from app.dated import latest
from app.days import ONE_DAY
from app.families.child_sheet import EnrolmentEntry
from app.users import Right
from ui import french, theme
from ui.pages.children.tab import Tab
from ui.week_lines import turn_words, week_lines
from ui.weeks_form import WeeksForm
from ui.widgets.section import Deed, Row, Section


class WeekSection(Section):
    """One row a version, the newest first; the form begins from the one in force."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.may_edit = tab.can(Right.EDIT_ENROLMENTS)
        add = "Modifier à partir d’un jour" if self.may_edit else ""
        super().__init__("Semaine type", name="contract_weeks", add=add, begin=self.begin)
        self.entry: EnrolmentEntry | None = None
        self.form = WeeksForm(
            tab.session.clock.day,
            submit="Enregistrer la semaine type",
            hint="Une ligne vide\u00a0: l’enfant n’est pas attendu ce jour-là.",
        )
        self.attach(self.form, self._save)

    def show_entry(self, entry: EnrolmentEntry | None) -> None:
        """Shows a contract's weeks."""
        if self.entry is not None and (entry is None or entry.enrolment.id != self.entry.enrolment.id):
            self.close_forms()
        self.entry = entry
        self.setVisible(entry is not None)
        if entry is None:
            return
        today = self.tab.session.clock.day()
        now = (
            latest((pattern for pattern, _ in entry.weeks), today) if entry.enrolment.covers(today) else None
        )
        rows = [
            row
            for number in range(len(entry.weeks) - 1, -1, -1)
            for row in self._rows_of(entry, number, now, first=number == len(entry.weeks) - 1)
        ]
        if any(pattern.turn is Turn.ISO_PARITY for pattern, _ in entry.weeks):
            warnings = parity_warnings(entry.enrolment.first_day, entry.enrolment.last_day)
            rows += [Row(text=f"▲ {warning}", tone="amber") for warning in warnings]
        advice = "Aucune semaine type\u00a0: notez-la pour que les heures soient réservées."
        self.show_rows(rows, advice if self.may_edit else "Aucune semaine type.")

    def _rows_of(
        self, entry: EnrolmentEntry, number: int, now: WeekPattern | None, *, first: bool
    ) -> list[Row]:
        pattern, weeks = entry.weeks[number]
        deeds = (
            Deed(
                words="Retirer",
                act=partial(self.do, lambda: remove_week(self.tab.session, pattern)),
                name=f"week_remove_{pattern.id}",
            ),
        )
        may_remove = self.may_edit and len(entry.weeks) > 1
        head = french.capitalised(self._since(entry, number, now=pattern == now))
        if weeks.weeks > 1:
            head += f" · {turn_words(weeks)}"
        tone: theme.Tone = "ink" if first or pattern == now else "muted"
        return [Row(text=head, note=week_lines(weeks), tone=tone, deeds=deeds if may_remove else ())]

    def _since(self, entry: EnrolmentEntry, number: int, *, now: bool) -> str:
        first = entry.weeks[number][0].first_day
        if now:
            return f"en vigueur, depuis le {french.day(first)}"
        if number + 1 < len(entry.weeks):
            return french.period(first, entry.weeks[number + 1][0].first_day - ONE_DAY)
        if entry.enrolment.last_day < self.tab.session.clock.day():
            return french.period(first, entry.enrolment.last_day)
        return f"à partir du {french.day(first)}"

    def begin(self, first_day: date | None = None) -> None:
        """Opens the form on the weeks in force, from today on where the contract has begun."""
        if self.entry is None:
            return
        enrolment, today = self.entry.enrolment, self.tab.session.clock.day()
        start = first_day or (today if enrolment.covers(today) and self.entry.weeks else enrolment.first_day)
        pattern = latest((pattern for pattern, _ in self.entry.weeks), start)
        weeks = next((weeks for one, weeks in self.entry.weeks if one == pattern), Weeks(spans=()))
        self.form.show_weeks(start, weeks, later=any(one.first_day > start for one, _ in self.entry.weeks))
        self.open_form(self.form)
        if pattern is None:
            self.form.grid.lines()[0].setFocus()

    def _save(self) -> None:
        assert self.entry is not None
        first_day, weeks, drop_later = self.form.typed()
        set_week(
            self.tab.session,
            self.entry.enrolment,
            first_day=first_day,
            weeks=weeks,
            drop_later=drop_later,
        )
