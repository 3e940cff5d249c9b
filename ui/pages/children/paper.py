"""Papers over the child's sheet (papiers): a contract, the file to hand over."""

from app.families.child_sheet import ChildSheet, EnrolmentEntry
from app.protection.access import hand_over
from app.protection.records import GivenKind
from app.search import fold
from app.session import Session
from ui.page import Page
from ui.paper_pane import PaperPane


class ContractPaper(PaperPane):
    """One enrolment's contract, or a person's file."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, "contract", "Revenir à la fiche", "Contrat")
        self._page = page

    def show_contract(self, session: Session, sheet: ChildSheet, entry: EnrolmentEntry) -> None:
        """Gathers the data now, draws them in the background."""
        from ui.pages.children.contract_data import contract_of
        from ui.pdf.contract import draw

        name = fold(sheet.child.name).replace(" ", "-")
        self.preview.setAccessibleName("Contrat")
        self.show_paper(
            f"contrat-{name}-{entry.enrolment.first_day}", contract_of(session, sheet, entry), draw
        )

    def show_file(self, session: Session, what: GivenKind, id: int) -> None:
        """A person's file, to be handed over; it is noted when it leaves. Raises NotAllowed."""
        from ui.pdf.person_file import TITLE, draw
        from ui.person_papers import person_paper

        paper, data, name = person_paper(session, what, id)
        self.preview.setAccessibleName(f"{TITLE}\u00a0: {paper.name}")
        self.show_paper(name, paper, draw, data)
        self.given = lambda: hand_over(self._page.session, what, id)
