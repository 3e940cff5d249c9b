"""The contract on paper (contrat papier), over the child's sheet."""

from app.families.child_sheet import ChildSheet, EnrolmentEntry
from app.search import fold
from app.session import Session
from ui.boundary import Place
from ui.paper_pane import PaperPane


class ContractPaper(PaperPane):
    """One enrolment's contract."""

    def __init__(self, place: Place) -> None:
        super().__init__(place, "contract", "Revenir à la fiche", "Contrat")

    def show_contract(self, session: Session, sheet: ChildSheet, entry: EnrolmentEntry) -> None:
        """Gathers the data now, draws them in the background."""
        from ui.pages.children.contract_data import contract_of
        from ui.pdf.contract import draw

        name = fold(sheet.child.name).replace(" ", "-")
        self.show_paper(
            f"contrat-{name}-{entry.enrolment.first_day}", contract_of(session, sheet, entry), draw
        )
