"""Closures, public holidays and groups (fermetures, jours fériés, groupes)."""

from dataclasses import replace
from functools import partial

from app.dated import latest
from app.families.groups import add_group, change_group, end_group
from app.families.records import Group
from app.spans import Span
from app.structure.closures import (
    add_closure,
    add_holidays,
    change_closure,
    change_holiday,
    propose_holidays,
    remove_closure,
    remove_holiday,
)
from app.structure.records import Area, Closure, Identity, PublicHoliday
from ui import codes, french
from ui.boundary import Guard
from ui.forms import CheckField, ChoiceField, DateField, Form, Need, NumberField, SpansField, TextField
from ui.pages.settings.section import ListSection
from ui.table import Column
from ui.widgets.basics import Button


def _days(closure: Closure) -> str:
    first, last = french.day_figures(closure.first_day), french.day_figures(closure.last_day)
    return first if first == last else f"{first} – {last}"


class ClosuresSection(ListSection[Closure]):
    """Days without opening, or hours of a day."""

    name = "closures"
    headline = "Fermetures"
    advice = "Congés, journées pédagogiques, fermetures exceptionnelles. Avec des heures, le reste du jour est ouvert."
    new = "Nouvelle fermeture"
    columns = (
        Column[Closure](
            title="Jours",
            text=_days,
            key=lambda one: one.first_day,
            hint=lambda one: french.period(one.first_day, one.last_day),
            width=190,
        ),
        Column[Closure](
            title="Heures",
            text=lambda one: "" if one.start is None or one.end is None else french.span(one.start, one.end),
            width=110,
        ),
        Column[Closure](title="Motif", text=lambda one: codes.CLOSURES[one.reason], width=150),
        Column[Closure](title="Libellé", text=lambda one: one.label or ""),
    )

    def make_form(self, form: Form) -> None:
        today = self.session.clock.day
        self.first_day = DateField("first_day", "Du", today, need=Need.MANDATORY)
        self.last_day = DateField("last_day", "Au", today, need=Need.MANDATORY)
        self.reason = ChoiceField("reason", "Motif", codes.offered(codes.CLOSURES), need=Need.MANDATORY)
        self.hours = SpansField("start", "Heures", hint="Vide : toute la journée.")
        self.words = TextField("label", "Libellé")
        form.add(self.first_day, self.last_day)
        for field in (self.reason, self.hours, self.words):
            form.add(field)

    def read(self) -> list[Closure]:
        return self.session.store.find(Closure)

    def show_line(self, line: Closure | None) -> None:
        self.first_day.put(line.first_day if line else None)
        self.last_day.put(line.last_day if line else None)
        self.reason.put(line.reason if line else None)
        hours = line and line.start is not None and line.end is not None
        self.hours.put((Span(line.start or 0, line.end or 0),) if line and hours else None)
        self.words.put(line.label if line else None)

    def save(self, line: Closure | None) -> None:
        spans: tuple[Span | None, ...] = self.hours.value() or (None,)
        typed = Closure(
            id=line.id if line else 0,
            first_day=self.first_day.filled(),
            last_day=self.last_day.filled(),
            reason=self.reason.filled(),
            label=self.words.value(),
        )
        deed = "change_closure" if line else "add_closure"
        with self.session.store.atomic(deed, about=french.period(typed.first_day, typed.last_day)):
            for number, span in enumerate(spans):
                one = replace(typed, start=span and span.start, end=span and span.end)
                if line and number == 0:
                    change_closure(self.session, one)
                else:
                    add_closure(self.session, replace(one, id=0))

    def remove(self, line: Closure) -> None:
        remove_closure(self.session, line)


class HolidaysSection(ListSection[PublicHoliday]):
    """Public holidays as rows: proposed, then the crèche's own."""

    name = "holidays"
    headline = "Jours fériés"
    advice = "La crèche est fermée un jour férié, sauf si vous cochez « ouverte ». Relisez la liste proposée."
    new = "Nouveau jour"
    columns = (
        Column[PublicHoliday](
            title="Jour",
            text=lambda one: f"{french.day_short(one.day)} {one.day.year}",
            key=lambda one: one.day,
            hint=lambda one: french.day_long(one.day),
            width=150,
        ),
        Column[PublicHoliday](title="Nom", text=lambda one: one.name, width=160),
        Column[PublicHoliday](title="La crèche est", text=lambda one: "ouverte" if one.opens else "fermée"),
    )

    def make_form(self, form: Form) -> None:
        self.day = DateField("day", "Jour", self.session.clock.day, need=Need.MANDATORY)
        self.words = TextField("name", "Nom", need=Need.MANDATORY)
        self.opens = CheckField("opens", "La crèche est ouverte ce jour-là")
        for field in (self.day, self.words, self.opens):
            form.add(field)

    def build(self) -> None:
        super().build()
        year = self.session.clock.day().year
        for each in (year, year + 1):
            button = Button(f"Proposer {each}", partial(self.propose, each))
            button.setObjectName(f"settings_holidays_{each}")
            self.tools.insertWidget(self.tools.count() - 2, button)

    def propose(self, year: int) -> None:
        """Adds the official days of that year which the calendar lacks; one undo takes them back."""
        from ui.holiday_source import official_holidays

        identity = latest(self.session.store.find(Identity), self.session.clock.day())
        with Guard(self.form):
            rows = official_holidays(identity.area if identity else Area.METROPOLITAN, year)
            add_holidays(self.session, propose_holidays(self.session, rows))

    def read(self) -> list[PublicHoliday]:
        return self.session.store.find(PublicHoliday)

    def show_line(self, line: PublicHoliday | None) -> None:
        self.day.put(line.day if line else None)
        self.words.put(line.name if line else None)
        self.opens.put(line.opens if line else None)

    def save(self, line: PublicHoliday | None) -> None:
        typed = PublicHoliday(
            id=line.id if line else 0,
            day=self.day.filled(),
            name=self.words.filled(),
            opens=bool(self.opens.value()),
        )
        if line:
            change_holiday(self.session, typed)
        else:
            add_holidays(self.session, [typed])

    def remove(self, line: PublicHoliday) -> None:
        remove_holiday(self.session, line)


class GroupsSection(ListSection[Group]):
    """The sections of the crèche, in the order of its pages."""

    name = "groups"
    headline = "Groupes"
    advice = "Les groupes rangent les enfants au pointage et au planning. Un groupe se termine, il ne s’efface pas."
    new = "Nouveau groupe"
    drop = "Terminer le groupe aujourd’hui"
    columns = (
        Column[Group](title="Nom", text=lambda one: one.name, width=220),
        Column[Group](
            title="Rang", text=lambda one: str(one.position), key=lambda one: one.position, width=80
        ),
        Column[Group](
            title="Terminé le", text=lambda one: french.day_figures(one.ended_on) if one.ended_on else ""
        ),
    )

    def make_form(self, form: Form) -> None:
        self.words = TextField("name", "Nom", need=Need.MANDATORY)
        self.position = NumberField("position", "Rang", most=99)
        form.add(self.words, self.position, widths=(2, 1))

    def read(self) -> list[Group]:
        return self.session.store.find(Group)

    def show_line(self, line: Group | None) -> None:
        self.words.put(line.name if line else None)
        self.position.put(line.position if line else None)

    def save(self, line: Group | None) -> None:
        name, position = self.words.filled(), self.position.value()
        if line:
            change_group(self.session, replace(line, name=name, position=position or 0))
        else:
            last = max((group.position for group in self.read()), default=0)
            add_group(self.session, Group(name=name, position=last + 1 if position is None else position))

    def may_remove(self, line: Group) -> bool:
        return line.ended_on is None

    def remove(self, line: Group) -> None:
        end_group(self.session, line, self.session.clock.day())
