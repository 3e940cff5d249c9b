"""Accueil: who is here, is today within the agreement, what to answer, the share, what comes, the last copy."""

from ui.pages.home.page import HomePage

__all__ = ["HomePage"]
