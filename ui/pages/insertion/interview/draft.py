"""The interview's draft (brouillon de l'entretien): what is typed, letter for letter, even what can't be read yet."""

import json
from datetime import date
from typing import Any

from app.insertion.actions import ActionKind
from app.insertion.interviews import Interview
from ui.pages.insertion.interview.actions_box import Added
from ui.pages.insertion.interview.form import InterviewForm
from ui.widgets.text_box import text_in


def written(form: InterviewForm, base: Interview) -> str:
    """The form's content but the private note, which is kept sealed beside it."""
    content: dict[str, Any] = {
        "interview": base.id,
        "when": form.when.line.text(),
        "state": form.state.current,
        "medium": form.details.medium.read(),
        "subject": form.details.subject.read(),
        "present": form.details.present.line.text(),
        "note": text_in(form.note.box),
        "next": form.next.line.text(),
        "done": [one.id for one in form.actions_box.done],
        "added": [
            {"label": one.label, "kind": one.kind, "due": one.due and one.due.isoformat()}
            for one in form.actions_box.added
        ],
        "action": form.actions_box.line.text(),
    }
    return json.dumps(content, ensure_ascii=False)


def interview_of(content: str) -> int:
    """Which interview the draft is of; 0 for one that is not stored yet."""
    return int(json.loads(content)["interview"])


def put_back(form: InterviewForm, content: str, private: str | None) -> None:
    """Shows a draft in the form, as it was typed."""
    kept: dict[str, Any] = json.loads(content)
    for field, name in ((form.when, "when"), (form.next, "next")):
        field.retype(kept[name])
    form.offer_states()
    form.state.choose(kept["state"])
    form.details.medium.show_value(kept["medium"])
    form.details.subject.show_value(kept["subject"])
    form.details.present.retype(kept["present"])
    form.note.show_value(kept["note"])
    form.actions_box.tick(kept["done"])
    form.actions_box.show_added(
        [
            Added(
                label=one["label"],
                kind=ActionKind(one["kind"]),
                due=date.fromisoformat(one["due"]) if one["due"] else None,
            )
            for one in kept["added"]
        ]
    )
    form.actions_box.line.setText(kept["action"])
    if private is not None:
        form.private.show_value(private)
        form.private_part.setVisible(True)
    form.touch()
