"""Private notes (notes privées): who reads them, a successor let in, the printed code, a new key; never their text."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from app.dated import latest
from app.insertion.notes_access import (
    NotesAccess,
    let_in,
    new_notes_code,
    notes_access,
    renew_notes_key,
    use_notes_code,
)
from app.session import Session
from app.store import Reader
from app.structure.records import Identity
from app.users import Right
from ui.code_field import CodeField
from ui.code_page import CodeCard, CodeKind
from ui.forms import Need
from ui.hourglass import hourglass
from ui.pages.settings import notes_words as words
from ui.pages.settings.part import Part
from ui.pages.settings.section import Section
from ui.widgets.basics import label
from ui.widgets.passphrase import PassphraseField
from ui.widgets.section import Deed, RecordForm, Row
from ui.widgets.section_column import SectionColumn


class NotesSection(Section):
    """Counsellors act; the director sees who reads, and what her own deeds do to it."""

    name = "notes"
    headline = "Notes privées"
    advice = words.SEALED

    @classmethod
    def is_for(cls, session: Session) -> bool:
        return session.can(Right.PRIVATE_NOTES) or session.can(Right.MANAGE_PEOPLE)

    def build(self) -> None:
        self.standing = label("", bold=True, wrap=True)
        self.add(self.standing)
        self.readers, self.code, self.key = ReadersPart(self), CodePart(self), KeyPart(self)
        self.closing = ClosingPart(self, "Ce qui les ferme", name="closing")
        self.parts: tuple[NotesPart, ...] = (self.readers, self.code, self.key, self.closing)
        self.column = SectionColumn()
        for part in self.parts:
            self.column.put(part)
        self.column.drafted.connect(lambda: self.drafted.emit(self.column.is_edited))
        self.add(self.column, 1)

    def reload(self) -> None:
        """Reads who reads; a code on the screen stays there until it is put away."""
        access = notes_access(self.session)
        self.standing.setText(words.standing(access))
        for part in self.parts:
            part.show_access(access)


class NotesPart(Part):
    """One of the section's parts."""

    def __init__(self, section: Section, title: str, *, name: str) -> None:
        super().__init__(section, title, name=f"notes_{name}")

    def show_access(self, access: NotesAccess) -> None:
        """Fills the rows."""
        raise NotImplementedError


class ReadersPart(NotesPart):
    """A row a counsellor; who holds the key lets the others in."""

    def __init__(self, section: NotesSection) -> None:
        super().__init__(section, "Qui les lit", name="readers")

    def show_access(self, access: NotesAccess) -> None:
        self.show_rows([self._row(one, access) for one in access.counsellors], words.NOBODY)

    def _row(self, one: Reader, access: NotesAccess) -> Row:
        note, tone = words.reading(one, mine=one.login == access.login)
        wanted = not one.reads_notes or one.is_behind
        deed = Deed(
            words="Redonner l’accès" if one.is_behind else "Donner l’accès",
            act=partial(self._let_in, one),
            name=f"notes_let_in_{one.login}",
        )
        offered = access.holds_key and wanted and one.login != access.login
        return Row(text=one.name, note=note, note_tone=tone, deeds=(deed,) if offered else ())

    def _let_in(self, one: Reader) -> None:
        self.do(lambda: self.change(lambda: let_in(self.session, one.login)))


class CodeForm(RecordForm):
    """The code of the printed sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.code = CodeField("code", "Code des notes privées", need=Need.MANDATORY)
        self.add(self.code)
        self.buttons("Rouvrir les notes")


class ProofForm(RecordForm):
    """What a new code costs, and one's own passphrase: an open session alone prints none."""

    def __init__(self) -> None:
        super().__init__()
        self.add_widget(label(words.NEW_CODE, tone="amber", wrap=True))
        self.passphrase = PassphraseField("passphrase", "Votre phrase de passe", tells_strength=False)
        self.add(self.passphrase)
        self.buttons("Créer le code")


class CodePart(NotesPart):
    """When the last code was printed; a new one is shown once, an old sheet is typed in."""

    def __init__(self, section: NotesSection) -> None:
        super().__init__(section, "Le code imprimé", name="code")
        self.form, self.proof = CodeForm(), ProofForm()
        self.attach(self.form, self._use)
        self.attach(self.proof, self._print_code)
        self._place = QVBoxLayout()
        self.column.addLayout(self._place)
        self.card: CodeCard | None = None

    def show_access(self, access: NotesAccess) -> None:
        renew = Deed(words="Nouveau code…", act=self.begin_code, name="notes_code_new")
        enter = Deed(words="Entrer un code imprimé…", act=self.begin_entry, name="notes_code_enter")
        deeds = [renew] if access.holds_key else []
        deeds += [enter] if access.acts and access.code_made_on is not None else []
        text, note, tone = words.code(access)
        self.show_rows([Row(text=text, note=note, note_tone=tone, deeds=tuple(deeds))])

    def begin_entry(self) -> None:
        """The form for the sheet's code."""
        self.form.fill(None)
        self.open_form(self.form)

    def _use(self) -> None:
        code = self.form.code.filled()
        self.change(lambda: use_notes_code(self.session, code))

    def begin_code(self) -> None:
        """Says first what a new code costs."""
        self.put_away()
        self.proof.fill(None)
        self.open_form(self.proof)

    def _print_code(self) -> None:
        """A new code, on the screen until it is put away."""
        with hourglass():
            code = new_notes_code(self.session, self.proof.passphrase.filled())
        self.proof.passphrase.put(None)
        self.section.reload()
        self._show_code(code)

    def _show_code(self, code: str) -> None:
        day = self.session.clock.day()
        identity = latest(self.session.store.find(Identity), day)
        name = identity.name if identity else self.section.desk.folder.name
        self.card = CodeCard(code, name, day, CodeKind.NOTES)
        self.card.setObjectName("notes_code_card")
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


class KeyPart(NotesPart):
    """A new key for the notes to come, once the person has read what it does."""

    def __init__(self, section: NotesSection) -> None:
        super().__init__(section, "La clé", name="key")
        self.form = RecordForm()
        self.form.add_widget(label(words.RENEWING, wrap=True))
        self._sure = self.form.buttons("Créer une nouvelle clé")
        self._sure.setObjectName("notes_key_sure")
        self.attach(self.form, lambda: self.change(lambda: renew_notes_key(self.session)))

    def show_access(self, access: NotesAccess) -> None:
        self.setVisible(access.acts and (access.holds_key or access.is_sealed))
        deed = Deed(words="Nouvelle clé…", act=self.begin, name="notes_key_new")
        self.show_rows([Row(text=words.KEY, note=words.KEY_NOTE, deeds=(deed,))])

    def begin(self) -> None:
        """Says what it does first."""
        self.open_form(self.form)
        self._sure.setFocus()


class ClosingPart(NotesPart):
    """For the director: what her own deeds do."""

    def show_access(self, access: NotesAccess) -> None:
        self.setVisible(not access.acts)
        self.show_rows([Row(text=words.CLOSING, note=words.CLOSING_NOTE)])
