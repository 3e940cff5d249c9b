"""Insertion: the parents' paths (parcours), their entry, exit and outcome."""

from ui.pages.insertion.page import InsertionPage

__all__ = ["InsertionPage"]
