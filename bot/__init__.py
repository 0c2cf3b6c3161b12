"""Sunmao 榫卯: the bot in the dispatch group that joins marketing and sales."""
