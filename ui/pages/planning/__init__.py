"""Planning: the week, children by day, planned and real; one day is changed in a form beside."""

from ui.pages.planning.page import PlanningPage

__all__ = ["PlanningPage"]
