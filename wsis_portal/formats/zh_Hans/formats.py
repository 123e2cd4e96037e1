"""Chinese: thousands by three with a comma, as CLDR has it."""

THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
