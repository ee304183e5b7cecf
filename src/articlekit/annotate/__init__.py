"""Annotation with spaCy."""
