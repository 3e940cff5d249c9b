"""What the week and the agenda say of an interview while it is typed (vérifications au fil de la saisie)."""

from dataclasses import replace

from app.insertion.interview_desk import AppointmentCheck, InterviewDesk, check_appointment
from app.insertion.interview_entry import next_interview
from app.insertion.interviewing import interview_warnings
from app.insertion.interviews import COUNTED, Interview, InterviewState
from app.session import Session
from ui import french
from ui.boundary import Guard, Quiet
from ui.pages.insertion.interview.form import InterviewForm
from ui.pages.insertion.interview.side import WeekPanel, same_week

NBSP = french.NBSP


def typed_interview(form: InterviewForm, base: Interview) -> Interview | None:
    """The interview as far as it can be read; None while it can't."""
    with Guard(Quiet()):
        made = form.when.value()
        if made is not None and form.state.current:
            return replace(
                base,
                day=made.day,
                start=made.start,
                minutes=made.minutes,
                state=InterviewState(form.state.current),
            )
    return None


def tell_checks(
    session: Session, desk: InterviewDesk, form: InterviewForm, base: Interview, week: WeekPanel
) -> None:
    """Says under the next appointment and in the week's panel what saving would say."""
    typed = typed_interview(form, base)
    if typed is None:
        return
    others = [one for one in desk.of_week(typed.day) if one.id != typed.id]
    following = None
    with Guard(Quiet()):
        following = form.next.value()
    week.name_week(typed.day, session.clock.day())
    week.show_week(
        len(others) + (typed.state in COUNTED),
        following.day if following and same_week(following.day, typed.day) else None,
        desk.most_per_week,
        interview_warnings(session, typed),
    )
    if following is not None:
        found = check_appointment(session, desk.path, next_interview(session, typed, following), typed)
        told = french.capitalised(form.next.understood(following))
        words, fine = _found_words(found)
        form.next.tell(f"{told}{NBSP}: {words}" if fine else f"{told}. {words}", "fine" if fine else "amber")


def _found_words(found: AppointmentCheck) -> tuple[str, bool]:
    if found.refusal or found.warnings:
        return found.refusal or " ".join(found.warnings), False
    cared = french.listed([child.first_name for child in found.in_care])
    there = "sont" if len(found.in_care) > 1 else "est"
    return f"vous êtes libre{f', {cared} {there} à la crèche' if cared else ''}", True
