import { strict as assert } from "node:assert";
import { supportOf } from "#engine/functions/support.ts";
import { SUPPORTED_PRODUCTS } from "#engine/functions/tables/support.ts";

describe("support of what is in an image", () => {
  /** `product version end`, and `!` where support has ended; null where nothing is known. */
  function check(image: string, expected: string | null, asOf = "2026-01-01"): void {
    it(`${image} on ${asOf}`, () => {
      const support = supportOf(image, asOf);
      const { product, version, end, hasEnded } = support ?? {};
      const told = [product, version, end].filter((part) => typeof part === "string").join(" ") + (hasEnded === true ? "!" : "");
      assert.equal(support === undefined ? null : told, expected);
    });
  }

  check("node:18", "Node.js 18 2025-04-30!");
  check("node:18", "Node.js 18 2025-04-30", "2025-04-30");
  check("node:18", "Node.js 18 2025-04-30!", "2025-05-01");
  check("node:18.20.1-alpine", "Node.js 18 2025-04-30!");
  check("node:hydrogen-slim", "Node.js 18 2025-04-30!");
  check("node:180", null);
  check("node:18x", null);
  check("node:lts", null);
  check("node", null);
  check("python:3.8.19-slim", "Python 3.8 2024-10-07!");
  check("python:3.80", null);
  check("python:3", null);
  check("postgres:9.6.24", "PostgreSQL 9.6 2021-11-11!");
  check("postgres:16", "PostgreSQL 16 2028-11-09");
  check("docker.io/library/postgres:11", "PostgreSQL 11 2023-11-09!");
  check("index.docker.io/library/postgres:11", "PostgreSQL 11 2023-11-09!");
  check("registry.example.com/postgres:11", null);
  check("bitnami/postgres:11", null);
  check("debian:buster-slim", "Debian 10 2024-06-30!");
  check("debian:12.5", "Debian 12 2028-06-30");
  check("ubuntu:20.04", "Ubuntu 20.04 2025-05-31!");
  check("mcr.microsoft.com/dotnet/sdk:6.0-alpine", ".NET 6.0 2024-11-12!");
  check("python:3.12-slim-buster", "Debian 10 2024-06-30!");
  check("python:3.12-slim-bookworm", "Python 3.12 2028-10-31");
  check("nginx:1.29-alpine3.18", "Alpine Linux 3.18 2025-05-09!");
  check("nginx:1.29-alpine", null);
  check("example/nginx:1.29-alpine3.18", null);
  check("redis:buster", null);
  check("no image", null);
  check("alpine:3.1@sha256:1", null);

  it("proposes the newest supported version", () => {
    assert.equal(supportOf("node:16", "2026-01-01")?.["supported"], "24");
    assert.equal(supportOf("mysql:5.7", "2026-01-01")?.["supported"], "8.4");
    assert.equal(supportOf("centos:7", "2026-01-01")?.["supported"], undefined);
    assert.equal(supportOf("node:16", "2040-01-01")?.["supported"], undefined);
  });

  it("has dates in its table, and codenames of versions it lists", () => {
    for (const { product, versions, codenames = {} } of SUPPORTED_PRODUCTS) {
      for (const end of Object.values(versions)) assert.match(end, /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, product);
      for (const version of Object.values(codenames)) assert.ok(version in versions, `${product} ${version}`);
    }
  });
});
