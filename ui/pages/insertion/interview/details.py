"""An interview's details (modalités): where, what for, who else; folded away, for they are nearly always the usual."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.insertion.interviews import Interview, Medium, Subject
from ui import insertion_codes
from ui.codes import offered
from ui.forms import ChoiceField, Need, TextField


class Details(QWidget):
    """Hidden until asked for, or until one of them is not the usual."""

    def __init__(self) -> None:
        super().__init__()
        self.medium: ChoiceField[Medium] = ChoiceField(
            "medium", "Où", offered(insertion_codes.MEDIUMS), need=Need.MANDATORY
        )
        self.subject: ChoiceField[Subject] = ChoiceField(
            "subject", "Sujet", offered(insertion_codes.SUBJECTS), need=Need.MANDATORY
        )
        self.present = TextField("present", "Autres personnes présentes")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for field in self.fields:
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def fields(self) -> tuple[ChoiceField[Medium], ChoiceField[Subject], TextField]:
        """The three, in order."""
        return self.medium, self.subject, self.present

    def show_interview(self, one: Interview) -> None:
        """Those of an interview; unfolded where one of them is not the usual."""
        self.medium.put(one.medium)
        self.subject.put(one.subject)
        self.present.put(one.present)
        self.setVisible((one.medium, one.subject, one.present) != (Medium.ON_SITE, Subject.FOLLOW_UP, None))

    def unfold(self) -> None:
        """Alt+D."""
        self.show()
        self.medium.setFocus()
