"""A section of the settings that is one form (rubrique): what is stored, to change and save."""

from typing import ClassVar

from ui.boundary import Guard
from ui.forms import Form
from ui.pages.settings.section import Section
from ui.widgets.scrolling import scrolling


class FormSection(Section):
    """A section that is one form. Subclasses write `make_form`, `show_stored` and `save`."""

    submit: ClassVar[str] = "Enregistrer"

    def build(self) -> None:
        self.form = Form()
        self.form.named(f"settings_{self.name}_form", "")
        self.make_form(self.form)
        self.form.buttons(self.submit, "Rétablir")
        self.form.submitted.connect(self._submit)
        self.form.cancelled.connect(self._restore)
        self.form.edited.connect(self.edited)
        self.add(scrolling(self.form), 1)
        self._is_fresh = False

    def make_form(self, form: Form) -> None:
        """Adds the fields."""
        raise NotImplementedError

    def show_stored(self) -> None:
        """Puts what is stored into the fields."""
        raise NotImplementedError

    def save(self) -> None:
        """Calls the use case with what is typed."""
        raise NotImplementedError

    def reload(self) -> None:
        """Shows what is stored, unless something is being typed."""
        if not self.form.is_edited:
            self._restore()

    def _submit(self) -> None:
        if self._is_fresh and not self.form.is_edited:
            return  # a second click, or Enter held: it was just saved
        with Guard(self.form):
            self.form.check()
            self.save()
            self._restore()
            self._is_fresh = True

    def _restore(self) -> None:
        self.form.forget_refusal()
        self.show_stored()
        self.form.saved()
        self.kept()
