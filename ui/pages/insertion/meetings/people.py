"""Who was there (personnes présentes): the crèche's own ticked, partners' contacts added one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.insertion.meeting_desk import who_may_attend
from app.insertion.partners import Organisation, PartnerContact
from app.search import fold
from app.session import Session
from app.users import User
from ui.pages.insertion.meetings.rows import Rows, word_row
from ui.widgets.basics import Button
from ui.widgets.entering import EnteringCombo

ACROSS = 3
INVITATION = "Ajouter une personne d’un partenaire"


@dataclass(frozen=True, kw_only=True, slots=True)
class People:
    """Everybody's name by id; `offered` are those still in the directory, by organisation."""

    users: dict[int, str]
    contacts: dict[int, str]
    active: tuple[int, ...]
    offered: tuple[int, ...]


def people_of(session: Session) -> People:
    """Who may be named in a meeting, and the names of those who were."""
    store = session.store
    users, contacts = who_may_attend(session)
    organisations = {one.id: one for one in store.find(Organisation)}
    known = sorted(
        store.find(PartnerContact),
        key=lambda one: (fold(organisations[one.organisation_id].name), fold(one.name)),
    )
    may = {one.id for one in contacts if organisations[one.organisation_id].ended_on is None}
    return People(
        users={one.id: one.name for one in store.find(User)},
        contacts={one.id: f"{one.name}, {organisations[one.organisation_id].name}" for one in known},
        active=tuple(one.id for one in sorted(users, key=lambda one: fold(one.name))),
        offered=tuple(one.id for one in known if one.id in may),
    )


class PeopleBox(QWidget):
    """`changed` after each tick, each person added or taken out; `partner_added` tells of a partner."""

    changed = Signal()
    partner_added = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._people = People(users={}, contacts={}, active=(), offered=())
        self._boxes: dict[int, QCheckBox] = {}
        self.contact_ids: list[int] = []
        self._ticks = QGridLayout()
        self._ticks.setHorizontalSpacing(16)
        self._ticks.setVerticalSpacing(0)
        for column in range(ACROSS):
            self._ticks.setColumnStretch(column, 1)
        self._rows = Rows()
        self.choice = EnteringCombo()
        self.choice.setObjectName("meeting_contact")
        self.choice.setAccessibleName(f"{INVITATION}, Entrée pour l’ajouter")
        self.choice.entered.connect(self.take)
        self.add_button = Button("Ajouter", self.take, name=INVITATION)
        self.add_button.setObjectName("meeting_contact_add")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.choice, 1)
        line.addWidget(self.add_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        for part in (self._ticks, self._rows, line):
            whole.addLayout(part)

    @property
    def user_ids(self) -> list[int]:
        """The crèche's own who are ticked."""
        return [user_id for user_id, box in self._boxes.items() if box.isChecked()]

    def show_people(self, people: People, user_ids: Sequence[int], contact_ids: Sequence[int]) -> None:
        """Shows these as present; somebody who has left the crèche since is still shown where they were there."""
        self._people = people
        self.contact_ids = list(contact_ids)
        for box in self._boxes.values():
            box.hide()
            box.setParent(None)
            box.deleteLater()
        shown = [*people.active, *(one for one in user_ids if one not in people.active)]
        self._boxes = {one: self._box(one, ticked=one in user_ids) for one in shown}
        for number, box in enumerate(self._boxes.values()):
            self._ticks.addWidget(box, number // ACROSS, number % ACROSS)
            box.show()
        self._show_contacts()

    def retype(self, user_ids: Sequence[int], contact_ids: Sequence[int]) -> None:
        """Shows these, of a draft found again."""
        known = self._people
        users = [one for one in user_ids if one in known.users]
        self.show_people(known, users, [one for one in contact_ids if one in known.contacts])

    def tick(self, user_id: int) -> None:
        """Ticks that one of the crèche's own, where listed."""
        box = self._boxes.get(user_id)
        if box is not None:
            box.setChecked(True)

    def _box(self, id: int, *, ticked: bool) -> QCheckBox:
        box = QCheckBox(self._people.users[id])
        box.setObjectName(f"meeting_user_{id}")
        box.setAccessibleName(f"{self._people.users[id]}, de la crèche")
        box.setChecked(ticked)
        box.toggled.connect(self.changed)
        return box

    def _show_contacts(self) -> None:
        self._rows.empty()
        for one in self.contact_ids:
            self._rows.put(
                word_row(
                    self._people.contacts[one],
                    deed="Retirer",
                    act=partial(self._drop, one),
                    name=f"meeting_contact_drop_{one}",
                )
            )
        left = [
            (self._people.contacts[one], one) for one in self._people.offered if one not in self.contact_ids
        ]
        self.choice.offer(INVITATION, left)
        for widget in (self.choice, self.add_button):
            widget.setEnabled(bool(left))

    def take(self) -> None:
        """Adds the person chosen."""
        chosen = self.choice.currentData()
        if chosen is None:
            return
        self.contact_ids.append(chosen)
        self._show_contacts()
        self.partner_added.emit()
        self.changed.emit()

    def _drop(self, id: int) -> None:
        self.contact_ids.remove(id)
        self._show_contacts()
        self.choice.setFocus()
        self.changed.emit()
