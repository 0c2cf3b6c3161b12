"""What a user would feel, measured: each module prints its figures, `make bench` runs them all."""
