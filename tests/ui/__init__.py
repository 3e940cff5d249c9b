"""The screens, the command line and the papers."""
