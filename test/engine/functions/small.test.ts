import { strict as assert } from "node:assert";
import { hostMatches } from "#engine/functions/hosts.ts";
import { editDistance, nearestName } from "#engine/functions/nearest.ts";
import { baseName, isUnderPath, normalisePath } from "#engine/functions/paths.ts";
import { isVersionAtLeast, parseKubernetesMinor } from "#engine/functions/versions.ts";

describe("paths below directories", () => {
  function check(path: string, directories: readonly string[], expected: boolean): void {
    it(`${path} below ${directories.join(" ")}`, () => {
      assert.equal(isUnderPath(path, directories), expected);
    });
  }

  check("/etc", ["/etc"], true);
  check("/etc/", ["/etc"], true);
  check("/etc", ["/etc/"], true);
  check("/etc/ssl/certs", ["/etc"], true);
  check("/etcetera", ["/etc"], false);
  check("//etc//ssl", ["/etc"], true);
  check("/var/../etc/x", ["/etc"], true);
  check("/etc/../var", ["/etc"], false);
  check("/./etc", ["/etc"], true);
  check("/", ["/"], true);
  check("/.", ["/"], true);
  check("/..", ["/"], true);
  check("/data", ["/"], false);
  check("/data", [], false);
  check("./data", ["data"], true);
  check("data/x", ["./data"], true);
  check("../etc", ["/etc"], false);
  check("", [""], true);
  check("/etc", [""], false);

  it("normal forms", () => {
    assert.equal(normalisePath("a/../.."), "..");
    assert.equal(normalisePath("./"), ".");
    assert.equal(normalisePath("/../a//b/./"), "/a/b");
    assert.equal(baseName("/var/run/docker.sock"), "docker.sock");
    assert.equal(baseName("docker.sock"), "docker.sock");
    assert.equal(baseName("/"), "");
  });
});

describe("hosts of certificates", () => {
  function check(pattern: string, host: string, expected: boolean): void {
    it(`${pattern} covers ${host}: ${String(expected)}`, () => {
      assert.equal(hostMatches(pattern, host), expected);
    });
  }

  check("shop.test", "shop.test", true);
  check("Shop.Test", "shop.test.", true);
  check("shop.test", "www.shop.test", false);
  check("*.shop.test", "www.shop.test", true);
  check("*.shop.test", "a.b.shop.test", false);
  check("*.shop.test", "shop.test", false);
  check("*.shop.test", "*.shop.test", true);
  check("*.test", "*.shop.test", false);
  check("*", "shop", false);
  check("w*.shop.test", "www.shop.test", false);
});

describe("versions", () => {
  function check(version: string, minimum: string, expected: boolean | undefined): void {
    it(`${version} at least ${minimum}: ${String(expected)}`, () => {
      assert.equal(isVersionAtLeast(version, minimum), expected);
    });
  }

  check("1.2.3", "1.2.3", true);
  check("1.10", "1.9", true);
  check("1.9", "1.10", false);
  check("v2", "1.99.99", true);
  check("1.2", "1.2.0", true);
  check("1.2.0-rc1", "1.2.0", false);
  check("1.2.0", "1.2.0-rc1", true);
  check("1.2.0-rc2", "1.2.0-rc1", true);
  check("1.2.0+build", "1.2.0", true);
  check("latest", "1", undefined);
  check("1", "", undefined);

  it("of Kubernetes", () => {
    assert.equal(parseKubernetesMinor("1.25"), 25);
    assert.equal(parseKubernetesMinor("v1.30.2"), 30);
    assert.equal(parseKubernetesMinor("2.0"), undefined);
    assert.equal(parseKubernetesMinor("1"), undefined);
  });
});

describe("nearest names", () => {
  function check(name: string, candidates: readonly string[], expected: string | undefined): void {
    it(`${name}: ${String(expected)}`, () => {
      assert.equal(nearestName(name, candidates), expected);
    });
  }

  check("replica", ["replicas", "selector"], "replicas");
  check("Replicas", ["replicas"], "replicas");
  check("slef", ["self"], "self");
  check("pausd", ["paused", "pause"], "paused");
  check("abcdef", ["uvwxyz"], undefined);
  check("x", ["y"], undefined);
  check("name", [], undefined);

  it("distances", () => {
    assert.equal(editDistance("", "abc"), 3);
    assert.equal(editDistance("kitten", "sitting"), 3);
    assert.equal(editDistance("ab", "ba"), 1);
    assert.equal(editDistance("same", "same"), 0);
  });
});
