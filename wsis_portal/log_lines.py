"""What a line of a log must not say: links that open something, and keys."""

import logging
import re

TOKENS = re.compile(
    r"(/(?:invitations|still-true|no-more-[a-z-]+|confirm-email|reset/key)/)[^/\s]+"
)
KEYS = re.compile(r"(wsis_[0-9a-f]{8}_)[0-9a-f]+", re.IGNORECASE)


class WithoutTokens(logging.Filter):
    """For handlers: whoever reads a log can neither follow the links of others nor ask
    the API in their name.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        told = KEYS.sub(r"\1[…]", TOKENS.sub(r"\1[…]", said))
        if told != said:
            record.msg, record.args = told, ()
        return True
