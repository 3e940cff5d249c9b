"""Papiers: the engagement with its plan, the appointments' slip, the certificate, the thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from app.insertion.interviews import InterviewState
from app.protection.access import hand_over, may_hand_over
from app.protection.records import GivenKind
from ui.forms import DateField, Need
from ui.pages.insertion.parent.part import Part
from ui.widgets.section import Deed, RecordForm, Row

if TYPE_CHECKING:
    from ui.pages.insertion.paper_view import PaperView
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
        if may_hand_over(self.session, GivenKind.INSERTION):
            rows.append(self._row("Dossier à remettre (droit d’accès)", self.show_file, "file"))
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

    def show_file(self) -> None:
        """All that is held on the parent; for a counsellor, on the insertion. It is noted when it leaves."""
        self.do(self._show_file)

    def _show_file(self) -> None:
        from ui.pdf.person_file import TITLE, draw
        from ui.person_papers import person_paper

        whole = may_hand_over(self.session, GivenKind.PARENT)
        what, parent = GivenKind.PARENT if whole else GivenKind.INSERTION, self.sheet.parent
        paper, data, name = person_paper(self.session, what, parent.id)
        self.view.page.show_paper(f"{TITLE} \u203a {parent.name}", name, paper, draw, data)
        shown = cast("PaperView", self.view.page.view("paper"))
        shown.pane.given = lambda: hand_over(self.session, what, parent.id)
