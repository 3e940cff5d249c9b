"""Papiers: the engagement with its plan, the appointments' slip, the certificate, the thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.insertion.interviews import InterviewState
from ui.forms import DateField, Need
from ui.pages.insertion.parent.part import Part
from ui.widgets.section import Deed, RecordForm, Row

if TYPE_CHECKING:
    from ui.pages.insertion.parent_view import ParentView


class CertificateForm(RecordForm):
    """Between which days the presences are certified."""

    def __init__(self, part: "PapersPart") -> None:
        super().__init__()
        self.first = DateField("first", "Présences du", lambda: part.today, need=Need.MANDATORY)
        self.last = DateField("last", "au", lambda: part.today, need=Need.MANDATORY)
        self.add(self.first, self.last)
        self.buttons("Préparer l’attestation", "Revenir")


class PapersPart(Part):
    """Each paper opens over the page, to be looked at, printed or saved."""

    def __init__(self, view: "ParentView") -> None:
        super().__init__(view, "Papiers", name="papers")
        self.form = CertificateForm(self)
        self.attach(self.form, self.show_certificate)

    def show_sheet(self) -> None:
        planned = [
            one
            for one in self.sheet.interviews
            if one.state is InterviewState.PLANNED and one.day >= self.today
        ]
        rows = []
        if self.sheet.engagements:
            rows.append(self._row("Engagement et plan d’action", self.view.print_engagement, "engagement"))
        if planned:
            rows.append(self._row("Rendez-vous à remettre au parent", self.view.print_slip, "slip"))
        if self.sheet.counts.held:
            rows.append(self._row("Attestation de présence…", self.begin, "certificate"))
        rows.append(self._row("Fil du parcours", self.view.print_thread, "thread"))
        self.show_rows(rows)

    def _row(self, words: str, act: Callable[[], object], name: str) -> Row:
        return Row(text=words, deeds=(Deed(words="Imprimer", act=act, name=f"paper_{name}"),))

    def begin(self) -> None:
        """The certificate's days: the path's up to today unless told otherwise."""
        path = self.sheet.path
        self.form.fill(None, first=path.entry_day, last=min(self.today, path.exit_day or self.today))
        self.open_form(self.form)

    def show_certificate(self) -> None:
        """Draws it. Raises InvalidEntry for days the wrong way round."""
        self.view.print_certificate(self.form.first.filled(), self.form.last.filled())
