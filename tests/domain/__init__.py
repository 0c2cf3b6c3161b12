"""The rules, each in a table."""
