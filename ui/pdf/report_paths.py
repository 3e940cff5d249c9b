"""Parcours dans le mois, and De l'orientation à l'emploi: flows of the month, bars by step of one cohort."""

from app.report.monthly_report import OrientationsPart, Rate
from ui import french
from ui.pdf.blocks import Block, beside, section
from ui.pdf.fonts import BOLD, ITALIC, REGULAR, SEMIBOLD, width
from ui.pdf.paper import BLUE, CELL, INK, MARGIN, MUTED, RIGHT, SMALL, WHITE, Ink, Sheet
from ui.pdf.prose import Run, fitting_size, wrap
from ui.pdf.report_view import View, back, over, share
from ui.pdf.report_words import exit_facts

WIDE = 208.0
COHORT = 277.0
STEPS = 375.0
LONGEST = 103.0
"""The first step's bar; the rates stand at the right of the others."""
PITCH = 14.7
UNDER = 11.4
"""From a line of a row to its next one."""
TOP = 31.0
STEP = 26.6


def paths_block(view: View) -> Block | None:
    """The month's flows and the cohort; None where no path ever was."""
    insertion = view.report.insertion
    paths = insertion.paths
    flows = paths.open_first_day or paths.entered or paths.exited
    parents = parents_words(view)
    if insertion.orientations.oriented:
        return beside(_flows(view, parents), _cohort(view, insertion.orientations))
    if not flows and not parents:
        return None
    return beside(_flows(view, parents), _children(view))


def parents_words(view: View) -> list[Run]:
    """« 10 parents : 9 femmes, 5 parents seuls, 4 au RSA… », and the Avip children of parents alone."""
    parents, children = view.report.insertion.parents, view.report.children
    if not parents.total:
        return []
    facts = [
        french.plural(parents.women, "femme") if parents.women else "",
        french.plural(parents.single, "parent seul", "parents seuls") if parents.single else "",
        f"{french.number(parents.rsa)} au RSA" if parents.rsa else "",
        f"{french.number(parents.qpv)} en quartier prioritaire" if parents.qpv else "",
        f"{french.number(parents.under_26)} de moins de 26 ans" if parents.under_26 else "",
    ]
    known = [fact for fact in facts if fact]
    text = f" : {', '.join(known)}." if known else " suivis dans le mois."
    if children.avip_single_parent:
        rate = Rate(numerator=children.avip_single_parent, denominator=children.avip)
        live = french.agreed(rate.numerator, "vit", "vivent")
        text += f" {french.number(rate.numerator)} des {french.number(rate.denominator)} enfants Avip {live}"
        text += f" avec un parent seul ({share(rate)})."
    return [
        (SEMIBOLD, french.plural(parents.total, "parent")),
        (REGULAR, text.replace(" des ", " des\u00a0")),
    ]


def _flows(view: View, parents: list[Run]) -> Block:
    paths = view.report.insertion.paths
    rows = (
        (f"Ouverts avant le {french.day_and_month(view.first_day)}", paths.open_first_day),
        ("+ entrés", paths.entered),
        (f"− sortis{exit_facts(view)}", paths.exited),
        (f"= ouverts au {french.day_and_month(view.last_day)}", paths.open_last_day),
    )
    labels = [
        wrap([(BOLD if place == len(rows) - 1 else REGULAR, label)], WIDE - 32, CELL)
        for place, (label, _) in enumerate(rows)
    ]
    lines = wrap(parents, WIDE, CELL)

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, MARGIN, y, WIDE, "Parcours dans le mois")
        y += TOP
        for label, (_, count) in zip(labels, rows, strict=True):
            sheet.right(MARGIN + WIDE, y, french.number(count), label[0][0][0], CELL, room=30)
            y = sheet.lines(MARGIN, y, label, CELL, UNDER) + PITCH - UNDER
            sheet.rule(MARGIN, y - PITCH + 4.4, WIDE)
        sheet.lines(MARGIN, y + 2.6, lines, CELL, 12.6)

    extra = UNDER * sum(len(label) - 1 for label in labels)
    return Block(TOP + PITCH * len(rows) + extra + 12.6 * len(lines) - 4, paint)


def _children(view: View) -> Block:
    """The month's children, where the cohort leaves its place."""
    part = view.report.children
    rows = [
        ("Inscrits", part.enrolled),
        ("dont moins de trois ans", part.under_three),
        ("dont Avip", part.avip),
        ("Arrivés", part.arrived),
        ("Partis", part.left),
    ]

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, COHORT, y, RIGHT - COHORT, "Enfants dans le mois")
        for place, (label, count) in enumerate(rows):
            base = y + TOP + PITCH * place
            sheet.text(COHORT, base, label, REGULAR, CELL)
            sheet.right(RIGHT, base, french.number(count), REGULAR, CELL)
            sheet.rule(COHORT, base + 4.4, RIGHT - COHORT)

    return Block(TOP + PITCH * len(rows) - 6, paint)


def _cohort(view: View, cohort: OrientationsPart) -> Block:
    steps: tuple[tuple[str, int, list[tuple[int, str]]], ...] = (
        ("Orientés", cohort.oriented, [(cohort.waiting, "en attente"), (cohort.declined, "sans suite")]),
        ("Entrés en parcours", cohort.entered, [(cohort.entered - cohort.engaged, "sans engagement signé")]),
        (
            "Engagement signé",
            cohort.engaged,
            [(cohort.open, "en cours"), (cohort.other_exit, _other(cohort))],
        ),
        ("Emploi ou formation", cohort.job_or_training, []),
    )

    def paint(sheet: Sheet, y: float) -> None:
        since = back(view.first_day, 11)
        period = f"orientés {french.month_short(since)}–{french.month_short(view.first_day)}"
        section(sheet, COHORT, y, RIGHT - COHORT, "De l’orientation à l’emploi", period)
        y += 26.5
        before = 0
        for place, (label, count, lost) in enumerate(steps):
            last = place == len(steps) - 1
            sheet.text(COHORT, y + 9.6, label, BOLD if last else SEMIBOLD if place == 0 else REGULAR, CELL)
            _bar(sheet, y, count, before, cohort.oriented, INK if last else BLUE)
            words = ", ".join(f"{french.number(number)} {what}" for number, what in lost if number)
            if words:
                sheet.text(STEPS + 4, y + 22.3, f"− {words}", ITALIC, SMALL, MUTED)
            before = count
            y += STEP

    return Block(26.5 + STEP * len(steps) - 12, paint)


def _other(cohort: OrientationsPart) -> str:
    return french.agreed(cohort.other_exit, "autre sortie", "autres sorties")


def _bar(sheet: Sheet, y: float, count: int, before: int, most: int, ink: Ink) -> None:
    """A step's bar, its number inside where it holds, then the rate to the step before."""
    long = LONGEST * count / most
    sheet.block(STEPS, y, max(long, 0.8), 13.4, ink)
    text = french.number(count)
    wide = width(text, BOLD, CELL)
    after = STEPS + long + 5
    if wide + 8 <= long:
        sheet.text(STEPS + 4, y + 10, text, BOLD, CELL, WHITE)
    else:
        sheet.text(after, y + 10, text, BOLD, CELL)
        after += wide + 6
    if before:
        rate = Rate(numerator=count, denominator=before)
        words = f"{share(rate)} ({over(rate)})".replace(" ", french.NBSP)
        size = fitting_size(words, RIGHT - after, REGULAR, SMALL)
        sheet.text(after, y + 10, words, REGULAR, size)
