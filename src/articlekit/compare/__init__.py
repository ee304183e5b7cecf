"""Comparing layers: how well one agrees with another."""
