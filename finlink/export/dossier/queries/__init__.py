"""What a dossier asks of a build: one query a file, over the tables of the build and ``dossier_case`` (the case)."""
