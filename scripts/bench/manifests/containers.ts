import type { Random } from "../random.ts";
import type { ServicePlan } from "./service-plan.ts";

/** A compose file of two to five services for work on a laptop. */
export function composeFile(plan: ServicePlan, random: Random): string {
  const stores = ["postgres", "redis", "rabbitmq", "minio"].slice(0, random.between(1, 4));
  const own = `  ${plan.name}:
    build: .
    ports:
      - "${random.chance(0.5) ? "127.0.0.1:" : ""}${String(plan.port)}:${String(plan.port)}"
    environment:
      LOG_LEVEL: info
      DATABASE_URL: postgres://app@postgres/${plan.team}
    depends_on: [${stores.join(", ")}]
    restart: unless-stopped
`;
  return `services:\n${own}${stores.map((name) => store(name, plan, random)).join("")}volumes:\n${stores.map((name) => `  ${name}-data: {}\n`).join("")}`;
}

function store(name: string, plan: ServicePlan, random: Random): string {
  const tag = plan.isCareful ? `:${String(random.between(3, 17))}` : random.pick(["", ":latest"]);
  const health = random.chance(0.5) ? `    healthcheck:\n      test: ["CMD", "true"]\n      interval: 10s\n` : "";
  return `  ${name}:
    image: ${name}${tag}
    environment:
      - APP_USER=app
      - APP_REGION=local
    volumes:
      - ${name}-data:/var/lib/${name}
${health}`;
}

const BASES = { node: "node:22-slim", python: "python:3.13-slim", golang: "golang:1.25", java: "eclipse-temurin:21" } as const;

/** A Dockerfile of two stages. */
export function dockerfile(plan: ServicePlan, random: Random): string {
  const steps = Array.from({ length: random.between(2, 8) }, (_, index) => `RUN echo "step ${String(index)}" \\\n    && mkdir -p /opt/part-${String(index)}\n`).join("");
  const user = plan.isCareful ? "USER 10001\n" : "";
  return `# syntax=docker/dockerfile:1
FROM ${BASES[plan.language]} AS build
WORKDIR /src
COPY . .
RUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates \\
    && rm -rf /var/lib/apt/lists/*
${steps}
FROM ${plan.isCareful ? `debian:13-slim` : random.pick(["debian:latest", "debian", "alpine:3.22"])}
LABEL org.opencontainers.image.title="${plan.name}" org.opencontainers.image.version="${plan.version}"
WORKDIR /app
${random.chance(0.2) ? "ADD" : "COPY"} --from=build /src /app
ENV PORT=${String(plan.port)}
EXPOSE ${String(plan.port)}
${user}ENTRYPOINT ["/app/${plan.name}"]
`;
}
