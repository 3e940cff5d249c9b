"""A meeting's draft (brouillon de la concertation): what is typed, letter for letter, even what can't be read yet."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from app.drafts import drafts_of
from app.insertion.actions import ActionKind, ActionOwner
from app.insertion.meetings import Decision, MeetingTopic, TopicReason
from app.session import Session
from ui.draft_keeper import DraftKeeper
from ui.pages.insertion.meetings.form import MeetingForm
from ui.widgets.text_box import text_in

LINES = ("day", "start", "minutes", "title", "others")
FORM = "meeting"
"""Its name among the drafts; a new meeting's is about 0."""


class MeetingKeeper(DraftKeeper):
    """One draft a meeting."""

    def __init__(
        self, form: MeetingForm, session: Callable[[], Session], abandon: Callable[[], object]
    ) -> None:
        super().__init__(FORM, form, session, lambda: written(form), abandon)
        self._meeting_form = form

    def begun(self) -> list[int]:
        """The meetings that were begun and not saved, the newest draft first."""
        return [one.about for one in drafts_of(self._session(), FORM)]

    def take_up(self, about: int) -> None:
        """Watches that meeting; what was typed of it is shown as it was."""
        self.watch(about)
        kept = self.found()
        if kept is not None:
            put_back(self._meeting_form, kept.content)
            self.timer.stop()


def written(form: MeetingForm) -> str:
    """The whole of the form."""
    content: dict[str, Any] = {name: form.fields[name].control.text() for name in LINES}  # type: ignore[attr-defined]
    content |= {
        "with_partners": form.with_partners.read(),
        "state": form.state.current,
        "summary": text_in(form.summary.box),
        "users": form.people.user_ids,
        "contacts": form.people.contact_ids,
        "topics": [[one.path_id, one.why, text_in(one.field.box)] for one in form.topics.topics],
        "decisions": [
            [one.path_id, one.label, one.kind, one.owner, one.due_day and one.due_day.isoformat()]
            for one in form.decisions.decisions
        ],
        "decision": form.decisions.line.text(),
    }
    return json.dumps(content, ensure_ascii=False)


def put_back(form: MeetingForm, content: str) -> None:
    """Shows a draft in the form, as it was typed; somebody who left the file since is left out."""
    kept: dict[str, Any] = json.loads(content)
    for name in LINES:
        form.fields[name].retype(kept[name])
    form.with_partners.show_value(kept["with_partners"])
    form.state.choose(kept["state"])
    form.people.retype(kept["users"], kept["contacts"])
    form.topics.retype(
        [
            MeetingTopic(meeting_id=0, path_id=path, why=TopicReason(why), decision=said or None)
            for path, why, said in kept["topics"]
        ]
    )
    form.decisions.retype(
        [
            Decision(
                path_id=path,
                label=label,
                kind=ActionKind(kind),
                owner=ActionOwner(owner),
                due_day=date.fromisoformat(due) if due else None,
            )
            for path, label, kind, owner, due in kept["decisions"]
        ],
        kept["decision"],
    )
    form.summary.show_value(kept["summary"])
    form.touch()
