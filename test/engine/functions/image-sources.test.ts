import { strict as assert } from "node:assert";
import { environmentNameIn } from "#engine/functions/environment-names.ts";
import { comesFrom, isDatastore, matchesImage, registryOf } from "#engine/functions/image-sources.ts";

describe("where images come from", () => {
  function check(image: string, sources: string[], expected: boolean | undefined): void {
    it(`${image} from ${sources.join(", ")}`, () => {
      assert.equal(comesFrom(image, sources), expected);
    });
  }

  check("nginx", ["docker.io"], true);
  check("nginx", ["docker.io/library/"], true);
  check("example/nginx", ["docker.io/library"], false);
  check("index.docker.io/library/nginx:1", ["docker.io/library"], true);
  check("ghcr.io/a/b:1", ["ghcr.io/a"], true);
  check("ghcr.io/ab/b", ["ghcr.io/a"], false);
  check("ghcr.io.evil.example/a", ["ghcr.io"], false);
  check("localhost:5000/a", ["localhost:5000"], true);
  check("localhost:5000/a", ["localhost"], false);
  check("ghcr.io/a/b@sha256:" + "0".repeat(64), ["ghcr.io/a/b"], true);
  check("a", [], false);
  check("a", ["", "/"], false);
  check("no image", ["docker.io"], undefined);

  it("tells the host", () => {
    assert.deepEqual(["nginx", "a/b", "ghcr.io/a/b:1", "!"].map(registryOf), ["docker.io", "docker.io", "ghcr.io", undefined]);
  });
});

describe("images and patterns", () => {
  function check(image: string, pattern: string, expected: boolean | undefined): void {
    it(`${image} is ${pattern}`, () => {
      assert.equal(matchesImage(image, [pattern]), expected);
    });
  }

  check("node:22", "node", true);
  check("node:22", "node:22", true);
  check("node:22", "node:22-*", false);
  check("node:22-slim", "node:*-slim", true);
  check("node:slim", "node:*-slim", false);
  check("docker.io/library/node:22", "node", true);
  check("node", "docker.io/library/node:latest", true);
  check("ghcr.io/a/node", "node", false);
  check("ghcr.io/a/b/c:1", "ghcr.io/a/*", true);
  check("ghcr.io/ab/c", "ghcr.io/a/*", false);
  check("aaa", "a*a*a*a", false);
  check("aaaa", "a*a*a*a", true);
  check("a", "*", true);
  check("!", "*", undefined);
});

describe("images of datastores", () => {
  for (const image of ["postgres", "docker.io/bitnami/redis:8", "mcr.microsoft.com/mssql/server:2022", "confluentinc/cp-kafka"]) {
    it(image, () => {
      assert.equal(isDatastore(image), true);
    });
  }
  for (const image of ["dpage/pgadmin4", "postgres-exporter", "example/server", "redislike"]) {
    it(`not ${image}`, () => {
      assert.equal(isDatastore(image), false);
    });
  }
});

describe("environments in hosts", () => {
  function check(value: string, expected: string | undefined): void {
    it(value, () => {
      assert.equal(environmentNameIn(value), expected);
    });
  }

  check("https://api.prod.example.com/v1", "prod");
  check("https://user:pass@db-staging:5432/x", "staging");
  check("jdbc.uat.example.com:5432", "uat");
  check("https://API.DEV.example.com", "dev");
  check("https://go.dev/doc", undefined);
  check("https://dev.azure.com/example", undefined);
  check("https://products.example.com/prod", undefined);
  check("https://product.example.com", undefined);
  check("production", undefined);
  check("/srv/prod", undefined);
  check("1.0.dev", undefined);
  check("", undefined);
});
