"""The log-in page (connexion): who, the passphrase, why it was refused and how long to wait, or the recovery code."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.errors import RuleError, WrongPassphrase
from app.storage import Slot, Storage
from app.store import Store
from ui import theme
from ui.boundary import Guard
from ui.entrance import brand, half, note, short_path
from ui.folder_place import warning
from ui.hourglass import hourglass
from ui.person_choice import PersonChoice
from ui.restored import Said
from ui.widgets.basics import Button, label, line, set_tone
from ui.widgets.inline_error import InlineError
from ui.widgets.passphrase_line import PassphraseLine

if TYPE_CHECKING:
    from ui.recovery import RecoveryForm

COUNTS = "Les espaces, les majuscules et les accents comptent."
CAPS = "Verr. Maj. est activé."
ENCRYPTED = "Dossier chiffré\u00a0: il ne s’ouvre qu’avec une phrase de passe ou le code de secours."
NOBODY = "Choisissez une autre crèche."
NOTHING = "La phrase de passe est obligatoire\u00a0: tapez la vôtre pour ouvrir."


class LoginPage(QWidget):
    """`opened(Store)` once a passphrase opened the file; `another_asked` for another folder."""

    opened = Signal(object)
    another_asked = Signal()

    def __init__(self, storage: Storage, folder: Path, why: str = "", told: Sequence[Said] = ()) -> None:
        super().__init__()
        self._storage = storage
        self._why = [("lock", "muted", why), *told] if why else [*told]
        self.folder = folder
        self._left = 0
        self._afterwards = ""
        self._recovery: RecoveryForm | None = None
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._count_down)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._creche(), 41)
        frame, column = half(side=False, width=440)
        row.addWidget(frame, 59)
        self.ways = QStackedWidget()
        column.addSpacing(theme.scaled(64))
        column.addWidget(self.ways, 1)
        self._fill()

    def _fill(self) -> None:
        self.error = InlineError()
        slots: list[Slot] = []
        with Guard(self):
            slots = list(self._storage.slots(self.folder))
        self.people = PersonChoice(slots, str(QSettings().value(self._key(), "")))
        self.line = PassphraseLine()
        self.submit = Button("Ouvrir", self.try_passphrase, kind="main")
        self.ways.addWidget(self._form(has_people=bool(slots)))

    def try_passphrase(self) -> None:
        """Opens the file with what was typed; a refusal is told under the line, with its wait."""
        who = self.people.current()
        if who is None or self._left:
            return
        if not self.line.text().strip():
            self.error.tell(NOTHING)  # nobody tried anything: it makes nobody wait
            self.line.setFocus()
            return
        with Guard(self), hourglass():
            store = self._storage.open(self.folder, who.login, self.line.text())
            self._enter(store, who.login)

    def show_recovery(self) -> None:
        """The other way in: the printed code."""
        form = self.recovery
        who = self.people.current()
        form.begin(who.login if who is not None else "")
        self.ways.setCurrentWidget(form)

    @property
    def recovery(self) -> "RecoveryForm":
        """The form of the other way, made when it is first asked for: the page must paint at once."""
        if self._recovery is None:
            from ui.recovery import RecoveryForm

            self._recovery = RecoveryForm(self.people.slots)
            self._recovery.submitted.connect(self._recover)
            self._recovery.cancelled.connect(self.show_passphrase)
            self.ways.addWidget(self._recovery)
        return self._recovery

    def show_passphrase(self) -> None:
        """Back to the usual way."""
        self.ways.setCurrentIndex(0)
        self.line.setFocus()

    def refuse(self, error: RuleError) -> None:
        """Tells the refusal under the line; nothing typed is lost."""
        self.error.tell(error.sentence)
        if isinstance(error, WrongPassphrase):
            self._afterwards = error.afterwards
            self._wait(error.wait)
            self.line.setFocus()
            self.line.selectAll()

    def forget_refusal(self) -> None:
        """Takes it away."""
        self.error.forget()

    @property
    def wait(self) -> int:
        """Seconds before the next try."""
        return self._left

    def _recover(self) -> None:
        with Guard(self.recovery), hourglass():
            login, said = self.recovery.recover(self._storage, self.folder)
            self.recovery.clear()
            self.people.choose(login)
            self.line.clear()
            self._changed.setText(said)
            self._changed.show()
            self.show_passphrase()

    def _enter(self, store: Store, login: str) -> None:
        QSettings().setValue(self._key(), login)
        self.line.clear()
        if self._recovery is not None:
            self._recovery.clear()
        self.show_passphrase()
        self.opened.emit(store)

    def _key(self) -> str:
        return f"people/{self.folder.name}"

    def _wait(self, seconds: int) -> None:
        self._left = seconds
        if seconds:
            self._second.start()
        self._show_wait()

    def _count_down(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._left = 0
            self._second.stop()
            # The first waits are short: someone who looks at the keyboard must still read that it was refused.
            self.error.tell(self._afterwards)
        self._show_wait()

    def _show_wait(self) -> None:
        self.submit.setEnabled(not self._left)
        self._countdown.setText(f"dans {self._left}\u00a0s" if self._left else "")

    def _note_caps(self, is_on: bool) -> None:
        self._caps.setText(f"{CAPS} {COUNTS}" if is_on else COUNTS)
        set_tone(self._caps, "amber" if is_on else "muted")

    def _creche(self) -> QFrame:
        frame, column = half(side=True)
        column.addSpacing(theme.scaled(64))
        column.addWidget(brand())
        column.addSpacing(24)
        column.addWidget(label(self.folder.name, size="title", bold=True, wrap=True))
        column.addWidget(label(short_path(self.folder), tone="muted", wrap=True))
        column.addSpacing(16)
        column.addWidget(note("lock", "muted", ENCRYPTED))
        if doubt := warning(self.folder):
            column.addWidget(note("alert", "amber", doubt))
        column.addSpacing(16)
        column.addWidget(Button("Ouvrir une autre crèche", self.another_asked.emit, kind="link"))
        column.addStretch()
        return frame

    def _form(self, *, has_people: bool) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("Bonjour", size="title", bold=True))
        if not has_people:
            column.addWidget(self.error)
            column.addWidget(label(NOBODY, tone="muted"))
            column.addStretch()
            return box
        for sign, role, text in self._why:
            column.addWidget(note(sign, role, text))
        self._changed = label("", tone="fine", wrap=True)
        self._changed.setObjectName("login_changed")
        self._changed.hide()
        column.addWidget(self._changed)
        column.addSpacing(16)
        column.addWidget(label("Qui êtes-vous\u00a0?", bold=True))
        column.addWidget(self.people)
        column.addSpacing(12)
        column.addWidget(label("Phrase de passe", bold=True))
        column.addWidget(self.line)
        column.addWidget(self.error)
        column.addSpacing(8)
        column.addLayout(self._submit_row())
        column.addSpacing(8)
        column.addWidget(line())
        self._caps = label(COUNTS, tone="muted", wrap=True)
        column.addWidget(self._caps)
        column.addStretch()
        self.line.setAccessibleName("Phrase de passe")
        self.line.setMinimumHeight(theme.scaled(40))
        self.line.returnPressed.connect(self.try_passphrase)
        self.line.textEdited.connect(self._forget)
        self.line.caps_noted.connect(self._note_caps)
        self.people.chosen.connect(self._forget)
        return box

    def _forget(self) -> None:
        if not self._left:
            self.error.forget()

    def _submit_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self._countdown = label("", tone="muted")
        row.addWidget(self.submit)
        row.addWidget(self._countdown)
        row.addStretch()
        row.addWidget(Button("J’ai un code de secours", self.show_recovery, kind="link"))
        return row

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        # No focus proxy: Tab would jump from the last button to it, past the people and the other crèche.
        self.line.setFocus(reason)
