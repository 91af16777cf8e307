# fuwen as a normal user on a read-only file system. Writable: the index, and /tmp.
FROM node:22-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends g++ make python3 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:22-slim
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY package.json tsconfig.json LICENSE README.md ./
COPY src src
COPY views views
COPY seeds seeds
RUN mkdir index && chown node:node index
USER node
ENV NODE_ENV=production HOST=0.0.0.0
EXPOSE 3000
VOLUME /app/index
ENTRYPOINT ["node", "src/cli/fuwen.js"]
CMD ["serve"]
