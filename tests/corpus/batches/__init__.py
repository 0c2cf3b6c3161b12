"""Batches of messages and posts of our own, beside the samples."""
