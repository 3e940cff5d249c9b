"""What the security section's parts share (sécurité): rows that say how things stand."""

from ui.pages.settings.part import Part


class SecurityPart(Part):
    """One of the section's parts."""

    def show_standing(self) -> None:
        """Fills the rows."""
        raise NotImplementedError
