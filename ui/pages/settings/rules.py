"""The rules of calculation (réglages): each with its value in force, since when, and what it changes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHeaderView

from app import settings_catalogue as catalogue
from app.days import Month
from app.setting_kinds import NO_WEEKDAY, Shape, Spec
from app.settings import Setting, set_setting
from ui import french
from ui.forms import (
    ChoiceField,
    DateField,
    DaysBeforeField,
    Field,
    Form,
    HourField,
    Need,
    NumberField,
    WeekdaysField,
)
from ui.pages.settings.section import ListSection
from ui.setting_words import minute_of, numbers_of, value_words
from ui.table import Column
from ui.widgets.basics import label


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleLine:
    """A setting with its text in force; `since` is None while the default holds, `later` is what comes next."""

    spec: Spec[object]
    text: str
    since: date | None
    later: Setting | None = None

    @property
    def id(self) -> str:
        """Its key."""
        return self.spec.key

    @property
    def newest(self) -> str:
        """What is to come, else what is in force: where a change begins."""
        return self.text if self.later is None else self.later.value

    @property
    def words(self) -> str:
        """The value as people say it, and the one that is to come."""
        said = value_words(self.spec, self.text)
        if self.later is None:
            return said
        next_one = value_words(self.spec, self.later.value)
        return f"{said}, puis {next_one} le {french.day_figures(self.later.first_day)}"


class RulesSection(ListSection[RuleLine]):
    """One line a setting; the form gives it a new value from a day on."""

    name = "rules"
    headline = "Règles de calcul"
    advice = "Ce que les sources laissent au choix de la crèche. Une règle imprimée au rapport change le 1er d’un mois."
    submit = "Changer la règle"
    columns = (
        Column[RuleLine](
            title="Règle",
            text=lambda one: one.spec.label,
            hint=lambda one: f"{one.spec.label}. {one.spec.help}",
        ),
        Column[RuleLine](title="Valeur", text=lambda one: one.words, hint=lambda one: one.words, width=104),
        Column[RuleLine](
            title="Depuis",
            text=lambda one: french.day_figures(one.since) if one.since else "par défaut",
            key=lambda one: one.since,
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
        self._title = label("Choisissez une règle dans la liste.", bold=True, wrap=True)
        self._help = label("", tone="muted", wrap=True)
        form.add_widget(self._title)
        form.add_widget(self._help)
        self.choice = ChoiceField[str]("value", "Valeur", [], need=Need.MANDATORY)
        self.count = NumberField("value", "Valeur", need=Need.MANDATORY)
        self.hour = HourField("value", "Heure", need=Need.MANDATORY, end=True)
        self.weekdays = WeekdaysField("value", "Jours de la semaine", hint="Vide\u00a0: aucun jour.")
        self.days = DaysBeforeField("value", "Jours avant la fin", need=Need.MANDATORY)
        self.first_day = DateField("first_day", "À partir du", self.session.clock.day, need=Need.MANDATORY)
        self.value_fields: dict[Shape, Field[Any]] = {
            Shape.CHOICE: self.choice,
            Shape.COUNT: self.count,
            Shape.HOUR: self.hour,
            Shape.WEEKDAYS: self.weekdays,
            Shape.DAYS: self.days,
        }
        for field in (*self.value_fields.values(), self.first_day):
            form.add(field)
        # The value fields share the name of a refusal's field: only the one shown is the form's.
        self._only(self.choice)

    def read(self) -> list[RuleLine]:
        today = self.session.clock.day()
        rows = sorted(self.session.store.find(Setting), key=lambda one: (one.first_day, one.id))
        now = {row.key: row for row in rows if row.first_day <= today}
        later = {row.key: row for row in reversed(rows) if row.first_day > today}
        return [
            RuleLine(
                spec=spec,
                text=now[spec.key].value if spec.key in now else spec.default,
                since=now[spec.key].first_day if spec.key in now else None,
                later=later.get(spec.key),
            )
            for spec in catalogue.CATALOGUE
        ]

    def show_line(self, line: RuleLine | None) -> None:
        for widget in self.value_fields.values():
            widget.setVisible(False)
        self.first_day.setVisible(line is not None)
        self.form.show_buttons(on=line is not None)
        if line is None:
            self._title.setText("Choisissez une règle dans la liste.")
            self._help.setText("")
            return
        self._title.setText(line.spec.label)
        self._help.setText(line.spec.help)
        self._put(line.spec, line.newest)
        today = self.session.clock.day()
        self.first_day.put(Month.of(today).plus(1).first if line.spec.printed else today)

    def _put(self, spec: Spec[object], text: str) -> None:
        field = self.value_fields[spec.shape]
        self._only(field)
        field.setVisible(True)
        if spec.shape is Shape.CHOICE:
            self.choice.set_choices([(words, code) for code, words in spec.choices])
            self.choice.put(text)
        elif spec.shape is Shape.COUNT:
            self.count.put(int(text))
        elif spec.shape is Shape.HOUR:
            self.hour.put(minute_of(text))
        else:
            field.put(numbers_of(text) or None)

    def _only(self, field: Field[Any]) -> None:
        self.form.fields["value"] = field

    def save(self, line: RuleLine | None) -> None:
        if line is not None:
            set_setting(self.session, line.spec.key, self.first_day.filled(), self._typed(line.spec.shape))

    def _typed(self, shape: Shape) -> str:
        """What is typed, as it is stored."""
        if shape is Shape.CHOICE:
            return self.choice.filled()
        if shape is Shape.COUNT:
            return str(self.count.filled())
        if shape is Shape.HOUR:
            minute = self.hour.filled()
            return f"{minute // 60:02}:{minute % 60:02}"
        if shape is Shape.DAYS:
            return ",".join(map(str, self.days.filled()))
        return ",".join(map(str, self.weekdays.value() or ())) or NO_WEEKDAY

    def may_remove(self, _line: RuleLine) -> bool:
        return False
