"""The rules of calculation (réglages): each with its value in force, since when, and what it changes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app import settings_catalogue as catalogue
from app.days import Month
from app.setting_kinds import NO_WEEKDAY, Shape, Spec
from app.settings import Setting, set_setting
from ui import french
from ui.forms import ChoiceField, DateField, Field, Form, HourField, Need, NumberField, TextField
from ui.pages.settings.section import ListSection
from ui.table import Column
from ui.widgets.basics import label


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleLine:
    """A setting with its text in force; `since` is None while the default holds."""

    spec: Spec[object]
    text: str
    since: date | None

    @property
    def id(self) -> str:
        """Its key."""
        return self.spec.key

    @property
    def words(self) -> str:
        """The value as people say it."""
        if self.spec.shape is Shape.CHOICE:
            return dict(self.spec.choices).get(self.text, self.text)
        if self.spec.shape is Shape.HOUR:
            hours, _, minutes = self.text.partition(":")
            return french.hour(int(hours) * 60 + int(minutes))
        if self.spec.shape is Shape.WEEKDAYS:
            days = (
                [] if self.text == NO_WEEKDAY else [french.WEEKDAYS[int(day)] for day in self.text.split(",")]
            )
            return french.listed(days) if days else "aucun"
        return self.text


class RulesSection(ListSection[RuleLine]):
    """One line a setting; the form gives it a new value from a day on."""

    name = "rules"
    headline = "Règles de calcul"
    advice = "Ce que les sources laissent au choix de la crèche. Une règle imprimée au rapport change le 1er d’un mois."
    submit = "Changer la règle"
    columns = (
        Column[RuleLine](
            title="Règle", text=lambda one: one.spec.label, hint=lambda one: one.spec.help, width=230
        ),
        Column[RuleLine](title="Valeur", text=lambda one: one.words, hint=lambda one: one.words, width=170),
        Column[RuleLine](
            title="Depuis",
            text=lambda one: french.day_figures(one.since) if one.since else "par défaut",
            key=lambda one: one.since,
        ),
    )

    def build(self) -> None:
        super().build()
        self.adding.hide()

    def make_form(self, form: Form) -> None:
        self._title = label("Choisissez une règle dans la liste.", bold=True, wrap=True)
        self._help = label("", tone="muted", wrap=True)
        form.add_widget(self._title)
        form.add_widget(self._help)
        self.choice = ChoiceField[str]("value", "Valeur", [], need=Need.MANDATORY)
        self.count = NumberField("value", "Valeur", need=Need.MANDATORY)
        self.hour = HourField("value", "Heure", need=Need.MANDATORY)
        self.days = TextField("value", "Jours, de 0 (lundi) à 6 (dimanche)", need=Need.MANDATORY)
        self.first_day = DateField("first_day", "À partir du", self.session.clock.day, need=Need.MANDATORY)
        self._values: dict[Shape, QWidget] = {
            Shape.CHOICE: self.choice,
            Shape.COUNT: self.count,
            Shape.HOUR: self.hour,
            Shape.WEEKDAYS: self.days,
        }
        for field in (self.choice, self.count, self.hour, self.days, self.first_day):
            form.add(field)
        # The four value fields share the name of a refusal's field: only the one shown is the form's.
        self._only(self.choice)

    def read(self) -> list[RuleLine]:
        today = self.session.clock.day()
        rows: dict[str, Setting] = {}
        for row in sorted(self.session.store.find(Setting), key=lambda one: (one.first_day, one.id)):
            if row.first_day <= today or row.key not in rows:
                rows[row.key] = row
        return [
            RuleLine(
                spec=spec,
                text=rows[spec.key].value if spec.key in rows else spec.default,
                since=rows[spec.key].first_day if spec.key in rows else None,
            )
            for spec in catalogue.CATALOGUE
        ]

    def show_line(self, line: RuleLine | None) -> None:
        for widget in self._values.values():
            widget.setVisible(False)
        self.first_day.setVisible(line is not None)
        if line is None:
            self._title.setText("Choisissez une règle dans la liste.")
            self._help.setText("")
            return
        self._title.setText(line.spec.label)
        self._help.setText(line.spec.help)
        self._values[line.spec.shape].setVisible(True)
        self._put(line)
        today = self.session.clock.day()
        self.first_day.put(Month.of(today).plus(1).first if line.spec.printed else today)

    def _put(self, line: RuleLine) -> None:
        shape, text = line.spec.shape, line.text
        if shape is Shape.CHOICE:
            self.choice.set_choices([(words, code) for code, words in line.spec.choices])
            self.choice.put(text)
            self._only(self.choice)
        elif shape is Shape.COUNT:
            self.count.put(int(text))
            self._only(self.count)
        elif shape is Shape.HOUR:
            hours, _, minutes = text.partition(":")
            self.hour.put(int(hours) * 60 + int(minutes))
            self._only(self.hour)
        else:
            self.days.put("" if text == NO_WEEKDAY else text)
            self._only(self.days)

    def _only(self, field: Field[Any]) -> None:
        self.form.fields["value"] = field

    def save(self, line: RuleLine | None) -> None:
        if line is not None:
            set_setting(self.session, line.spec.key, self.first_day.filled(), self._typed(line.spec.shape))

    def _typed(self, shape: Shape) -> str:
        if shape is Shape.CHOICE:
            return self.choice.filled()
        if shape is Shape.COUNT:
            return str(self.count.filled())
        if shape is Shape.HOUR:
            minute = self.hour.filled()
            return f"{minute // 60:02}:{minute % 60:02}"
        return self.days.filled().replace(" ", "")

    def may_remove(self, _line: RuleLine) -> bool:
        return False
