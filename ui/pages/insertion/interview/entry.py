"""What the interview's form says (saisie), as the use case takes it."""

from app.insertion.actions import PlanAction
from app.insertion.interview_entry import InterviewEntry
from app.insertion.interviews import Interview
from ui.pages.insertion.interview.form import InterviewForm


def entry_of(form: InterviewForm, base: Interview) -> InterviewEntry:
    """What is typed, an action still in its line included. Raises InvalidEntry."""
    box, private = form.actions_box, form.private
    box.take()
    interview = form.interview(base)
    added = [
        PlanAction(
            path_id=interview.path_id,
            kind=one.kind,
            label=one.label,
            due_day=one.due,
            opened_on=interview.day,
        )
        for one in box.added
    ]
    return InterviewEntry(
        interview=interview,
        done=box.done,
        added=added,
        next=form.next.value(),
        private=(private.value() or "") if private.is_edited else None,
    )
