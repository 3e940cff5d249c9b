"""The screens (écrans), the command line and the papers: they show what `app` knows and never see `db`."""
