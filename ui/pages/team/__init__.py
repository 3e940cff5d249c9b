"""Team (équipe): who works when, against the children; the rota's proposal; people, contracts and leaves."""

from ui.pages.team.page import TeamPage

__all__ = ["TeamPage"]
