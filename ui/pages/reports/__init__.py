"""Rapports: the months and their state, what is missing answered in place, the paper, its export."""

from ui.pages.reports.page import ReportsPage

__all__ = ["ReportsPage"]
