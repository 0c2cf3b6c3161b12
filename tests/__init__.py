"""Facts about the program, told as situations."""
