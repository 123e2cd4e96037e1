"""Jobs as a queue can name them: functions of a module."""

from django_tasks import task

done = []


@task
def note(word):
    done.append(word)


@task
def fail():
    done.append("failed")
    raise ConnectionRefusedError("no server")
