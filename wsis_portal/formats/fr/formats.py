"""French: a narrow space between thousands, as CLDR has it."""

THOUSAND_SEPARATOR = "\u202f"
