"""Every sentence the bot says, one file each."""
