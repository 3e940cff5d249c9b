"""The reference weeks of a contract (semaines types): read as versions, typed from a day on, the past kept."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import groupby

from app.care.schedules import Turn, WeekPattern
from app.care.weeks import Weeks, WeekSpan, parity_warnings, remove_week, set_week, week_name
from app.dated import latest
from app.days import ONE_DAY
from app.families.child_sheet import EnrolmentEntry
from app.users import Right
from ui import french, theme
from ui.forms import CheckField, ChoiceField, DateField, Need
from ui.pages.children.tab import Tab
from ui.pages.children.week_grid import WeekGrid
from ui.widgets.section import Deed, RecordForm, Row, Section

TURNS = (("depuis un lundi", Turn.ANCHOR), ("semaines impaires (A) et paires (B)", Turn.ISO_PARITY))


class WeekSection(Section):
    """One row a version, the newest first; the form begins from the one in force."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.may_edit = tab.can(Right.EDIT_ENROLMENTS)
        add = "Modifier à partir d’un jour" if self.may_edit else ""
        super().__init__("Semaine type", name="contract_weeks", add=add, begin=self.begin)
        self.entry: EnrolmentEntry | None = None
        today = tab.session.clock.day
        self.form = RecordForm()
        self.first_day = DateField("first_day", "À partir du", today, need=Need.MANDATORY)
        self.count = ChoiceField(
            "weeks", "Semaines en alternance", [(str(n), n) for n in range(1, 11)], need=Need.MANDATORY
        )
        self.form.add(self.first_day, self.count)
        self.turn = ChoiceField("turn", "L’alternance se compte", TURNS, need=Need.MANDATORY)
        self.anchor = DateField(
            "anchor", "Lundi d’une semaine A", today, hint="Vide\u00a0: la semaine du premier jour."
        )
        self.form.add(self.turn, self.anchor)
        self.grid = WeekGrid()
        self.form.add(self.grid)
        self.later = CheckField("drop_later", "Remplacer aussi les semaines notées pour plus tard")
        self.form.add(self.later)
        self.form.buttons("Enregistrer la semaine type")
        self.count.changed.connect(self._follow_count)
        self.turn.changed.connect(self._follow_count)
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
            head += f" · {_turn(weeks)}"
        lines = []
        for week in range(weeks.weeks):
            spans = [span for span in weeks.spans if span.week == week]
            total = sum(span.end - span.start for span in spans)
            name = f"{week_name(week)}\u00a0: " if weeks.weeks > 1 else ""
            lines.append(
                f"{name}{describe(spans)} · {french.hours(total)} par semaine"
                if spans
                else f"{name}aucune heure"
            )
        tone: theme.Tone = "ink" if first or pattern == now else "muted"
        return [Row(text=head, note="\n".join(lines), tone=tone, deeds=deeds if may_remove else ())]

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
        self.form.fill(
            None, first_day=start, weeks=weeks.weeks, turn=weeks.turn, anchor=weeks.anchor, span=weeks.spans
        )
        self._follow_count()
        self.later.setVisible(any(one.first_day > start for one, _ in self.entry.weeks))
        self.open_form(self.form)
        if pattern is None:
            self.grid.lines()[0].setFocus()

    def _follow_count(self) -> None:
        count = self.count.read() or 1
        self.grid.show_weeks(count)
        self.turn.setVisible(count > 1)
        self.anchor.setVisible(count > 1 and self.turn.read() is not Turn.ISO_PARITY)

    def _save(self) -> None:
        assert self.entry is not None
        count = self.count.filled()
        several = count > 1
        turn = self.turn.filled() if several else Turn.ANCHOR
        weeks = Weeks(
            spans=self.grid.value() or (),
            weeks=count,
            turn=turn,
            anchor=self.anchor.value() if several and turn is Turn.ANCHOR else None,
        )
        set_week(
            self.tab.session,
            self.entry.enrolment,
            first_day=self.first_day.filled(),
            weeks=weeks,
            drop_later=not self.later.isHidden() and bool(self.later.value()),
        )


def _turn(weeks: Weeks) -> str:
    if weeks.turn is Turn.ISO_PARITY:
        return "A les semaines impaires, B les paires"
    names = french.listed([week_name(week) for week in range(weeks.weeks)])
    since = f", A depuis le {french.day_of_week(weeks.anchor)} {weeks.anchor.year}" if weeks.anchor else ""
    return f"{names} en alternance{since}"


def describe(spans: Sequence[WeekSpan]) -> str:
    """« lun. à ven. 8 h 30–17 h », « lun., mer. 9 h–12 h ; ven. 9 h–16 h »: days of the same hours together."""
    hours = {
        weekday: french.spans([(span.start, span.end) for span in own])
        for weekday, own in groupby(
            sorted(spans, key=lambda span: (span.weekday, span.start)), lambda span: span.weekday
        )
    }
    alike: dict[str, list[int]] = {}
    for weekday, words in hours.items():
        alike.setdefault(words, []).append(weekday)
    return "\u00a0; ".join(f"{_days(days)} {words}" for words, days in alike.items())


def _days(days: list[int]) -> str:
    names = french.WEEKDAYS_SHORT
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{names[days[0]]} à {names[days[-1]]}"
    return french.listed([names[day] for day in days])
