"""Clocks and their ladders."""
