"""Opening a form again where it was left (reprise): its page, what it was opened on, the button that opened it."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.errors import RuleError
from app.unfinished import Unfinished
from ui.page import Page
from ui.unsaved import Unsaved

BUSY = (
    "Autre chose est en cours de saisie à cet endroit\u00a0: enregistrez-le ou abandonnez-le, "
    "puis reprenez la saisie qui attend."
)


def begun(page: Page) -> list[Unsaved]:
    """The page's forms in which something is typed and not saved."""
    return [form for form in page.unsaved() if is_begun(form)]


def is_begun(form: Unsaved) -> bool:
    """Whether something typed in it waits to be saved or given up; a form put away waits for nothing."""
    return form.is_edited and not form.is_away and not form.keeps_itself


def described(page: Page, name: str, form: Unsaved) -> Unfinished:
    """What is typed in it, and how it is found again."""
    kind, about = page.place(form.widget)
    texts = form.texts()
    return Unfinished(
        page=name,
        kind=kind,
        about=about,
        form=form.key,
        opened_by=form.opened_by if form.key else None,
        words=_titles(page, form),
        texts=texts,
        labels={field: called for field, called in form.headings().items() if field in texts},
    )


def retype(page: Page, one: Unfinished) -> Unsaved | None:
    """Opens the form on that page and shows what was typed; None where it opens on something else, or not at all.

    Raises RuleError where something else is being typed there.
    """
    form = next((found for found in page.unsaved() if found.key == one.form), None)
    if form is None or one.opened_by is None:
        return None
    if form.is_edited:
        raise RuleError(BUSY)
    if (one.kind, one.about) != page.place(form.widget):
        return None  # it is on another record, and must not be opened there
    if one.opened_by:
        _press(page, one.opened_by)
    if not form.widget.isVisibleTo(page) or form.opened_by != one.opened_by:
        return None
    form.retype(one.texts)
    form.focus_first()
    return form


def _press(page: Page, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    deed = page.findChild(QAction, name)
    if button is not None:
        button.click()
    elif deed is not None:
        deed.trigger()


def _titles(page: Page, form: Unsaved) -> str:
    """What stands above the form, the page first: the child's name, the section's title."""
    found: list[str] = []
    above: QWidget | None = form.widget
    while above is not None and above is not page:
        if above.accessibleName() and above.accessibleName() not in found:
            found.append(above.accessibleName())
        above = above.parentWidget()
    return " \u203a ".join([page.title, *reversed(found)])
