"""The list of pages (pages de la fenêtre): a new page is one file here and one line below."""

from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from app.users import Right, Role
from ui.page import Desk, Page


@dataclass(frozen=True, kw_only=True, slots=True)
class PageEntry:
    """One row of the navigation. The page's module is imported at its first show."""

    name: str
    title: str
    icon: str
    path: str
    """Module and class: "ui.pages.home:HomePage"."""
    right: Right | None = None
    """Who lacks it does not see the row."""
    opens: tuple[str, ...] = ()
    """The kinds of `app.search.Found` that this page shows."""
    first_for: Role | None = None
    """Whose day begins here; the others begin on the first page of the list."""
    apart: bool = False
    """True under the navigation's separator."""

    def load(self) -> ModuleType:
        """Imports the page's module."""
        return import_module(self.path.partition(":")[0])

    def make(self, desk: Desk) -> Page:
        """Imports and builds the page."""
        page = getattr(self.load(), self.path.partition(":")[2])(desk)
        if not isinstance(page, Page):
            raise TypeError(f"{self.path} is no Page")
        return page


PAGES: tuple[PageEntry, ...] = (
    PageEntry(
        name="home",
        title="Accueil",
        icon="home",
        path="ui.pages.home:HomePage",
        right=Right.SEE_CHILDREN,
    ),
    PageEntry(
        name="children",
        title="Enfants et familles",
        icon="families",
        path="ui.pages.children:ChildrenPage",
        right=Right.SEE_CHILDREN,
        opens=("child", "parent", "admission"),
    ),
    PageEntry(
        name="insertion",
        title="Insertion",
        icon="path",
        path="ui.pages.insertion:InsertionPage",
        right=Right.SEE_INSERTION,
        opens=("path",),
        first_for=Role.COUNSELLOR,
    ),
    PageEntry(
        name="planning",
        title="Planning",
        icon="calendar",
        path="ui.pages.planning:PlanningPage",
        right=Right.SEE_CHILDREN,
        opens=("plan_line", "care_request"),
    ),
    PageEntry(
        name="attendance",
        title="Pointage",
        icon="attendance",
        path="ui.pages.attendance:AttendancePage",
        right=Right.NOTE_ATTENDANCE,
    ),
    PageEntry(
        name="team",
        title="Équipe",
        icon="team",
        path="ui.pages.team:TeamPage",
        right=Right.SEE_STAFF,
    ),
    PageEntry(
        name="reports",
        title="Rapports",
        icon="report",
        path="ui.pages.reports.page:ReportsPage",
        right=Right.SEE_REPORTS,
    ),
    PageEntry(
        name="journal",
        title="Journal",
        icon="journal",
        path="ui.pages.journal:JournalPage",
        right=Right.READ_JOURNAL,
        apart=True,
    ),
    PageEntry(
        name="settings",
        title="Paramètres",
        icon="settings",
        path="ui.pages.settings:SettingsPage",
        apart=True,
    ),
)
