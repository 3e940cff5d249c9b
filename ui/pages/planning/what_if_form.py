"""Composing « Et si… » (formulaire de simulation): a family, another week, a leave or a closure, one at a time."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.care.enrolments import Enrolment
from app.care.weeks import Weeks, WeekSpan
from app.errors import InvalidEntry
from app.families.records import Child
from app.planning.overlay import Change, ChangedWeek, NewFamily, TriedClosure, TriedLeave, check_change
from app.planning.trial_choices import TrialChoices
from app.spans import Span
from app.staff.records import StaffMember
from ui import codes, french
from ui.forms import CheckField, ChoiceField, DateField, Field, Form, Need, SpansField, TextField
from ui.insertion_fields import WeekField
from ui.widgets.basics import Button, label
from ui.widgets.segmented import SegmentedFilter

FAMILY, WEEK, LEAVE, CLOSURE = "family", "week", "leave", "closure"
KINDS = (
    (FAMILY, "Une famille"),
    (WEEK, "Une semaine"),
    (LEAVE, "Un congé"),
    (CLOSURE, "Une fermeture"),
)
NOBODY = TrialChoices(children=(), contracts=(), members=())


class WhatIfForm(Form):
    """`change()` is what is typed; only what its kind wants is asked."""

    keeps_itself = True

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._choices = NOBODY
        self.kind = SegmentedFilter("Essayer")
        self.kind.setObjectName("what_if_kind")
        self.kind.show_choices(KINDS)
        self.submit = Button("Essayer", self.submitted.emit, kind="main")
        self.submit.setObjectName("what_if_try")
        self.close_button = Button("Fermer", self.cancelled.emit)
        self.add_widget(self._head())
        self.name = TextField("child", "Prénom et nom de l’enfant")
        self.contract: ChoiceField[tuple[Child, Enrolment]] = ChoiceField(
            "contract", "Contrat", [], need=Need.MANDATORY
        )
        self.member: ChoiceField[StaffMember] = ChoiceField("member", "Personne", [], need=Need.MANDATORY)
        self.week = WeekField("span", "Semaine", need=Need.MANDATORY, example="lun-ven 8:30-17:30")
        self.first_day = DateField("first_day", "À partir du", today, need=Need.MANDATORY)
        self.last_day = DateField("last_day", "Jusqu’au", today)
        self.hours = SpansField("hours", "Heures fermées", hint="Vide\u00a0: toute la journée.")
        self.birth_day = DateField("birth_day", "Naissance", today)
        self.walks = CheckField("walks", "Marche")
        self.avip = CheckField("avip", "Enfant Avip")
        everybody = (self.name, self.contract, self.member, self.week, self.hours)
        self.add(*everybody, self.first_day, self.last_day, widths=(3, 3, 3, 3, 3, 2, 2))
        self.add(self.birth_day, self.walks, self.avip, widths=(2, 2, 6))
        self._follow_tab(self.submit)
        self._follow_tab(self.close_button)
        self.kind.chosen.connect(self._ask)
        self._ask(FAMILY)

    def _head(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label("Et si…", tone="action", bold=True))
        row.addWidget(self.kind)
        row.addStretch()
        row.addWidget(self.submit)
        row.addWidget(self.close_button)
        return made

    def offer(self, choices: TrialChoices) -> None:
        """Who may be tried."""
        self._choices = choices
        self.contract.set_choices([(_contract_words(*pair), pair) for pair in choices.contracts])
        self.member.set_choices([(one.name, one) for one in choices.members])

    def begin(self, first_day: date) -> None:
        """Another change, from that day on."""
        self.clear()
        self.first_day.put(first_day)
        self._ask(self.kind.current)

    def show_change(self, change: Change) -> None:
        """A change tried already, to be mended."""
        self.begin(change.first_day)
        match change:
            case NewFamily():
                self._show_kind(FAMILY)
                self.name.put(None if change.name == "une famille" else change.name)
                self.week.put(_typed_week(change.weeks))
                self.last_day.put(change.last_day)
                self.birth_day.put(change.birth_day)
                self.walks.put(change.walks)
                self.avip.put(change.avip)
            case ChangedWeek():
                self._show_kind(WEEK)
                pairs = self._choices.contracts
                self.contract.put(next((one for one in pairs if one[1].id == change.enrolment.id), None))
                self.week.put(_typed_week(change.weeks))
            case TriedLeave():
                self._show_kind(LEAVE)
                self.member.put(change.member)
                self.last_day.put(change.last_day)
            case TriedClosure():
                self._show_kind(CLOSURE)
                self.last_day.put(change.last_day)
                self.hours.put((change.hours,) if change.hours else None)

    def change(self) -> Change:
        """What is typed. Raises InvalidEntry or Conflict, by field."""
        for field in self._asked():
            field.value()
        return check_change(self._change())

    def _change(self) -> Change:
        first, last = self.first_day.filled(), self.last_day.value()
        match self.kind.current:
            case "week":
                child, enrolment = self.contract.filled()
                return ChangedWeek(child=child, enrolment=enrolment, first_day=first, weeks=self._weeks())
            case "leave":
                return TriedLeave(member=self.member.filled(), first_day=first, last_day=last or first)
            case "closure":
                hours = self.hours.value()
                if hours and len(hours) > 1:
                    raise InvalidEntry(
                        "Une fermeture a une seule plage\u00a0: ajoutez-en une autre.", field="hours"
                    )
                return TriedClosure(
                    first_day=first, last_day=last or first, hours=hours[0] if hours else None
                )
            case _:
                return self._family(first, last)

    def _family(self, first: date, last: date | None) -> NewFamily:
        name = self.name.value() or ""
        first_name, _, last_name = name.partition(" ")
        return NewFamily(
            weeks=self._weeks(),
            first_day=first,
            last_day=last,
            child=self._choices.child_named(name),
            first_name=first_name,
            last_name=last_name,
            birth_day=self.birth_day.value(),
            walks=bool(self.walks.value()),
            avip=bool(self.avip.value()),
        )

    def _weeks(self) -> Weeks:
        week = self.week.filled()
        return Weeks(
            spans=tuple(
                WeekSpan(0, day, span.start, span.end) for day, spans in week.items() for span in spans
            )
        )

    def _show_kind(self, kind: str) -> None:
        self.kind.choose(kind)
        self._ask(kind)

    def focus_first_asked(self) -> None:
        """The cursor goes to the first thing to say of this kind."""
        asked = self._asked()
        asked[1].setFocus()

    def _asked(self) -> list[Field[Any]]:
        common: list[Field[Any]] = [self.first_day]
        by_kind: dict[str, list[Field[Any]]] = {
            FAMILY: [self.name, self.week, self.last_day, self.birth_day, self.walks, self.avip],
            WEEK: [self.contract, self.week],
            LEAVE: [self.member, self.last_day],
            CLOSURE: [self.hours, self.last_day],
        }
        return [*common, *by_kind[self.kind.current]]

    def _ask(self, _kind: str) -> None:
        asked = self._asked()
        self.forget_refusal()
        for field in self.fields.values():
            field.setVisible(field in asked)


def _typed_week(weeks: Weeks) -> dict[int, tuple[Span, ...]]:
    found: dict[int, list[Span]] = {}
    for one in weeks.spans:
        found.setdefault(one.weekday, []).append(Span(one.start, one.end))
    return {day: tuple(spans) for day, spans in found.items()}


def _contract_words(child: Child, enrolment: Enrolment) -> str:
    period = french.period(enrolment.first_day, enrolment.last_day)
    return f"{child.name}, {codes.KINDS[enrolment.kind]}, {period}"
