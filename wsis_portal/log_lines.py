"""What a line of a log must not say: the end of a link that opens something."""

import logging
import re

TOKENS = re.compile(
    r"(/(?:invitations|still-true|no-more-reminders|confirm-email|reset/key)/)[^/\s]+"
)


class WithoutTokens(logging.Filter):
    """For handlers: whoever reads a log cannot follow the links of others."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if (told := TOKENS.sub(r"\1[…]", said)) != said:
            record.msg, record.args = told, ()
        return True
