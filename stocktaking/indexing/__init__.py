"""What a record is found by, written with it and renewed when the agreed changes."""
