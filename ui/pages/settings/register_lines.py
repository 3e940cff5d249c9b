"""The crèche's part of the register (registre à compléter): a legal basis for each processing, two durations."""

from typing import ClassVar

from PySide6.QtWidgets import QHeaderView

from app.protection.filled import COUNTED_FROM, MOST_MONTHS, Activity, LegalBasis, fill_register
from app.protection.processings import Processing
from app.protection.register import register
from app.users import Right
from ui import protection_words as words
from ui import theme
from ui.forms import ChoiceField, Form, NumberField
from ui.pages.settings.section import ListSection
from ui.table import Column
from ui.widgets.basics import label

ORDER = list(Activity)


def _basis_tone(one: Processing) -> theme.Tone:
    return "ink" if one.basis else "amber"


def _months_tone(one: Processing) -> theme.Tone:
    if one.activity not in COUNTED_FROM:
        return "muted"
    return "ink" if one.months else "amber"


class RegisterLines(ListSection[Processing]):
    """Inside the section of data protection: one line a processing, the form of the one chosen beside."""

    name = "register"
    headline = "Registre à compléter"
    right: ClassVar[Right | None] = Right.PROTECT_DATA
    advice = words.TO_FILL_ADVICE
    submit = "Compléter le registre"
    form_width = 296
    columns = (
        Column[Processing](
            title="Traitement",
            text=lambda one: one.title,
            hint=lambda one: f"{one.title}. {one.purpose}",
            key=lambda one: ORDER.index(one.activity),
        ),
        Column[Processing](
            title="Base légale",
            text=words.short_basis_words,
            hint=words.basis_words,
            tone=_basis_tone,
            width=124,
        ),
        Column[Processing](
            title="Conservation", text=words.months_words, hint=words.kept_words, tone=_months_tone, width=116
        ),
    )

    def build(self) -> None:
        super().build()
        self.setProperty("role", "")  # the section around it has the frame and the tools
        self.body.setContentsMargins(0, 8, 0, 0)
        self.adding.hide()
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def make_form(self, form: Form) -> None:
        self._title = label("", bold=True, wrap=True)
        self._why = label("", tone="muted", wrap=True)
        form.add_widget(self._title)
        form.add_widget(self._why)
        choices = [(said, basis) for basis, said in words.BASIS_WORDS.items()]
        self.basis = ChoiceField[LegalBasis]("basis", "Base légale (article 6 du RGPD)", choices)
        self.months = NumberField("months", "Conservation, en mois", least=1, most=MOST_MONTHS)
        self._from = label("", tone="muted", wrap=True)
        form.add(self.basis)
        form.add(self.months)
        form.add_widget(self._from)

    def read(self) -> tuple[Processing, ...]:
        return register(self.session).processings

    def show_line(self, line: Processing | None) -> None:
        asked = line is not None and line.activity in COUNTED_FROM
        self.basis.setVisible(line is not None)
        self.months.setVisible(asked)
        self.form.show_buttons(on=line is not None)
        self._title.setText(line.title if line else words.CHOOSE_LINE)
        self._why.setText(line.purpose if line else "")
        self._from.setText(words.counted_words(line) if line else "")
        self.basis.put(line.basis if line else None)
        self.months.put(line.months if line else None)

    def save(self, line: Processing | None) -> None:
        if line is not None:
            fill_register(self.session, line.activity, self.basis.value(), self.months.value())

    def may_remove(self, _line: Processing) -> bool:
        return False
