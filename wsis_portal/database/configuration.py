"""What the server is told about this machine."""

from pathlib import Path

from wsis_portal.database import PORT

SETTINGS = {
    # For a laptop; the tuning of a production server is its own affair.
    "max_connections": "60",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "effective_cache_size": "1GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_duration_statement": "500ms",
    "idle_in_transaction_session_timeout": "60s",
    "default_text_search_config": "pg_catalog.simple",
    # Reached by files of this folder alone, never over the network.
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "port": str(PORT),
}


def configuration(sockets: Path) -> str:
    """The text of postgresql.conf; a quote in a value is doubled there."""
    settings = {**SETTINGS, "unix_socket_directories": f'"{sockets}"'}
    quoted = {name: value.replace("'", "''") for name, value in settings.items()}
    return "".join(f"{name} = '{value}'\n" for name, value in quoted.items())
