"""The words of the sales floor, in tables, by what they mean. To teach the bot a word, add it to a row."""
