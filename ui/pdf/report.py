"""The monthly report on paper (rapport mensuel): three A4 pages for the CAF, its data attached as rapport.json."""

from functools import partial

from app.report.monthly_report import MonthlyReport, Status, as_json
from app.report.notes import ReportNotes, seal_of
from ui.french import NBSP
from ui.pdf.document import Cover, Footer, Page, bound, with_attachment
from ui.pdf.fonts import REGULAR, SEMIBOLD
from ui.pdf.paper import NOTE
from ui.pdf.prose import Run, fitted
from ui.pdf.report_first import first_page
from ui.pdf.report_second import second_page
from ui.pdf.report_third import last_pages
from ui.pdf.report_view import View, view_of

ATTACHMENT = "rapport.json"
NAME_ROOM = 280.0
"""For the crèche's name in the footer."""


def draw(report: MonthlyReport, notes: ReportNotes) -> bytes:
    """The report's PDF. The same report and notes give the same bytes."""
    view = view_of(report, notes)
    data = as_json(report).encode()
    title = f"Rapport mensuel Avip, {view.name}".replace(NBSP, " ")
    cover = Cover(
        title=title, author=report.structure.name, subject=f"Rapport mensuel au format {report.schema}"
    )
    sign = seal_of(data) if report.status is Status.CLOSED else None
    pdf = bound(pages_of(view), cover, Footer(first=_foot(view), second=_seal(sign)))
    return with_attachment(pdf, ATTACHMENT, data, "Données du rapport")


def pages_of(view: View) -> list[Page]:
    """The report's pages, in order."""
    return [partial(first_page, view), partial(second_page, view), *last_pages(view)]


def _foot(view: View) -> str:
    name = fitted(view.report.structure.name, NAME_ROOM, REGULAR, NOTE)
    return " · ".join([*([name] if name else []), "rapport mensuel Avip", view.name])


def _seal(sign: str | None) -> tuple[Run, ...]:
    if sign is None:
        return (
            (SEMIBOLD, f"Mois ouvert{NBSP}: rapport non scellé"),
            (REGULAR, " — aucun sceau avant la clôture du mois"),
        )
    groups = NBSP.join(sign[at : at + 4] for at in range(0, len(sign), 4))
    meaning = " — 12 premiers signes de l’empreinte SHA-256 des données (rapport.json, joint à ce PDF)"
    return (SEMIBOLD, f"Sceau {groups}"), (REGULAR, meaning)
