"""Every word the bot says, and what it never says."""
