"""The words of company names."""
