"""Who is proposed for a lead, in which order, and why not (S26-S32, S59)."""
