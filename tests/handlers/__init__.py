"""What each thing that can happen leaves behind, on a whole sales floor."""
