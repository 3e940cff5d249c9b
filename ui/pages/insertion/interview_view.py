"""Entretien: an interview logged on one screen, kept as a draft while it is typed, saved whole by Ctrl+Entrée."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.drafts import draft_of
from app.insertion.interview_desk import InterviewDesk, interview_desk, interview_now, propose_next
from app.insertion.interview_entry import FORM, save_interview
from app.insertion.interviews import Interview
from app.insertion.path_list import path_lines
from app.insertion.private_notes import read_note, with_private_note
from app.users import Right
from ui import french, theme
from ui.boundary import Guard
from ui.pages.insertion.interview import draft as drafts
from ui.pages.insertion.interview.checks import tell_checks
from ui.pages.insertion.interview.entry import entry_of
from ui.pages.insertion.interview.form import InterviewForm
from ui.pages.insertion.interview.keeper import Keeper
from ui.pages.insertion.interview.side import Side
from ui.pages.insertion.view import View
from ui.widgets.basics import Button, key_label, line
from ui.widgets.panel import Panel
from ui.widgets.scrolling import scrolling

NBSP = french.NBSP
OTHER_DRAFT = (
    "Un brouillon de ce parent n’est pas encore enregistré\u00a0: le voici. Enregistrez-le ou abandonnez-le, "
    "puis ouvrez l’autre entretien."
)


class InterviewView(View):
    """One interview at a time; what is typed in it survives leaving the view, the program and a crash."""

    name = "interview"
    title = "Entretien"
    help_topic = "insertion-interview"
    keys = (
        f"Tab{NBSP}: champ suivant · Alt+T, E, M, A{NBSP}: état · Alt+1 à 9{NBSP}: cocher une action · "
        f"Alt+N{NBSP}: nouvelle action · F1{NBSP}: aide"
    )

    def build(self) -> None:
        self._base: Interview | None = None
        self._desk: InterviewDesk | None = None
        self.form = InterviewForm(self.session.clock.moment, private=self.session.can(Right.PRIVATE_NOTES))
        self.form.submitted.connect(self.save)
        self.form.cancelled.connect(self.leave)
        self.form.edited.connect(self._note_edit)
        self.form.path_id.confirmed.connect(self._choose_parent)
        self.form.private_wanted.connect(self._open_private)
        for signal in (self.form.when.changed, self.form.state.chosen, self.form.next.changed):
            signal.connect(self._check)
        self.keeper = Keeper(self.form, lambda: self.session, self.abandon)
        self.side = Side()
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self._form_panel(), 1)
        row.addWidget(self.side)
        self.body.addLayout(row, 1)
        self._offer_keys()

    def _form_panel(self) -> QWidget:
        self.save_button = Button("Enregistrer", self.save, kind="main")
        self.save_button.setObjectName("interview_save")
        close = Button("Fermer", self.leave, name="Fermer\u00a0: le brouillon reste")
        close.setObjectName("interview_close")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for widget in (self.save_button, key_label("Ctrl+Entrée"), close, key_label("Échap")):
            buttons.addWidget(widget)
        buttons.addStretch()
        buttons.addWidget(self.keeper)
        panel = Panel()
        panel.add(scrolling(self.form, stretch=True, stop=False), 1)
        panel.add(line())
        panel.add(buttons)
        return panel

    def _offer_keys(self) -> None:
        self.form.offer_keys(self)
        for keys, act in (
            ("Alt+N", self.form.actions_box.line.setFocus),
            ("Ctrl+Return", self.save),
            ("Ctrl+Enter", self.save),
            ("Escape", self.leave),
        ):
            QShortcut(QKeySequence(keys), self, act)

    @property
    def is_edited(self) -> bool:
        return self._desk is not None and self.form.is_edited

    @property
    def subtitle(self) -> str:
        if self._desk is None or self._base is None:
            return "Entretien"
        return f"Entretien \u203a {self._desk.parent.name}, {french.day_long(self._base.day)}"

    def enter(self) -> None:
        (self.form.path_id if self._desk is None else self.form.note).setFocus()

    def show_interview(self, path_id: int | None, interview: Interview | None = None) -> None:
        """That one, else a new one of that path; without a path, of a parent still to choose.

        A draft of the path comes first: it is saved or given up before another interview is opened.
        """
        self.settle()
        self.is_stale = False
        if path_id is None:
            self._show_nobody()
        else:
            self._load(path_id, interview)
        self._offer_parents(free=path_id is None)

    def _show_nobody(self) -> None:
        self._base = self._desk = None
        self.form.clear()
        self.form.actions_box.show_actions(())
        self.form.next_row.propose(None)
        self.form.next_row.say_known(None)
        self._show_open(opened=False)
        self.keeper.watch_interview(None)

    def _load(self, path_id: int, interview: Interview | None) -> None:
        kept = draft_of(self.session, FORM, path_id)
        wanted = interview
        if kept is not None:
            found = self.session.store.find(Interview, id=drafts.interview_of(kept.content))
            wanted = found[0] if found else None
        self._show(path_id, wanted)
        if self._desk is not None:
            self.page.note_consulted(self._desk.parent.id)
        if kept is not None:
            self.keeper.restore(kept)
            self._check()
            if interview is not None and (wanted is None or wanted.id != interview.id):
                self.page.banner.tell(OTHER_DRAFT)

    def _show(self, path_id: int, interview: Interview | None) -> None:
        base = interview or interview_now(self.session, path_id)
        self._base, self._desk = base, interview_desk(self.session, path_id, before=base)
        self._show_open(opened=True)
        self.form.when.on = base.day
        self.form.show_interview(base, usual=self._desk.usual_minutes)
        self.form.actions_box.show_actions(self._desk.open_actions)
        noted = bool(base.id) and bool(with_private_note(self.session, [base.id]))
        self.form.private_button.setText("Lire la note privée" if noted else "Note privée")
        self._show_beside(self._desk, base)
        self.keeper.watch_interview(base)

    def _show_beside(self, desk: InterviewDesk, base: Interview) -> None:
        today = self.session.clock.day()
        self.side.show_desk(desk, today)
        following = desk.following(base, today)
        self.form.next_row.say_known(following)
        self.form.next_row.propose(None if following else propose_next(self.session, desk, base.day, base))
        self._check()

    def _show_open(self, *, opened: bool) -> None:
        """Everything but the parent waits until there is one."""
        self.side.setVisible(opened)
        self.form.open(opened=opened)
        self.save_button.setEnabled(opened)

    def _offer_parents(self, *, free: bool) -> None:
        field, desk = self.form.path_id, self._desk
        if free:
            lines = [one for one in path_lines(self.session) if one.is_open]
            field.set_choices([(one.parent.name, one.id) for one in lines])
        elif desk is not None:
            field.set_choices([(desk.parent.name, desk.path.id)])
        field.put(desk.path.id if desk is not None else None)
        field.control.setEnabled(free)

    def _choose_parent(self) -> None:
        chosen = self.form.path_id.read()
        if chosen is None or (self._desk is not None and self._desk.path.id == chosen):
            return
        self.settle()
        with Guard(self.page):
            self._load(chosen, None)
            self.form.path_id.put(chosen)
            self.page.tell()
            self.form.note.setFocus()

    def reload(self) -> None:
        """Reads what stands beside again; what is typed stays as it is."""
        desk, base = self._desk, self._base
        if desk is None or base is None:
            return
        if not self.form.is_edited:
            found = self.session.store.find(Interview, id=base.id) if base.id else []
            self._show(desk.path.id, found[0] if found else None)
            return
        ticked = [one.id for one in self.form.actions_box.done]
        self._desk = interview_desk(self.session, desk.path.id, before=base)
        self.form.actions_box.show_actions(self._desk.open_actions, ticked)
        self._show_beside(self._desk, base)

    def _check(self) -> None:
        if self._desk is not None and self._base is not None:
            tell_checks(self.session, self._desk, self.form, self._base, self.side.week)

    def _open_private(self) -> None:
        """Alt+P: the counsellor's own note, read only when it is wanted."""
        with Guard(self.form):
            if not self.form.private.is_edited and self._base is not None and self._base.id:
                self.form.private.put(read_note(self.session, self._base.id))
            self.form.show_private()

    def _note_edit(self) -> None:
        self.drafted.emit()
        self.keeper.wait()

    def settle(self) -> None:
        """Keeps what is typed as a draft, at once."""
        with Guard(self.page):
            self.keeper.settle()

    def abandon(self) -> None:
        """Gives the draft up: the interview is shown as it is stored."""
        if self._base is None:
            return
        self.keeper.drop()
        self.forget_refusal()
        self.form.saved()
        self._show(self._base.path_id, self._base if self._base.id else None)
        self.drafted.emit()
        self.form.note.setFocus()

    def leave(self) -> None:
        """Échap: back; what is typed stays as a draft."""
        self.settle()
        self.page.mark_stale()  # a draft is no deed: nobody else tells that it is there
        self.page.back()

    def save(self) -> None:
        """Ctrl+Entrée: all of it or nothing; a refusal is told at its input, and everything typed stays."""
        with Guard(self.form):
            if self._base is None:
                self.form.check()
                return
            save_interview(self.session, entry_of(self.form, self._base))
            self.form.saved()
            self.keeper.watch_interview(None)
            self.drafted.emit()
            self.page.back()
