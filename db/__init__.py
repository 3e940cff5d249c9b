"""The crèche's folder on disk (dossier de la crèche): stores and gives back `app`'s records, encrypted whole."""
