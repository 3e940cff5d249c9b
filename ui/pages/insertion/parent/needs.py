"""Besoins: what stands in the way, how strongly, and how it was closed."""

from functools import partial
from typing import TYPE_CHECKING

from app.insertion.needs import (
    Closing,
    Intensity,
    NeedLevel,
    Theme,
    close_need,
    open_need,
    rate_need,
    reopen_need,
)
from app.insertion.needs import (
    Need as NeedRecord,
)
from ui import french, insertion_codes
from ui.codes import offered
from ui.forms import ChoiceField, DateField, Need
from ui.pages.insertion.parent.part import Part
from ui.theme import Tone
from ui.widgets.section import Deed, RecordForm, Row

if TYPE_CHECKING:
    from ui.pages.insertion.parent_view import ParentView

SQUARES = {Intensity.LOW: "■□□", Intensity.MEDIUM: "■■□", Intensity.HIGH: "■■■", Intensity.UNKNOWN: "□□□"}


class OpenForm(RecordForm):
    """Theme, intensity, since when."""

    def __init__(self, part: "NeedsPart") -> None:
        super().__init__()
        self.theme: ChoiceField[Theme] = ChoiceField(
            "theme", "Besoin", offered(insertion_codes.THEMES), need=Need.MANDATORY
        )
        self.intensity: ChoiceField[Intensity] = ChoiceField(
            "intensity", "Intensité", offered(insertion_codes.INTENSITIES), need=Need.MANDATORY
        )
        self.opened_on = DateField("opened_on", "Constaté le", lambda: part.today, need=Need.MANDATORY)
        self.add(self.theme)
        self.add(self.intensity, self.opened_on)
        self.buttons("Ajouter le besoin")


class ChangeForm(RecordForm):
    """Another intensity, or how it is closed."""

    def __init__(self, part: "NeedsPart") -> None:
        super().__init__()
        self.day = DateField("day", "À partir du", lambda: part.today, need=Need.MANDATORY)
        self.intensity: ChoiceField[Intensity] = ChoiceField(
            "intensity", "Nouvelle intensité", offered(insertion_codes.INTENSITIES)
        )
        self.closing: ChoiceField[Closing] = ChoiceField(
            "closing", "Ou fermé comme", offered(insertion_codes.CLOSINGS)
        )
        self.add(self.day)
        self.add(self.intensity, self.closing)
        self.buttons("Enregistrer")


class NeedsPart(Part):
    """Open ones first, then those closed, each with what it was before."""

    def __init__(self, view: "ParentView") -> None:
        super().__init__(view, "Besoins", name="needs", add="Ajouter", begin=self.begin)
        self._need: NeedRecord | None = None
        self.form = OpenForm(self)
        self.change = ChangeForm(self)
        self.attach(self.form, self._open)
        self.attach(self.change, self._change)

    def show_sheet(self) -> None:
        self.add.setVisible(self.is_open)
        self.show_rows([self._row(*one) for one in self.sheet.needs], "Aucun besoin noté.")

    def _row(self, need: NeedRecord, levels: tuple[NeedLevel, ...]) -> Row:
        theme = french.capitalised(insertion_codes.THEMES[need.theme])
        if need.closed_on is not None and need.closing is not None:
            tone: Tone = "fine" if need.closing in {Closing.LIFTED, Closing.EASED} else "muted"
            note = f"{insertion_codes.CLOSINGS[need.closing]} le {french.day_and_month(need.closed_on)}"
            reopen = Deed(words="Rouvrir", act=partial(self._reopen, need), name=f"need_reopen_{need.id}")
            return Row(text=theme, note=note, note_tone=tone, deeds=(reopen,) if self.is_open else ())
        now = levels[-1].intensity if levels else Intensity.UNKNOWN
        was = f"était {insertion_codes.INTENSITIES[levels[-2].intensity]}" if len(levels) > 1 else ""
        since = f"depuis le {french.day_and_month(need.opened_on)}"
        note = f"{SQUARES[now]} {insertion_codes.INTENSITIES[now]}, {was or since}"
        change = Deed(
            words="Mettre à jour", act=partial(self._begin_change, need), name=f"need_change_{need.id}"
        )
        return Row(text=theme, note=note, deeds=(change,) if self.is_open else ())

    def begin(self) -> None:
        """A need seen for the first time."""
        self.form.fill(None, opened_on=self.today)
        self.open_form(self.form)

    def _begin_change(self, need: NeedRecord) -> None:
        self._need = need
        self.change.fill(None, day=self.today)
        self.open_form(self.change)

    def _open(self) -> None:
        need = NeedRecord(
            path_id=self.sheet.path.id, theme=self.form.theme.filled(), opened_on=self.form.opened_on.filled()
        )
        open_need(self.session, need, self.form.intensity.filled())

    def _change(self) -> None:
        assert self._need is not None
        day, closing = self.change.day.filled(), self.change.closing.value()
        if closing is not None:
            close_need(self.session, self._need, day, closing)
        else:
            rate_need(self.session, self._need, day, self.change.intensity.filled())

    def _reopen(self, need: NeedRecord) -> None:
        self.do(lambda: reopen_need(self.session, need))
