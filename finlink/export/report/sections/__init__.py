"""The sections of a report, one module a subject, each from a source to a part of the model."""
