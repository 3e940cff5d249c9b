"""Building the monthly report (rapport mensuel): the month's facts in, report.md's figures out."""

from dataclasses import replace
from datetime import date, timedelta

from app.care.capacity import attended_on, capacity_part, heat_map
from app.dated import latest
from app.days import ONE_DAY, Month, days_between
from app.insertion.quota import has, quota_of, under_three
from app.report import definitions
from app.report.closed_months import stored_data
from app.report.history import MONTHS, history_of
from app.report.insertion_part import avip_of_single_parents, insertion_part, meetings_part
from app.report.month_facts import MonthFacts, facts_between
from app.report.month_figures import MonthFigures, atypical_reserved, figures_of
from app.report.monthly_report import (
    ChildrenPart,
    DefinitionsPart,
    HoursPart,
    MonthlyReport,
    Rate,
    RatesPart,
    StructurePart,
)
from app.report.reading import given_from, report_from
from app.session import Session
from app.staff.staffing import staff_part
from app.users import Right


def report_facts(session: Session, month: Month) -> MonthFacts:
    """The facts that the month's report and its notes are made from."""
    session.require(Right.SEE_REPORTS)
    first = month.plus(1 - MONTHS)
    facts = facts_between(session.store, first.first, month.last, insertion=True)
    data = stored_data(session.store, first, month)
    return replace(facts, given={past: given_from(content) for past, content in data.items()})


def build(session: Session, month: Month) -> MonthlyReport:
    """The month's report as known today; that of a closed month as it was given."""
    session.require(Right.SEE_REPORTS)
    given = stored_data(session.store, month, month)
    if given:
        return report_from(given[str(month)])
    return report_of(report_facts(session, month), month, session.clock.day())


def report_of(facts: MonthFacts, month: Month, today: date) -> MonthlyReport:
    """The month's report, as asked on `today`."""
    figures = figures_of(facts, month, today)
    loads = {
        day: attended_on(facts, day) for day in days_between(month.first - timedelta(days=6), month.last)
    }
    structure = structure_of(facts, month)
    return MonthlyReport(
        month=str(month),
        status=figures.status,
        attendance=figures.attendance,
        missing_interviews=figures.missing_interviews,
        structure=structure,
        definitions=DefinitionsPart(
            atypical=definitions.atypical(figures.settings),
            rounding=str(figures.settings.rounding),
            staff_rule=str(figures.settings.staff_rule),
        ),
        opening=figures.opening,
        children=_children(facts, figures),
        quota=quota_of(figures.children, month, structure.capacity, avip_hours(figures), figures.settings),
        hours=_hours(facts, figures),
        rates=RatesPart(
            facturation=Rate(numerator=figures.hours.billed, denominator=figures.hours.realised),
            occupancy_real=Rate(numerator=figures.hours.realised, denominator=figures.capacity),
            occupancy_financial=Rate(numerator=figures.hours.billed, denominator=figures.capacity),
        ),
        capacity=capacity_part(facts, month, loads),
        staff=staff_part(facts, month),
        insertion=insertion_part(facts, figures),
        meetings=meetings_part(facts.insertion.rows.meetings, month),
        comment=facts.comments.get(str(month), ""),
        history=history_of(facts, figures, today),
        heat_map=heat_map(month, loads),
    )


def structure_of(facts: MonthFacts, month: Month) -> StructurePart:
    """The crèche as the CAF knows it on the month's last day."""
    identity = latest(facts.identities, month.last)
    return StructurePart(
        name=identity.name if identity else "",
        caf_number=(identity.caf_number or "") if identity else "",
        capacity=facts.calendar.on(month.last).places,
    )


def _children(facts: MonthFacts, figures: MonthFigures) -> ChildrenPart:
    arrived = left = 0
    for child in figures.children:
        own = [one.enrolment for one in facts.by_child[child.child.id]]
        arrived += any(
            not any(enrolment.covers(first - ONE_DAY) for enrolment in own) for first, _ in child.enrolled
        )
        left += any(
            not any(enrolment.covers(last + ONE_DAY) for enrolment in own) for _, last in child.enrolled
        )
    return ChildrenPart(
        enrolled=len(figures.children),
        under_three=figures.under_three,
        avip=figures.avip,
        arrived=arrived,
        left=left,
        avip_single_parent=avip_of_single_parents(facts, figures.children, figures.month),
    )


def avip_hours(figures: MonthFigures) -> Rate:
    """Realised minutes of AVIP children on their AVIP days ÷ those of all children under three."""
    avip = young = 0
    children = {child.child.id: child for child in figures.children}
    for own in figures.care:
        child = children.get(own[0].enrolment.child_id)
        if child is None:
            continue
        first, last = under_three(child.child)
        for day in own:
            if day.realised and first <= day.at.day <= last:
                young += day.realised
                if has(child.avip, day.at.day):
                    avip += day.realised
    return Rate(numerator=avip, denominator=young)


def _hours(facts: MonthFacts, figures: MonthFigures) -> HoursPart:
    return HoursPart(
        reserved=figures.hours.reserved,
        realised=figures.hours.realised,
        billed=figures.hours.billed,
        capacity=figures.capacity,
        atypical_reserved=atypical_reserved(facts, figures.month),
        atypical_realised=figures.atypical_realised,
        by_kind=figures.by_kind,
        absence_deducted=figures.absence_deducted,
    )
