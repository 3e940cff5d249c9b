"""The orientation's form (fiche d'orientation): the parent, on file or new; who sends them, and for what."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter

from app.families.children import likely_same_parents
from app.families.records import Parent
from app.insertion.orientation_desk import OrientationDesk, OrientationLine
from app.insertion.orientations import Orientation, Purpose
from app.insertion.partners import Prescriber
from app.session import Session
from ui import insertion_codes
from ui.codes import offered
from ui.forms import ChoiceField, DateField, Need, NoteField, TextField
from ui.insertion_fields import WeeklyHoursField
from ui.pages.insertion.orientations.words import Source, sources
from ui.person_field import PersonField
from ui.widgets.basics import label
from ui.widgets.likely import Likely, Twin
from ui.widgets.section import RecordForm

NEW = "nouveau parent"
AGAIN = "Vérifiez ce qui est signalé, puis validez de nouveau\u00a0: rien n’empêche d’ajouter ce parent."
ASKED = ("day", "adviser", "purpose", "wanted_from", "weekly_minutes", "note")


class AskedForm(RecordForm):
    """What was asked and by whom, in the order of the paper form."""

    submit, cancel = "Enregistrer la demande", "Revenir"

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__()
        self._session = session
        self._desk: OrientationDesk | None = None
        today = session().clock.day
        self.lay_first(DateField("day", "Reçue le", today, need=Need.MANDATORY))
        self.source = ChoiceField[Source]("prescriber", "Organisme", [], need=Need.MANDATORY)
        self.source.changed.connect(self._offer_advisers)
        self.add(self.source)
        self.add(self._adviser())
        purpose: ChoiceField[Purpose] = ChoiceField(
            "purpose", "Accueil demandé pour", offered(insertion_codes.PURPOSES), need=Need.MANDATORY
        )
        self.add(purpose)
        hours = WeeklyHoursField("weekly_minutes", "Heures par semaine")
        hours.line.setPlaceholderText("24 h")
        self.add(DateField("wanted_from", "Début souhaité", today), hours)
        note = NoteField("note", "Note", hint="Le parent peut la lire.", lines=2)
        note.box.setPlaceholderText("âge de l’enfant, horaires du travail…")
        self.add(note)
        self.buttons(self.submit, self.cancel)

    def lay_first(self, day: DateField) -> None:
        """Whose it is, where that may be chosen, and the day."""
        self.add(day)

    def _adviser(self) -> TextField:
        self.adviser = TextField("adviser", "Conseiller ou conseillère")
        self._advisers = QStringListModel(self)
        completer = QCompleter(self._advisers, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.adviser.line.setCompleter(completer)
        return self.adviser

    def offer(self, desk: OrientationDesk, line: OrientationLine | None = None) -> None:
        """Offers the directory as it is; a correction keeps an organisation that has left it."""
        self._desk = desk
        known = [one for one in desk.partners if one.is_active or (line and one == line.partner)]
        self.source.set_choices(sources(known))
        self._offer_advisers()

    def show_line(self, line: OrientationLine) -> None:
        """What is stored."""
        one = line.orientation
        self.fill(one, prescriber=Source(one.prescriber, one.organisation_id))
        self._offer_advisers()

    def asked(self, former: Orientation) -> Orientation:
        """What is typed. Raises InvalidEntry."""
        values = self.values()
        source: Source = values["prescriber"]
        return replace(
            former,
            prescriber=source.prescriber,
            organisation_id=source.organisation_id,
            **{name: values[name] for name in ASKED},
        )

    def _offer_advisers(self) -> None:
        source, partners = self.source.read(), self._desk.partners if self._desk is not None else ()
        contacts = next((p.contacts for p in partners if source and p.id == source.organisation_id), ())
        names = [one.name for one in contacts if one.ended_on is None]
        self._advisers.setStringList(names)
        self.adviser.line.setPlaceholderText(", ".join(names))


class ParentField(PersonField):
    """Somebody on file; left alone, somebody new."""

    def set_choices(self, choices: Any) -> None:
        super().set_choices(choices)
        self.combo.setItemText(0, NEW)


class NewParentField(TextField):
    """Asked only of a parent who is new."""

    def value(self) -> str | None:
        return None if self.isHidden() else super().value()


class NewOrientationForm(AskedForm):
    """A parent is chosen, or typed: a home and a file are made with the orientation."""

    submit, cancel = "Ajouter l’orientation", "Abandonner"
    parent_wanted = Signal(int)
    """Somebody with an open path was typed: that parent's page."""

    def lay_first(self, day: DateField) -> None:
        self.parent_id = ParentField("parent_id", "Parent")
        self.first = NewParentField("parent_first_name", "Prénom", need=Need.MANDATORY)
        self.last = NewParentField("parent_last_name", "Nom", need=Need.MANDATORY)
        self.phone = NewParentField("parent_phone", "Téléphone", need=Need.IMPORTANT)
        self.twins = Likely("orientation_likely")
        self.again = label(AGAIN, tone="amber", wrap=True)
        self.again.hide()
        self.add(self.parent_id)
        self.add(self.first, self.last)
        self.add_widget(self.twins)
        self.add_widget(self.again)
        self.add(self.phone, day)
        self.parent_id.changed.connect(self._show_new)
        for field in (self.first, self.last):
            field.changed.connect(self._look)

    def offer(self, desk: OrientationDesk, line: OrientationLine | None = None) -> None:
        super().offer(desk, line)
        self.parent_id.set_choices([(_listed_name(one), one.id) for one in desk.parents])
        self._show_new()

    def start(self) -> None:
        """An empty form, received today."""
        self.fill(None, day=self._session().clock.day())
        self.twins.forget()
        self.again.hide()
        self._show_new()
        self._offer_advisers()

    def new_parent(self) -> Parent | None:
        """The new parent; None where one on file was chosen."""
        if self.parent_id.read() is not None:
            return None
        return Parent(
            home_id=0,
            first_name=self.first.filled(),
            last_name=self.last.filled(),
            phone=self.phone.value(),
        )

    def orientation(self) -> Orientation:
        """What is typed, of the parent chosen. Raises InvalidEntry."""
        return self.asked(
            Orientation(
                parent_id=self.parent_id.read() or 0,
                day=self._session().clock.day(),
                prescriber=Prescriber.OTHER,
                purpose=Purpose.OTHER,
            )
        )

    def holds_back(self) -> bool:
        """Whether somebody of that name is on file already: said once, then passed."""
        self._look()
        held = self.twins.holds_back()
        self.again.setVisible(held)
        return held

    def _show_new(self) -> None:
        for field in (self.first, self.last, self.phone):
            field.setVisible(self.parent_id.read() is None)
        self._look()

    def _look(self) -> None:
        first, last = self.first.read(), self.last.read()
        wanted = self.parent_id.read() is None and first and last
        found = likely_same_parents(self._session(), first or "", last or "") if wanted else []
        self.twins.tell([self._twin(one) for one in found])
        if not found:
            self.again.hide()

    def _twin(self, one: Parent) -> Twin:
        free = self._desk is not None and one in self._desk.parents
        if free or one.ended_on is not None:
            closed = ", close" if one.ended_on is not None else ""
            return Twin(
                f"{one.name} a déjà une fiche{closed}.", "Utiliser cette fiche", partial(self._use, one)
            )
        return Twin(
            f"{one.name} a déjà un parcours ouvert.", "Voir sa page", partial(self.parent_wanted.emit, one.id)
        )

    def _use(self, one: Parent) -> None:
        """That parent is chosen as if from the list, where a closed file is not offered otherwise."""
        known = list(self._desk.parents) if self._desk is not None else []
        if one not in known:
            known.append(one)
        self.parent_id.set_choices([(_listed_name(other), other.id) for other in known])
        self.parent_id.put(one.id)
        self.parent_id.edited()
        self.fields["day"].setFocus()


def _listed_name(one: Parent) -> str:
    """« Kouassi Awa »: as the list is sorted."""
    return f"{one.last_name} {one.first_name}"
