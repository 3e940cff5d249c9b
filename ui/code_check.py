"""The printed sheet tried on the spot (vérification de la feuille): retyped from the paper, the code really opens."""

from collections.abc import Callable

from ui.boundary import Guard
from ui.code_field import CodeField
from ui.forms import Form, Need
from ui.widgets.basics import label

OPENS = "✓ Ce code ouvre le dossier\u00a0: la feuille est bonne, vous pouvez la ranger."


class SheetCheck(Form):
    """One field, one sentence. `try_code` opens the code's slot, or raises a WrongPassphrase."""

    keeps_itself = True

    def __init__(self, try_code: Callable[[str], object], *, is_main: bool = True) -> None:
        super().__init__()
        self._try = try_code
        self.code = CodeField("code", "Retapez le code lu sur la feuille imprimée", need=Need.MANDATORY)
        self.code.line.setObjectName("sheet_code")
        self.said = label("", tone="fine", wrap=True)
        self.said.setObjectName("sheet_said")
        self.add(self.code)
        self.buttons("Vérifier la feuille", "Abandonner", is_main=is_main)
        self.add_widget(self.said)
        self.submitted.connect(self._check)
        self.cancelled.connect(self.begin)
        self.edited.connect(lambda: self.said.setText(""))

    def begin(self) -> None:
        """Empty."""
        self.clear()
        self.said.setText("")
        self.code.setFocus()

    def _check(self) -> None:
        with Guard(self):
            self.check()
            self._try(self.code.filled())
            self.clear()
            self.said.setText(OPENS)
