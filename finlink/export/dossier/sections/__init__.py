"""The sections of a dossier, one module each: each reads a `Source` and returns what it says of the case."""
