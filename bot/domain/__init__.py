"""The rules of the sales floor. They know no clock, no network and no database."""
