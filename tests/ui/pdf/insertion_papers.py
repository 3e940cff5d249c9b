"""Invented papers of the counsellor's work: one of each, whole, with names and signs from everywhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import ModuleType

from app.insertion.agenda import EntryKind
from app.report.explained import figures_of_report
from tests.ui.pdf.invented import october
from tests.ui.pdf.reading import placed_on
from ui.pdf import agenda, certificate, engagement, figures, meeting, slip, thread
from ui.pdf.agenda import AgendaLine, AgendaPaper
from ui.pdf.certificate import Certificate, Presence
from ui.pdf.engagement import EngagedChild, EngagementPaper
from ui.pdf.engagement_plan import PlanLine
from ui.pdf.figures import FiguresPaper
from ui.pdf.letterhead import Letterhead
from ui.pdf.meeting import Attendee, DecidedAction, MeetingPaper, Topic
from ui.pdf.paper import Placed
from ui.pdf.slip import Slip, SlipAppointment
from ui.pdf.thread import Line, ThreadPaper

Paper = EngagementPaper | Slip | Certificate | ThreadPaper | FiguresPaper | MeetingPaper | AgendaPaper

LONG_NAME = "Marie-Christine-Élisabeth de La Rochefoucauld-Montmorency d’Août-Lefèvre"
EMOJI = "Bravo \U0001f389, مرحبا."
CRECHE = Letterhead(
    name="Crèche Les Hirondelles",
    manager="Association Petits Pas",
    address="12 rue des Lilas, 38000 Grenoble",
    commune="Grenoble",
    phone="04 76 00 00 00",
    email="contact@hirondelles.example",
)
ACTIONS = (
    PlanLine(what="Refaire le CV à l’atelier", who="le parent", due=date(2026, 12, 4)),
    PlanLine(what="Écrire au restaurant scolaire", who="la crèche", due=date(2027, 1, 6)),
    PlanLine(what="Chercher une formation", who="un partenaire"),
)
ENGAGEMENT = EngagementPaper(
    creche=CRECHE,
    parent="Nguyễn Thị Bích",
    address="3 rue du Port, 38000 Grenoble",
    children=(
        EngagedChild(name="Łukasz Żółć", birth_day=date(2025, 3, 9)),
        EngagedChild(name="Elif Y\u0131ld\u0131z", birth_day=date(2023, 12, 1)),
    ),
    referent="Inès Faure",
    prescriber="France Travail Grenoble",
    adviser="Paul Mercier",
    prescribed_on=date(2026, 11, 12),
    origin=date(2026, 12, 1),
    first_day=date(2026, 12, 1),
    last_day=date(2027, 2, 28),
    most_day=date(2027, 5, 31),
    weekly_minutes=1_230,
    objectives="Trouver un emploi du matin.\nPuis un CAP cuisine.",
    needs=("mobilité", "garde d’enfants, famille"),
    actions=ACTIONS,
    printed_on=date(2026, 11, 27),
)
SLIP = Slip(
    creche=CRECHE,
    parent="Nguyễn Thị Bích",
    appointments=(
        SlipAppointment(day=date(2026, 12, 1), start=540, minutes=45, with_whom="Inès Faure"),
        SlipAppointment(day=date(2026, 12, 4), start=870, minutes=75, where="au téléphone"),
    ),
    printed_on=date(2026, 11, 27),
)
CERTIFICATE = Certificate(
    creche=CRECHE,
    parent="Nguyễn Thị Bích",
    birth_day=date(1995, 3, 1),
    first=date(2026, 11, 1),
    last=date(2026, 11, 30),
    presences=(
        Presence(day=date(2026, 11, 3), start=540, minutes=75),
        Presence(day=date(2026, 11, 24), start=870, minutes=45, how="au téléphone"),
    ),
    signer="Inès Faure",
    signed_on=date(2026, 12, 1),
)
THREAD = ThreadPaper(
    creche=CRECHE,
    parent="Nguyễn Thị Bích",
    facts=(("Enfant", "Łukasz Żółć"), ("Parcours", "Depuis le 28 octobre 2026")),
    lines=(
        Line(day=date(2026, 11, 24), hour=870, title="Entretien tenu", detail="45 min", note=EMOJI),
        Line(day=date(2026, 11, 3), hour=540, title="Entretien tenu", note="Premier\n\npas."),
        Line(day=date(2026, 10, 28), title="Entrée dans le parcours"),
    ),
    printed_on=date(2026, 11, 27),
)
FIGURES = FiguresPaper(
    creche=CRECHE, month=date(2026, 10, 1), mark="mois clos", figures=tuple(figures_of_report(october()))
)
MEETING = MeetingPaper(
    creche=CRECHE,
    day=date(2026, 9, 30),
    start=570,
    minutes=90,
    with_partners=True,
    title="Point de rentrée",
    people=(
        Attendee(name="Paul Mercier (conseiller)", organisation="France Travail"),
        Attendee(name="Claire Martin"),
        Attendee(name="Inès Faure"),
    ),
    others="une stagiaire",
    topics=(
        Topic(parent="Nguyễn Thị Bích", reason="engagement qui se termine", decision="Renouveler."),
        Topic(parent=LONG_NAME, reason="sans entretien depuis longtemps"),
    ),
    actions=(
        DecidedAction(
            parent="Nguyễn Thị Bích", what="Préparer le bilan", who="la crèche", due=date(2026, 10, 15)
        ),
        DecidedAction(parent=LONG_NAME, what="Appeler", who="ensemble"),
    ),
    summary="Tour des situations.",
)
AGENDA = AgendaPaper(
    creche=CRECHE,
    monday=date(2026, 11, 23),
    whose="Inès Faure",
    lines=(
        AgendaLine(
            day=date(2026, 11, 24),
            kind=EntryKind.INTERVIEW,
            hours=(540, 585),
            who="Nguyễn Thị Bích",
            what="Suivi, sur place",
        ),
        AgendaLine(
            day=date(2026, 11, 24),
            kind=EntryKind.INTERVIEW,
            hours=(600, 645),
            who=LONG_NAME,
            what="Suivi, au téléphone, excusé",
            off=True,
        ),
        AgendaLine(day=date(2026, 11, 26), kind=EntryKind.MEETING, what="Concertation"),
        AgendaLine(
            day=date(2026, 11, 28),
            kind=EntryKind.WORK,
            hours=(1_320, 1_800),
            who="Elif Y\u0131ld\u0131z",
            what="Période d’essai : hôpital",
        ),
    ),
    printed_on=date(2026, 11, 22),
)
MODULES: Mapping[type[Paper], ModuleType] = {
    EngagementPaper: engagement,
    Slip: slip,
    Certificate: certificate,
    ThreadPaper: thread,
    FiguresPaper: figures,
    MeetingPaper: meeting,
    AgendaPaper: agenda,
}
ALL: Sequence[Paper] = (ENGAGEMENT, SLIP, CERTIFICATE, THREAD, FIGURES, MEETING, AGENDA)


@dataclass(frozen=True)
class Drawn:
    """A paper as bytes and as texts in their places."""

    pdf: bytes
    pages: list[list[Placed]]


def drawn(paper: Paper) -> Drawn:
    """Any of the papers, drawn."""
    module: ModuleType = MODULES[type(paper)]
    return Drawn(module.draw(paper), placed_on(module.pages_of(paper)))
