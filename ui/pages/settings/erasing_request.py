"""Somebody asks to be erased (demande d’effacement): who, received on which day; read before anything is shown."""

from collections.abc import Callable, Sequence
from datetime import date

from app.protection.asking import Asker
from app.protection.erasing import Proposal
from ui import protection_words as words
from ui.forms import DateField, Need
from ui.person_field import PersonField
from ui.widgets.section import RecordForm


class RequestForm(RecordForm):
    """The refusal stands under the field it is about: the person still here, or the day."""

    keeps_itself = True

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("erasing_request")
        self.setAccessibleName("Effacer à la demande d’une personne")
        self._askers: Sequence[Asker] = ()
        self.who = PersonField("who", "Qui demande, ou pour qui", need=Need.MANDATORY)
        self.asked_on = DateField("asked_on", "Demande reçue le", today, need=Need.MANDATORY)
        self.add(self.who, self.asked_on, widths=(2, 1))
        self.buttons("Voir ce qui partirait", "Revenir", is_main=False)
        self.hide()

    def begin(self, askers: Sequence[Asker], about: Proposal | None) -> None:
        """Opens it, on that file where one is chosen already."""
        self._askers = askers
        self.who.set_choices([(words.asker_words(one), at) for at, one in enumerate(askers)])
        place = None
        if about is not None:
            place = next(at for at, one in enumerate(askers) if (one.kind.value, one.id) == about.id)
        self.fill(None, who=place)
        self.show()
        (self.who if about is None else self.asked_on).setFocus()

    def read(self) -> tuple[Asker, date]:
        """Who asks, and since when. Raises InvalidEntry, by field."""
        values = self.values()
        return self._askers[values["who"]], values["asked_on"]
