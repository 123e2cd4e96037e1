# The portal for a production server. Secrets come as files at run time, never in here.

FROM python:3.13-slim AS build
ENV PIP_NO_CACHE_DIR=1
WORKDIR /portal
COPY requirements requirements
RUN python requirements/install.py run && rm -r .local
COPY . .
RUN set -- locale/*/LC_MESSAGES/django.po \
    && if [ -e "$1" ]; then .venv/bin/pybabel -q compile -d locale -D django; fi \
    && SECRET_KEY=build DATABASE_URL=postgresql://build/build \
       .venv/bin/python manage.py collectstatic --no-input --verbosity 0

FROM python:3.13-slim
RUN useradd --system --uid 10001 portal
WORKDIR /portal
COPY --from=build /portal /portal
USER portal
ENV PATH=/portal/.venv/bin:$PATH PYTHONUNBUFFERED=1 HOST=0.0.0.0 PORT=8000
EXPOSE 8000
HEALTHCHECK --start-period=60s CMD ["python", "-m", "wsis_portal.healthcheck"]
CMD ["gunicorn", "--config", "python:wsis_portal.gunicorn_conf"]
