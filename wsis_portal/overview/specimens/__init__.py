"""Made records in any number, to try the portal under load; nobody's facts."""
