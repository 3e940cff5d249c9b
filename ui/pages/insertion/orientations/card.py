"""An orientation's card (fiche de l'orientation): the answer, what was asked, whose it is."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal

from app.days import is_under_three
from app.families.records import Child
from app.insertion.orientation_desk import OrientationDesk, OrientationLine
from app.insertion.orientations import change_orientation
from app.session import Session
from ui import french
from ui.insertion_words import reached
from ui.pages.insertion.orientations.answers import AnswerSection
from ui.pages.insertion.orientations.form import AskedForm
from ui.pages.insertion.orientations.words import organisation_text, purpose_text, state_of
from ui.widgets.section import Deed, Row, Section
from ui.widgets.side import Card


class AskedSection(Section):
    """Who sent the parent, for what, since when, how many hours; corrected in place."""

    def __init__(self, card: "OrientationCard") -> None:
        self.card = card
        add = "Corriger" if card.may_edit else ""
        super().__init__("Demande", name="orientation_asked", add=add, begin=self.begin)
        self.form = AskedForm(lambda: card.session)
        self.attach(self.form, self._save)

    def show_line(self) -> None:
        """What is stored."""
        line = self.card.line
        one, contact = line.orientation, line.contact
        known = contact or (line.partner.organisation if line.partner is not None else None)
        adviser = ", ".join(filter(None, (one.adviser, contact.function if contact else None)))
        reach = reached(known.phone, known.email) if known is not None else ""
        hours = f"{french.hours(one.weekly_minutes)} par semaine" if one.weekly_minutes else ""
        since = f"à partir du {french.day(one.wanted_from)}" if one.wanted_from else ""
        rows = [
            Row(text=f"Reçue le {french.day_long(one.day)}"),
            Row(text=organisation_text(line), note="\n".join(filter(None, (adviser, reach)))),
            Row(
                text=french.capitalised(purpose_text(line)),
                note=", ".join(filter(None, (hours, since))),
            ),
        ]
        if one.note:
            rows.append(Row(text=french.quoted(one.note)))
        self.show_rows(rows)

    def begin(self) -> None:
        """Corrects it; a path that came of it follows."""
        self.form.offer(self.card.desk, self.card.line)
        self.form.show_line(self.card.line)
        self.open_form(self.form)

    def _save(self) -> None:
        change_orientation(self.card.session, self.form.asked(self.card.line.orientation))


class ParentSection(Section):
    """How to reach the parent, the children, another path."""

    def __init__(self, card: "OrientationCard") -> None:
        self.card = card
        super().__init__("Parent", name="orientation_parent")

    def show_line(self) -> None:
        """What the file says."""
        line = self.card.line
        parent, other = line.parent, line.open_path
        reached = ", ".join(filter(None, (parent.phone, parent.email)))
        rows = [
            Row(text=reached) if reached else Row(text="Ni téléphone ni adresse électronique", tone="muted")
        ]
        rows += [self._child(one) for one in line.children]
        if not line.children:
            rows.append(Row(text="Aucun enfant au dossier encore", tone="muted"))
        if other is not None and other != line.path:
            see = Deed(
                words="Voir", act=partial(self.card.path_wanted.emit, other.id), name="orientation_other"
            )
            rows.append(
                Row(
                    text=f"Parcours déjà ouvert depuis le {french.day(other.entry_day)}",
                    note="une orientation acceptée demande d’abord sa sortie",
                    note_tone="amber",
                    deeds=(see,),
                )
            )
        self.show_rows(rows)

    def _child(self, one: Child) -> Row:
        today = self.card.today
        age = french.age(one.birth_day, today) or f"naissance attendue le {french.day(one.birth_day)}"
        see = Deed(words="Fiche", act=partial(self.card.child_wanted.emit, one.id), name=f"child_{one.id}")
        past = "trois ans passés\u00a0: ne compte plus comme enfant Avip" if is_past(one, today) else ""
        return Row(text=f"{one.first_name}, {age}", note=past, note_tone="amber", deeds=(see,))


def is_past(one: Child, today: date) -> bool:
    """Whether the third birthday has come."""
    return one.birth_day <= today and not is_under_three(one.birth_day, today)


class OrientationCard(Card):
    """One line of the list, whole."""

    path_wanted = Signal(int)
    child_wanted = Signal(int)

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__(session, name="orientation_card")
        self._line: OrientationLine | None = None
        self._desk: OrientationDesk | None = None
        self.answer, self.asked, self.parent_ = AnswerSection(self), AskedSection(self), ParentSection(self)
        for section in (self.answer, self.asked, self.parent_):
            self.put(section)
        self.answer.accepted.connect(self.path_wanted)

    @property
    def is_shown(self) -> bool:
        """Whether there is a line."""
        return self._line is not None

    @property
    def line(self) -> OrientationLine:
        """The line shown; only asked for once there is one."""
        assert self._line is not None
        return self._line

    @property
    def desk(self) -> OrientationDesk:
        """What the forms offer."""
        assert self._desk is not None
        return self._desk

    def show_line(self, line: OrientationLine, desk: OrientationDesk) -> None:
        """That line; forms open on another one are put away."""
        if self._line is None or self._line.id != line.id:
            self._line = line
            self.sections.close_forms()
        self._line, self._desk = line, desk
        self.show_name(line.parent.name, *state_of(line))
        for section in (self.answer, self.asked, self.parent_):
            section.show_line()

    def enter(self) -> None:
        """The cursor on what is done first."""
        first = self.answer.accept if not self.answer.bar.isHidden() else self.asked.add
        first.setFocus()
