"""Concertations: the meetings at the left, one of them whole at the right, saved at once by Ctrl+Entrée."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.insertion.agenda import MEETING_MINUTES
from app.insertion.meeting_desk import (
    MeetingLine,
    Proposal,
    meeting_desk,
    meeting_lines,
    proposed_topics,
)
from app.insertion.meetings import Meeting, MeetingState, remove_meeting, save_meeting
from app.insertion.path_list import open_lines
from ui import french, theme
from ui.boundary import Guard
from ui.carry_out import ListMenu
from ui.pages.insertion.meetings.columns import columns, next_of
from ui.pages.insertion.meetings.draft import MeetingKeeper
from ui.pages.insertion.meetings.form import MeetingForm
from ui.pages.insertion.meetings.panel import MeetingPanel
from ui.pages.insertion.meetings.people import people_of
from ui.pages.insertion.view import View
from ui.table import Table
from ui.widgets.basics import Button
from ui.widgets.panel import Panel

NBSP = french.NBSP
LIST_WIDTH = 404
EMPTY = f"Aucune concertation encore. «{NBSP}Nouvelle{NBSP}» (Ctrl+N) en prépare une, avec son ordre du jour."


class MeetingsView(View):
    """An edited form stays as it is until it is saved or given up."""

    name = "meetings"
    title = "Concertations"
    help_topic = "insertion-meetings"
    keys = (
        f"Ctrl+N{NBSP}: nouvelle · Alt+P, T, A{NBSP}: état · Alt+O{NBSP}: prendre les parents proposés · "
        f"Alt+N{NBSP}: décision · Ctrl+Entrée{NBSP}: enregistrer · F1{NBSP}: aide"
    )

    def build(self) -> None:
        self._base: Meeting | None = None
        self._is_new = False
        self.table = Table("meetings", "Concertations", columns(self.session.clock.day()))
        self.table.setObjectName("meetings_table")
        self.table.empty = EMPTY
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._enter_form)
        self.form = MeetingForm(self.session.clock.day, lambda: self.session.user.id)
        self.form.submitted.connect(self.save)
        self.form.cancelled.connect(self.leave)
        self.form.edited.connect(self._note_edit)
        self.form.offer_keys(self)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self._list_panel())
        row.addWidget(self._form_panel(), 1)
        self.body.addLayout(row, 1)
        for keys, act in (
            ("Ctrl+Return", self.save),
            ("Ctrl+Enter", self.save),
            ("Ctrl+N", self.begin),
            ("Escape", self.leave),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def _list_panel(self) -> QWidget:
        self.new_button = Button("Nouvelle", self.begin, icon="plus", name="Nouvelle concertation (Ctrl+N)")
        self.new_button.setObjectName("meetings_new")
        panel = Panel("Concertations")
        panel.heading.addWidget(ListMenu(self.table, self.session, self))
        panel.heading.addWidget(self.new_button)
        panel.add(self.table, 1)
        panel.setFixedWidth(theme.scaled(LIST_WIDTH))
        self.new_button.setVisible(self.may_edit)
        return panel

    def _form_panel(self) -> QWidget:
        self.keeper = MeetingKeeper(self.form, lambda: self.session, self.give_up)
        self.panel = MeetingPanel(self.form, self.keeper)
        self.panel.connect_deeds(self.save, self.leave, self.print_minutes, self.remove)
        self.panel.save_button.setVisible(self.may_edit)
        return self.panel

    @property
    def is_edited(self) -> bool:
        return self._base is not None and self.form.is_edited

    @property
    def subtitle(self) -> str:
        return french.plural(len(self.table.model_.rows), "concertation")

    def reload(self) -> None:
        """Reads the meetings; a form being typed stays, and may take in what came since."""
        lines = meeting_lines(self.session)
        self.table.blockSignals(True)
        self.table.set_rows(lines)
        self.table.blockSignals(False)
        if self.is_edited:
            self.form.topics.offer(open_lines(self.session), self._proposals(self._base))
            return
        known = {one.id: one.meeting for one in lines}
        shown = known.get(self._base.id) if self._base is not None else None
        if shown is None and not self._is_new:
            shown = self._first([one.meeting for one in lines])
        self._show(shown)

    def _first(self, meetings: list[Meeting]) -> Meeting | None:
        """One that was begun and not saved, else the next one to come, else the last one that was."""
        begun = self.keeper.begun()
        self._is_new = begun[:1] == [0]
        wanted = begun[0] if begun else next_of(meetings, self.session.clock.day())
        return next((one for one in meetings if one.id == wanted), None)

    def _show(self, meeting: Meeting | None) -> None:
        """That one, else a new one."""
        self._is_new = self._is_new and meeting is None
        self._base = meeting or Meeting(day=self.session.clock.day(), minutes=MEETING_MINUTES)
        desk = meeting_desk(self.session, self._base.id) if self._base.id else None
        self.form.show_meeting(
            self._base, desk, people_of(self.session), open_lines(self.session), self._proposals(self._base)
        )
        self._mark(self._base)
        self.keeper.take_up(self._base.id)
        self.drafted.emit()

    def _note_edit(self) -> None:
        self.drafted.emit()
        self.keeper.wait()

    def settle(self) -> None:
        with Guard(self.page):
            self.keeper.settle()

    def leave(self) -> None:
        """Échap: the list again; what is typed stays, as a draft."""
        self.settle()
        self.page.forget_refusal()
        self.table.setFocus()

    def _proposals(self, meeting: Meeting | None) -> list[Proposal]:
        """For an agenda still to be made; a meeting that is over proposes nobody."""
        return proposed_topics(self.session) if meeting and meeting.state is MeetingState.PLANNED else []

    def _mark(self, meeting: Meeting) -> None:
        """The title and the line of the meeting shown."""
        self.panel.title.setText(
            f"Concertation du {french.day_long(meeting.day)}" if meeting.id else "Nouvelle concertation"
        )
        self.panel.remove_button.setVisible(
            self.may_edit and bool(meeting.id) and meeting.state is not MeetingState.HELD
        )
        self.panel.print_button.setVisible(bool(meeting.id))
        rows = range(self.table.proxy.rowCount())
        at = next((row for row in rows if self.table.proxy.thing(row).id == meeting.id), None)
        self.table.blockSignals(True)
        if at is None:
            self.table.clearSelection()
            self.table.setCurrentIndex(self.table.proxy.index(-1, -1))
        elif self.table.currentIndex().row() != at:
            self.table.select_row(at)
        self.table.blockSignals(False)

    def show_one(self, id: int) -> None:
        found = next((one for one in self.table.model_.rows if one.id == id), None)
        if found is not None:
            self._choose(found)

    def _choose(self, chosen: MeetingLine | None) -> None:
        if chosen is None or (self._base is not None and chosen.id == self._base.id):
            return
        if self._must_stay():
            return
        with Guard(self.page):
            self._show(chosen.meeting)

    def _must_stay(self) -> bool:
        """Says so where something typed is neither saved nor given up."""
        if not self.is_edited or self._base is None:
            return False
        which = f"La réunion du {french.day(self._base.day)}" if self._base.id else "La nouvelle réunion"
        self.page.banner.tell(
            f"{which} n’est pas enregistrée{NBSP}: Ctrl+Entrée l’enregistre, « Abandonner » y renonce."
        )
        self._mark(self._base)
        return True

    def begin(self) -> None:
        """Ctrl+N: another one, today until said otherwise."""
        if not self.may_edit or self._must_stay():
            return
        self._is_new = True
        with Guard(self.page):
            self._show(None)
        self.form.day.setFocus()
        self.form.day.line.selectAll()

    def _enter_form(self) -> None:
        self.form.day.setFocus()

    def enter(self) -> None:
        (self.form.day if self.is_edited or not self.table.proxy.rowCount() else self.table).setFocus()

    def save(self) -> None:
        """Ctrl+Entrée: all of it or nothing; a refusal is told at its input, and everything typed stays."""
        if not self.may_edit or self._base is None:
            return
        with Guard(self.form):
            stored = save_meeting(self.session, self.form.entry(self._base))
            self.keeper.drop()
            self._base = stored
            self._settle()

    def give_up(self) -> None:
        """The draft is dropped: what is stored is shown again."""
        self.keeper.drop()
        self._is_new = False
        self._settle()

    def remove(self) -> None:
        """It was noted by mistake."""
        base = self._base
        if base is not None and base.id and self.do(lambda: remove_meeting(self.session, base)):
            self.keeper.drop()
            self._settle()

    def _settle(self) -> None:
        """Nothing typed is left: what is stored is read again."""
        self.form.saved()
        with Guard(self.page):
            self.reload()
            self.page.tell()
        self.table.setFocus()

    def print_minutes(self) -> None:
        """The minutes of the meeting as it is stored, on paper; its agenda while it is to come."""
        if self._base is None or self._must_stay():
            return
        from ui.insertion_team_papers import meeting_paper
        from ui.pdf.meeting import draw

        with Guard(self.page):
            day, data = self._base.day, meeting_paper(self.session, meeting_desk(self.session, self._base.id))
            said, file = f"Concertation \u203a {french.day(day)}", f"concertation-{day.isoformat()}"
            self.page.show_paper(said, file, data, draw)
