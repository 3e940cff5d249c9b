"""The crèche's own knowledge in plain Python: no window, no file, no paper."""
