"""What the bot serves: health, and the addresses that WeCom calls."""
