"""Why there is no server."""


class ServerProblem(Exception):
    """One sentence for people, that says what to do."""
