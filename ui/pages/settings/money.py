"""What families pay, the PSU, what AVIP costs (barèmes): each dated figure, typed from the first of a month on."""

from typing import Any, ClassVar

from PySide6.QtWidgets import QHeaderView

from app.days import Month
from app.money import readings
from app.money.figures import FigureLine, figure_lines, remove_figure, set_figure
from app.money.tariffs import SCREEN, Shape
from app.users import Right
from ui import french, theme
from ui.figure_text import TO_TYPE, history_words, origin_words, percent_text, value_words
from ui.forms import (
    ChoiceField,
    DateField,
    EurosField,
    Field,
    Form,
    Need,
    NumberField,
    SpansField,
    WeekdaysField,
)
from ui.pages.settings.section import ListSection
from ui.percent_field import PercentField
from ui.table import Column
from ui.widgets.basics import label


def _tone(line: FigureLine) -> theme.Tone:
    if not line.needed:
        return "muted"
    return "ink" if line.current or line.later else "amber"


class MoneySection(ListSection[FigureLine]):
    """One line a figure; the form gives it a value from the first of a month on."""

    name = "money"
    headline = SCREEN
    right: ClassVar[Right | None] = Right.SEE_MONEY
    advice = (
        "Chaque chiffre vaut à partir du 1er d’un mois. Ce que les sources ne donnent pas reste vide\u00a0: rien n’est "
        "deviné, et l’estimation dit ce qui lui manque."
    )
    submit = "Enregistrer le chiffre"
    drop = "Retirer la dernière ligne"
    columns = (
        Column[FigureLine](
            title="Chiffre",
            text=lambda one: one.tariff.label,
            hint=lambda one: f"{one.tariff.label}. {one.tariff.help}",
            key=lambda one: one.rank,
            tone=lambda one: "ink" if one.needed else "muted",
        ),
        Column[FigureLine](title="Valeur", text=value_words, hint=value_words, tone=_tone, width=104),
        Column[FigureLine](
            title="Depuis",
            text=lambda one: french.day_figures(one.current.first_day) if one.current else "",
            hint=lambda one: origin_words(one.current),
            key=lambda one: one.current.first_day if one.current else None,
            width=108,
        ),
    )

    def build(self) -> None:
        super().build()
        self.adding.hide()
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def make_form(self, form: Form) -> None:
        self._title = label("", bold=True, wrap=True)
        self._help = label("", tone="muted", wrap=True)
        form.add_widget(self._title)
        form.add_widget(self._help)
        need = Need.MANDATORY
        self.euros = EurosField("value", "Montant", need=need)
        self.percent = PercentField("value", "Pourcentage", need=need)
        self.choice = ChoiceField[str]("value", "Réponse", [], need=need)
        self.count = NumberField("value", "Minutes", most=600, need=need)
        self.hours = SpansField("value", "De … à …", need=need)
        self.weekdays = WeekdaysField("value", "Jours de la semaine", need=need)
        self.first_day = DateField("first_day", "À partir du", self.session.clock.day, need=need)
        self.value_fields: dict[Shape, Field[Any]] = {
            Shape.EUROS: self.euros,
            Shape.PERCENT: self.percent,
            Shape.CHOICE: self.choice,
            Shape.COUNT: self.count,
            Shape.HOURS: self.hours,
            Shape.WEEKDAYS: self.weekdays,
        }
        for field in (*self.value_fields.values(), self.first_day):
            form.add(field)
        self._history = label("", tone="muted", wrap=True)
        self._history.setObjectName("settings_money_history")
        form.add_widget(self._history)
        # The value fields share the name of a refusal's field: only the one shown is the form's.
        form.fields["value"] = self.euros

    def read(self) -> list[FigureLine]:
        return figure_lines(self.session)

    def show_line(self, line: FigureLine | None) -> None:
        for field in self.value_fields.values():
            field.setVisible(False)
        self.first_day.setVisible(line is not None)
        self._history.setVisible(line is not None)
        self.form.show_buttons(on=line is not None)
        if line is None:
            self._title.setText("Choisissez un chiffre dans la liste.")
            self._help.setText("")
            return
        self._title.setText(line.tariff.label)
        self._help.setText(line.tariff.help)
        self._history.setText(history_words(line) or f"Aucune ligne encore\u00a0: {TO_TYPE}.")
        self._put(line)
        self.first_day.put(Month.of(self.session.clock.day()).first)

    def _put(self, line: FigureLine) -> None:
        shape, field = line.tariff.shape, self.value_fields[line.tariff.shape]
        self.form.fields["value"] = field
        field.setVisible(True)
        if shape is Shape.CHOICE:
            self.choice.set_choices([(words, code) for code, words in line.tariff.choices])
        text = line.later[-1].value if line.later else line.current.text if line.current else None
        if text is None:
            field.put(None)
        elif shape is Shape.HOURS:
            self.hours.put((readings.hours(text),))
        elif shape is Shape.WEEKDAYS:
            self.weekdays.put(tuple(sorted(readings.weekdays(text))))
        else:
            field.put(line.tariff.parse(text) if shape is not Shape.CHOICE else text)

    def save(self, line: FigureLine | None) -> None:
        if line is not None:
            text = self._typed(line.tariff.shape)
            set_figure(self.session, line.tariff.key, self.first_day.filled(), text)

    def _typed(self, shape: Shape) -> str:
        """What is typed, as it is stored."""
        if shape is Shape.CHOICE:
            return self.choice.filled()
        if shape is Shape.PERCENT:
            return percent_text(self.percent.filled())
        if shape is Shape.WEEKDAYS:
            return ",".join(map(str, self.weekdays.filled()))
        if shape is Shape.HOURS:
            spans = self.hours.filled()
            return " ".join(f"{_clock(span.start)}-{_clock(span.end)}" for span in spans)
        return str((self.count if shape is Shape.COUNT else self.euros).filled())

    def may_remove(self, line: FigureLine) -> bool:
        return bool(line.own)

    def remove(self, line: FigureLine) -> None:
        remove_figure(self.session, line.own[-1])


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
