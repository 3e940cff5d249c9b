"""The file's key (clé du dossier): made anew after somebody left, on proof of one's own passphrase."""

from app.data_key import left_since_key, renew_data_key
from ui.hourglass import hourglass
from ui.pages.settings import security_words as words
from ui.pages.settings.section import Section
from ui.pages.settings.security_part import SecurityPart
from ui.widgets.basics import label
from ui.widgets.passphrase import PassphraseField
from ui.widgets.section import Deed, RecordForm, Row


class KeyPart(SecurityPart):
    """A new key for the file, on proof of one's own passphrase."""

    def __init__(self, section: Section) -> None:
        super().__init__(section, "Clé du dossier", name="security_key")
        self.form = RecordForm()
        self.form.add_widget(label(words.RENEWING, wrap=True))
        self.form.add_widget(label(words.HONEST, tone="amber", wrap=True))
        self.passphrase = PassphraseField("passphrase", "Votre phrase de passe", tells_strength=False)
        self.form.add(self.passphrase)
        self.form.buttons("Rechiffrer le dossier")
        self.attach(self.form, self._renew)
        self._done = False

    def show_standing(self) -> None:
        text, note, tone = words.key(left_since_key(self.session))
        deed = Deed(words="Rechiffrer…", act=self.begin, name="security_key_renew")
        notes = Deed(words="Notes privées", act=self.show_notes, name="security_key_notes")
        rows = [
            Row(text=text, note=note, tone=tone, deeds=(deed,)),
            Row(text="Clé des notes privées", note=words.NOTES, deeds=(notes,)),
        ]
        self.show_rows([Row(text=words.DONE, tone="fine"), *rows] if self._done else rows)

    def begin(self) -> None:
        """Says what it does, and what it does not."""
        self._done = False
        self.form.fill(None)
        self.open_form(self.form)

    def show_notes(self) -> None:
        """Where their own key is made anew."""
        self.section.desk.open("settings", "notes", 0)

    def _renew(self) -> None:
        passphrase = self.passphrase.filled()
        with hourglass():
            renew_data_key(self.session, passphrase)
        self._done = True
        self.passphrase.put(None)
        self.section.reload()
