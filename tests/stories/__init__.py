"""Transcripts that a marketing person can read, played against the whole bot."""
