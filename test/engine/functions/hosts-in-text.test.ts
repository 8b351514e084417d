import assert from "node:assert/strict";
import { callFields, hostsInText } from "#engine/functions/hosts-in-text.ts";
import type { PlainObject } from "#engine/model/value.ts";

describe("hosts that a text names", () => {
  describe("in URLs", () => {
    check("http://web:8080/x", ["http web 8080"]);
    check("HTTPS://Web.shop./x", ["https web.shop -"]);
    check("postgres://shop:secret@db:5432/shop?sslmode=off", ["postgres db 5432"]);
    check("jdbc:postgresql://db/shop", ["postgresql db -"]);
    check("http://a:1,http://b:2", ["http a 1", "http b 2"]);
    check("http://a and http://a", ["http a -"]);
    check("http://web:${PORT}/", ["http web -"]);
    check("http://${HOST}:80", []);
    check("http://$(HOST):80", []);
    check("http://web-${STAGE}:80", []);
    check("postgres://shop:${PASSWORD}@${HOST}:5432/x", []);
    check("http://localhost:80", []);
    check("http://10.0.0.7:80", []);
    check("http://host.docker.internal", []);
  });

  describe("in whole values", () => {
    check("web:8080", ["- web 8080"]);
    check("kafka-0.kafka:9092, kafka-1.kafka:9092", ["- kafka-0.kafka 9092", "- kafka-1.kafka 9092"]);
    check("web:8080, or another", []);
    check("redis:7", []);
    check("web:99999", []);
    check("12:30", []);
    check("web", []);
    check("web", ["- web -"], { name: "DB_HOST" });
    check("web", [], { name: "VIRTUAL_HOST" });
    check("web", [], { name: "HOSTNAME" });
    check("web:8080", [], { name: "BASE_IMAGE" });
    check("app:1000", [], { name: "RUN_AS_USER" });
  });

  describe("in arguments", () => {
    check("--addr=web:8080", ["- web 8080"], { source: "argument" });
    check("web:8080", [], { source: "argument" });
    check("curl http://web:80/ready", ["http web 80"], { source: "argument" });
    check("--image=web:8080", [], { source: "argument" });
  });

  describe("in whole files", () => {
    check("# http://old:80\nurl: http://new:80\n", ["http new 80"]);
    check("proxy_pass http://backend;\nproxy_pass http://backend.shop.svc;\n", ["http backend.shop.svc -"]);
  });

  it("tells the text around each piece", () => {
    const given = { source: "environment", name: "URL", text: "see http://u@web:80/x" };
    const [found] = hostsInText(given);
    assert.ok(found !== undefined);
    const around = callFields(given, found)["text"] as PlainObject;
    assert.deepEqual(around, {
      beforeScheme: "see ",
      afterScheme: "://u@web:80/x",
      beforeHost: "see http://u@",
      afterHost: ":80/x",
      beforePort: "see http://u@web:",
      afterPort: "/x",
    });
  });
});

function check(text: string, expected: readonly string[], { source = "environment", name = "X" }: { source?: string; name?: string } = {}): void {
  it(`${source} ${name}: ${JSON.stringify(text)}`, () => {
    const found = hostsInText({ source, name: source === "argument" ? "" : name, text });
    assert.deepEqual(found.map(({ scheme = "-", host, port = "-" }) => `${scheme} ${host} ${String(port)}`), expected);
  });
}
