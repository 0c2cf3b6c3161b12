"""A WeCom of our own: one world of people and groups, with the real protocols in front of it."""
