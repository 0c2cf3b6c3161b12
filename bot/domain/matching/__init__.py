"""Same customer?"""
