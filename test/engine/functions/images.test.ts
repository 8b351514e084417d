import { strict as assert } from "node:assert";
import { parseImage } from "#engine/functions/images.ts";

const DIGEST = `sha256:${"0123456789abcdef".repeat(4)}`;

describe("image references", () => {
  /** `registry|repository|name|tag|digest`, empty where undefined; null where malformed. */
  function check(reference: string, expected: string | null): void {
    it(reference === "" ? "(empty)" : reference, () => {
      const image = parseImage(reference);
      const parts = image && [image.registry, image.repository, image.name, image.tag, image.digest].map((part) => part ?? "");
      assert.equal(parts?.join("|") ?? null, expected);
    });
  }

  check("nginx", "|nginx|nginx||");
  check("nginx:1.25", "|nginx|nginx|1.25|");
  check("library/nginx", "|library/nginx|nginx||");
  check("docker.io/library/nginx:1", "docker.io|library/nginx|nginx|1|");
  check("localhost/app", "localhost|app|app||");
  check("localhost:5000/app", "localhost:5000|app|app||");
  check("registry:5000/team/app:v1", "registry:5000|team/app|app|v1|");
  check("registry:5000/app", "registry:5000|app|app||");
  check("host:5000", "|host|host|5000|");
  check("[::1]:5000/app", "[::1]:5000|app|app||");
  check("Registry/app", "Registry|app|app||");
  check(`nginx@${DIGEST}`, `|nginx|nginx||${DIGEST}`);
  check(`ghcr.io/a/b__c/d-e.f:tag_1.2-x@${DIGEST}`, `ghcr.io|a/b__c/d-e.f|d-e.f|tag_1.2-x|${DIGEST}`);
  check("", null);
  check(":tag", null);
  check("nginx:", null);
  check("nginx:a b", null);
  check("nginx:.tag", null);
  check("nginx@", null);
  check("nginx@sha256:123", null);
  check("nginx@latest", null);
  check("Nginx", null);
  check("a//b", null);
  check("/nginx", null);
  check("nginx/", null);
  check("-host.io/app", null);
  check("host.io:port/app", null);
  check("a___b", null);
  check(" nginx", null);
  check("https://host.io/app", null);
  check(`nginx:${"a".repeat(128)}`, `|nginx|nginx|${"a".repeat(128)}|`);
  check(`nginx:${"a".repeat(129)}`, null);
  check("a".repeat(256), null);
});
