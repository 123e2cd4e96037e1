"""How gunicorn serves the portal: `gunicorn -c python:wsis_portal.gunicorn_conf`."""

from pathlib import Path
from typing import Any

from wsis_portal import env
from wsis_portal.jobs.beside import Beside, is_wanted

MEMORY = Path("/dev/shm")  # noqa: S108 - heartbeats must not wait for a disk

wsgi_app = "wsis_portal.wsgi:application"
bind = f"{env.text('HOST', '127.0.0.1')}:{env.number('PORT', 8000)}"
worker_class = "gthread"
workers = env.number("WEB_CONCURRENCY", 2)
threads = env.number("WEB_THREADS", 4)
preload_app = True  # a setting that is missing is told once, not by each worker
loglevel = env.text("GUNICORN_LOG_LEVEL", "warning")
control_socket_disable = True  # it would lie in the home of whoever starts this
worker_tmp_dir = str(MEMORY) if MEMORY.is_dir() else None
limit_request_line = 8190  # the guard answers longer addresses with a sentence
forwarded_allow_ips = ""  # whether X-Forwarded-Proto is believed, BEHIND_PROXY says

worker_beside = Beside("manage.py", "worker")


def when_ready(server: Any) -> None:
    """`make run` has a worker for mails; elsewhere it is a container of its own."""
    if is_wanted():
        worker_beside.start()


def on_exit(server: Any) -> None:
    worker_beside.stop()
