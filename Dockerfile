# The service in an image: built in one stage, run in another that holds neither compiler nor sources.
# A container can be reached from others, so the first start asks for a key, which is made in the same volume; then run it with a
# read-only root file system:
#   docker run --rm --volume secondsource:/data secondsource keys add --name NAME --scope score --scope read --scope write
#   docker run --read-only --volume secondsource:/data --publish 127.0.0.1:8080:8080 secondsource

FROM python:3.11-slim AS build
WORKDIR /build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
# Dependencies first: they change less often than the sources, and stay in the cache.
COPY deploy/requirements.lock deploy/build.lock ./
RUN python -m venv /opt/secondsource \
    && /opt/secondsource/bin/pip install --require-hashes --only-binary :all: -r requirements.lock \
    && python -m pip install --require-hashes --only-binary :all: -r build.lock
COPY pyproject.toml README.md LICENSE ./
COPY scoring scoring
COPY service service
RUN python -m pip wheel --no-deps --no-build-isolation --no-index --wheel-dir wheel . \
    && /opt/secondsource/bin/pip install --no-deps --no-index wheel/*.whl \
    && /opt/secondsource/bin/pip uninstall --yes pip setuptools

FROM python:3.11-slim
COPY --from=build /opt/secondsource /opt/secondsource
# The one folder that is written to. The service runs as a number, so that Kubernetes can see that it is not root.
RUN install --directory --owner=10001 --group=10001 --mode=0750 /data
ENV PATH=/opt/secondsource/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    SECONDSOURCE_DATA=/data \
    SECONDSOURCE_HOST=0.0.0.0 \
    SECONDSOURCE_PORT=8080
USER 10001:10001
WORKDIR /data
VOLUME ["/data"]
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 CMD ["python", "-m", "service.health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["secondsource"]
CMD ["serve"]
