"""Working time, holidays and ringing hours."""
