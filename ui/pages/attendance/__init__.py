"""Pointage: the day at the door, one touch for arrived and left; the evening's grid; other days, corrected."""

from ui.pages.attendance.page import AttendancePage

__all__ = ["AttendancePage"]
