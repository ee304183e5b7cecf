"""Consistency checks: rules over articles with their annotations, pure functions that give findings."""
