"""Security (sécurité): the lock, who can come in and the printed code, the copies and their rehearsal, the key."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from app.backups import back_up, back_up_elsewhere, last_backup
from app.code_use import code_used
from app.dated import latest
from app.people import new_recovery_code, try_recovery_code
from app.settings import set_setting, settings_on
from app.storage import OWN
from app.structure.records import Identity
from app.users import Right
from ui import second_place
from ui.code_check import SheetCheck
from ui.code_page import CodeCard
from ui.folder_field import FolderField
from ui.forms import Need, NumberField
from ui.hourglass import hourglass
from ui.pages.settings import security_words as words
from ui.pages.settings.section import Section
from ui.pages.settings.security_key import KeyPart
from ui.pages.settings.security_part import SecurityPart
from ui.widgets.basics import label
from ui.widgets.passphrase import PassphraseField
from ui.widgets.section import Deed, RecordForm, Row
from ui.widgets.section_column import SectionColumn


class SecuritySection(Section):
    """All that keeps the file from being lost or opened, in one place."""

    name = "security"
    headline = "Sécurité"
    right = Right.CARRY_OUT

    def build(self) -> None:
        self.lock, self.access = LockPart(self), AccessPart(self)
        self.copies, self.key = CopiesPart(self), KeyPart(self)
        self.parts: tuple[SecurityPart, ...] = (self.lock, self.access, self.copies, self.key)
        self.column = SectionColumn()
        for part in self.parts:
            self.column.put(part)
        self.column.drafted.connect(lambda: self.drafted.emit(self.column.is_edited))
        self.add(self.column, 1)

    def reload(self) -> None:
        """Reads how things stand; a code on the screen stays there until it is put away."""
        for part in self.parts:
            part.show_standing()


class LockPart(SecurityPart):
    """After how many minutes the program locks itself."""

    def __init__(self, section: Section) -> None:
        super().__init__(section, "Verrouillage", name="security_lock")
        self.form = RecordForm()
        self.minutes = NumberField(
            "value", "Minutes sans clavier ni souris", least=1, most=60, need=Need.MANDATORY
        )
        self.form.add(self.minutes)
        self.form.buttons("Changer le délai")
        self.attach(self.form, self._save)

    def show_standing(self) -> None:
        deed = Deed(words="Changer…", act=self.begin, name="security_lock_change")
        self.show_rows([Row(text=words.lock(self._in_force()), note=words.LOCK_NOTE, deeds=(deed,))])

    def begin(self) -> None:
        """The form, with the delay in force."""
        self.form.fill(None, value=self._in_force())
        self.open_form(self.form)

    def _in_force(self) -> int:
        return settings_on(self.session, self.session.clock.day()).lock_after_minutes

    def _save(self) -> None:
        today, minutes = self.session.clock.day(), self.minutes.filled()
        self.change(lambda: set_setting(self.session, "lock_after_minutes", today, str(minutes)))


class AccessPart(SecurityPart):
    """Who can open the folder; the recovery code, printed and tried on the spot."""

    def __init__(self, section: Section) -> None:
        super().__init__(section, "Qui peut entrer", name="security_access")
        self.trial = SheetCheck(lambda code: try_recovery_code(self.session, code))
        self.trial.hide()
        self.trial.cancelled.connect(self.trial.hide)
        self.form = RecordForm()
        self.form.add_widget(label(words.NEW_CODE, tone="amber", wrap=True))
        self.passphrase = PassphraseField("passphrase", "Votre phrase de passe", tells_strength=False)
        self.form.add(self.passphrase)
        self.form.buttons("Remplacer le code")
        self.attach(self.form, self._print_code)
        self._place = QVBoxLayout()
        self.column.addWidget(self.trial)
        self.column.addLayout(self._place)
        self.card: CodeCard | None = None

    def show_standing(self) -> None:
        renew = Deed(words="Nouveau code…", act=self.ask_code, name="security_code_new")
        check = Deed(words="Vérifier la feuille…", act=self.begin_trial, name="security_code_check")
        text, note, tone = words.code(code_used(self.session))
        self.show_rows(
            [
                Row(text=words.access(self.session.store.readers()), note=words.ACCESS_NOTE),
                Row(text=text, note=note, tone=tone, deeds=(check, renew)),
            ]
        )

    def begin_trial(self) -> None:
        """The sheet that lies in its envelope, tried again."""
        self.put_away()
        self.close_forms()
        self.trial.show()
        self.trial.begin()

    def ask_code(self) -> None:
        """The sheet in its envelope would open nothing any more: said first; an open session alone prints none."""
        self.put_away()
        self.trial.hide()
        self.form.fill(None)
        self.open_form(self.form)

    def _print_code(self) -> None:
        """A new code, on the screen until it is put away, with its trial under it."""
        with hourglass():
            code = new_recovery_code(self.session, self.passphrase.filled())
        self.passphrase.put(None)
        self.section.reload()
        self._show_code(code)

    def _show_code(self, code: str) -> None:
        day = self.session.clock.day()
        identity = latest(self.session.store.find(Identity), day)
        name = identity.name if identity else self.section.desk.folder.name
        self.card = CodeCard(code, name, day, try_code=partial(try_recovery_code, self.session))
        self.card.setObjectName("security_code_card")
        self.card.kept.connect(self.put_away)
        self._place.addWidget(self.card)
        self.card.show()
        self.card.setFocus()

    def put_away(self) -> None:
        """Takes the code off the screen."""
        if self.card is not None:
            self.card.hide()
            self.card.deleteLater()
            self.card = None


class CopiesPart(SecurityPart):
    """The last verified copy, the second place, the rehearsal of a restore."""

    def __init__(self, section: Section) -> None:
        super().__init__(section, "Sauvegardes", name="security_copies")
        self.form = RecordForm()
        self.place = FolderField("place", "Second lieu", hint=words.PLACE_HINT)
        self.form.add(self.place)
        self.form.buttons("Y copier le dossier")
        self.attach(self.form, lambda: self._copy_to(self.place.filled()))

    def show_standing(self) -> None:
        made, tone = words.last_copy(last_backup(self.session), self.session.clock.day())
        where, told = second_place.remembered(self.session)
        there, note, colour = words.place(where, told)
        choose = Deed(
            words="Choisir…" if where is None else "Changer…", act=self.begin, name="security_place"
        )
        copy = Deed(words="Copier maintenant", act=self.copy_again, name="security_place_copy")
        how, why, role = words.rehearsal(self.session.store.last_rehearsal())
        back = Deed(words="Sauvegarder", act=self.back_up, name="security_backup")
        again = Deed(words="Répéter maintenant", act=self.rehearse, name="security_rehearse")
        self.show_rows(
            [
                Row(text=made, tone=tone, note=words.LAST_NOTE, deeds=(back,)),
                Row(text=there, tone=colour, note=note, deeds=(copy, choose) if where else (choose,)),
                Row(text=how, tone=role, note=why, deeds=(again,)),
            ]
        )

    def begin(self) -> None:
        """Where to?"""
        self.form.fill(None, place=second_place.remembered(self.session)[0])
        self.open_form(self.form)

    def back_up(self) -> None:
        """A verified copy into the crèche's own folder."""
        with hourglass():
            self.do(lambda: self.change(lambda: back_up(self.session, self.section.desk.folder / OWN)))

    def copy_again(self) -> None:
        """A verified copy to the place remembered."""
        where, _ = second_place.remembered(self.session)
        if where is not None:
            self.do(lambda: self._copy_to(where))

    def _copy_to(self, where: Path) -> None:
        with hourglass():
            back_up_elsewhere(self.session, where, self.section.desk.folder)
        second_place.remember(self.session, where, self.session.clock.moment())
        self.show_standing()

    def rehearse(self) -> None:
        """Now, not at the month's next leaving."""
        with hourglass():
            self.do(lambda: self.change(self.session.store.rehearse))
