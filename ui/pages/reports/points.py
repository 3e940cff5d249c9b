"""What the month's completeness says, point by point (points de complétude): a sign, words, and what they rest on."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.report.monthly_report import AttendancePart, MonthlyReport
from ui import french
from ui.widgets.basics import Sign, label, line

LEGAL = "lecture par enfants, celle de la loi"


def attendance_point(attendance: AttendancePart) -> QWidget:
    """Presences not recorded, or how many are."""
    if attendance.missing:
        words = french.plural(attendance.missing, "présence non pointée", "présences non pointées")
        return _point("alert", "amber", words, "Ni présents, ni absents : à vous de répondre")
    states = (
        f"{french.plural(attendance.attended, 'présence', 'présences')}, "
        f"{french.plural(attendance.absent, 'absence', 'absences')}"
    )
    return _point("check", "fine", "Pointage complet", states)


def interview_points(report: MonthlyReport) -> list[QWidget]:
    """What became of the month's interviews; nothing in a month that has none."""
    count, part = report.missing_interviews, report.insertion.interviews
    if count:
        words = french.plural(count, "entretien sans suite", "entretiens sans suite")
        return [_point("alert", "amber", words, "Tenu, excusé, manqué ou annulé : à vous de répondre")]
    states = (
        (part.held, "tenu"),
        (part.excused, "excusé"),
        (part.no_show, "manqué"),
        (part.cancelled, "annulé"),
    )
    known = [french.plural(number, word) for number, word in states if number]
    return [_point("check", "fine", "Entretiens renseignés", ", ".join(known))] if known else []


def odd_point(odd: int) -> QWidget:
    """What wants a look and doesn't block, counted."""
    if odd:
        words = french.plural(odd, "point à vérifier", "points à vérifier")
        return _point("question", "amber", words, "Sans empêcher la clôture")
    return _point("check", "fine", "Rien d’étrange", "Accueil, équipe et parcours du mois se tiennent")


def checked_points(report: MonthlyReport) -> list[QWidget]:
    """The share against its threshold, the children, the paths."""
    children, share = report.children, report.quota.children
    counted = f"\u00a0: {share.numerator} sur {share.denominator}, {french.rate(share.numerator, share.denominator)}"
    kept = {True: "Seuil tenu", False: "Seuil non atteint", None: "Part Avip sans objet"}[report.quota.met]
    sign = {True: ("check", "fine"), False: ("alert", "alert"), None: ("info", "muted")}[report.quota.met]
    paths = report.insertion.paths
    moves = (
        f"{french.plural(paths.entered, 'entrée', 'entrées')} et "
        f"{french.plural(paths.exited, 'sortie', 'sorties')} dans le mois"
    )
    enrolled = (
        f"{french.plural(children.arrived, 'arrivée', 'arrivées')} et "
        f"{french.plural(children.left, 'départ', 'départs')} dans le mois"
    )
    return [
        _point(
            *sign,
            kept + (counted if share.denominator else ""),
            LEGAL,
        ),
        _point(
            "families",
            "muted",
            french.plural(children.enrolled, "enfant inscrit", "enfants inscrits"),
            enrolled,
        ),
        _point(
            "path", "muted", french.plural(paths.open_last_day, "parcours ouvert", "parcours ouverts"), moves
        ),
    ]


def _point(icon: str, role: str, words: str, detail: str) -> QWidget:
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addWidget(label(words, bold=True, wrap=True))
    texts.addWidget(label(detail, tone="muted", wrap=True))
    row = QHBoxLayout()
    row.setContentsMargins(0, 8, 0, 8)
    row.setSpacing(8)
    row.addWidget(Sign(icon, role))
    row.addLayout(texts, 1)
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(line())
    column.addLayout(row)
    return made


def refill(column: QVBoxLayout, widgets: list[QWidget]) -> None:
    """Puts these in the place of what stood there."""
    while (item := column.takeAt(0)) is not None:
        former = item.widget()
        if former is not None:
            former.hide()
            former.deleteLater()
    for widget in widgets:
        column.addWidget(widget)
