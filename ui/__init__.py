"""The screens and the command line (écrans), and the papers (ui.pdf): they show `app`'s knowledge and never see `db`."""
