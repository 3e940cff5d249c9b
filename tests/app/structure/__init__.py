"""The crèche itself: tests."""
