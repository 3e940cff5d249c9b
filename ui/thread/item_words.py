"""An item of the thread as it is shown (mots d’un fait)."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """An item as it is shown: `aside` stands grey after the title, `quote` is what somebody wrote."""

    title: str
    aside: str = ""
    details: tuple[str, ...] = ()
    good: str = ""
    """A line that says what is settled, with a tick."""
    quote: str = ""
    icon: str = "info"
    tone: str = "muted"
    dashed: bool = False
    """Not yet."""

    @property
    def spoken(self) -> str:
        """For a screen reader."""
        return ". ".join(filter(None, (self.title, self.aside, *self.details, self.good, self.quote)))
