import assert from "node:assert/strict";
import { interpolate } from "#engine/formats/compose/read/interpolate.ts";
import { isPlainObject, type PlainObject, type Value } from "#engine/model/value.ts";
import { HOLE, type Variables } from "#engine/model/variables.ts";
import { build, checkFields, service, UNKNOWN, valueOf } from "./compose.ts";

describe("entries of a Compose service", () => {
  describe("fills in variables", () => {
    checkInterpolation("a", "a");
    checkInterpolation("a$$b $${C}", "a$b ${C}");
    checkInterpolation("$A", HOLE);
    checkInterpolation("${A}:$B-c", `${HOLE}:${HOLE}-c`);
    checkInterpolation("${A:-x}${A-y}", "xy");
    checkInterpolation("${A:-}|${A-}", "|");
    checkInterpolation("${A:?must be set}${A?x}", HOLE + HOLE);
    checkInterpolation("${A:+x}${A+x}", HOLE + HOLE);
    checkInterpolation("${A:-${B:-c}}d", "cd");
    checkInterpolation("${A:-${B}}", HOLE);
    checkInterpolation("${A:-$B/c}", `${HOLE}/c`);
    checkInterpolation("${A:?${B:-}}c", `${HOLE}c`);
    checkInterpolation('${A:-{"b":{}}}', '{"b":{}}');
    checkInterpolation("${A:-/a:/b}", "/a:/b");
    checkInterpolation("{a} ${A:-b} {c}", "{a} b {c}");
    checkInterpolation("${A", HOLE);
    checkInterpolation("${A:-b", HOLE);
    checkInterpolation("${A:b}", HOLE);
    checkInterpolation("${A-b", HOLE);
    checkInterpolation("a$", `a${HOLE}`);
    checkInterpolation("${A:-".repeat(40), HOLE);
  });

  describe("fills in variables of the project", () => {
    const known: Variables = new Map([["A", "1"], ["E", ""], ["H", HOLE], ["P", `x${HOLE}`], ["D", "$A ${A}"]]);
    checkInterpolation("$A ${A}b $Ab", `1 1b ${HOLE}`, known);
    checkInterpolation("${A:-x}${A-x}${A:?x}${A?x}", "1111", known);
    checkInterpolation("${A:+x}${A+x}", "xx", known);
    checkInterpolation("|$E|${E}|${E-x}|${E?x}|", "|||||", known);
    checkInterpolation("${E:-x}|${E:+x}|${E+x}", "x||x", known);
    checkInterpolation("${E:?x}", HOLE, known);
    checkInterpolation("${H}${H:-x}${H:+x}${H:?x}", HOLE.repeat(4), known);
    checkInterpolation("${H-x}|${H+x}", `${HOLE}|x`, known);
    checkInterpolation("${P:-y}|${P:+y}", `x${HOLE}|y`, known);
    checkInterpolation("${A:-${B:-c}}d", "1d", known);
    checkInterpolation("${B:-${A}}", "1", known);
    checkInterpolation("${E:-${B:-${A}}}", "1", known);
    checkInterpolation("${A:-${B}}", "1", known);
    checkInterpolation("${A:+${B}}|${A:+${A}0}", `${HOLE}|10`, known);
    checkInterpolation("$$A $${A} $$$A", "$A ${A} $1", known);
    checkInterpolation("$D", "$A ${A}", known);
    checkInterpolation("${A", HOLE, known);
    checkInterpolation("${A:-b", HOLE, known);
    checkInterpolation("${A/1/2}", HOLE, known);
  });

  describe("reads ports of the short syntax", () => {
    checkPort('"80"', { target: "80", allInterfaces: true, proposal: "127.0.0.1::80" });
    checkPort("8080:80", { published: "8080", publishedFrom: 8080, publishedTo: 8080, target: "80", protocol: "tcp", plain: true, unquoted: true });
    checkPort('"8080:80"', { plain: false, unquoted: false, proposal: "127.0.0.1:8080:80" });
    checkPort("8080", { plain: true, unquoted: false, target: "8080" });
    checkPort('"53:53/UDP"', { protocol: "udp", proposal: "127.0.0.1:53:53/UDP" });
    checkPort('"127.0.0.1:8001:8002"', { host_ip: "127.0.0.1", published: "8001", target: "8002", allInterfaces: false });
    checkPort('"127.0.0.1::5000"', { host_ip: "127.0.0.1", target: "5000" });
    checkPort('":8001:8002"', { published: "8001", allInterfaces: true, proposal: "127.0.0.1:8001:8002" });
    checkPort('"0.0.0.0:80:81/tcp"', { host_ip: "0.0.0.0", allInterfaces: true, proposal: "127.0.0.1:80:81/tcp" });
    checkPort('"[::]:80:81"', { host_ip: "::", allInterfaces: true, proposal: "127.0.0.1:80:81", rewritable: true });
    checkPort('"[0:0:0:0:0:0:0:0]:80:81"', { allInterfaces: true });
    checkPort('"[2001:db8::1]:80:81"', { host_ip: "2001:db8::1", allInterfaces: false });
    checkPort('"::1:80:81"', { host_ip: "::1", published: "80", target: "81", allInterfaces: false });
    checkPort('":::80:81"', { host_ip: "::", published: "80", target: "81", allInterfaces: true });
    checkPort('"[::1]::81"', { host_ip: "::1", target: "81" });
    checkPort('"3000-3005"', { target: "3000-3005" });
    checkPort('"9090-9091:8080-8081"', { publishedFrom: 9090, publishedTo: 9091 });
    checkPort('"9090-9091:8080"', { published: "9090-9091", publishedFrom: undefined });
    checkPort('"${P:-8080}:80"', { published: "8080", publishedFrom: 8080, allInterfaces: true, proposal: "127.0.0.1:${P:-8080}:80", rewritable: true });
    checkPort('"${P}:80"', { host_ip: UNKNOWN, published: UNKNOWN, publishedFrom: UNKNOWN, target: "80", allInterfaces: UNKNOWN });
    checkPort('"$P:80"', { allInterfaces: UNKNOWN });
    checkPort('"${P}"', { host_ip: UNKNOWN, target: UNKNOWN, published: undefined });
    checkPort('"8080:${P}"', { published: "8080", target: UNKNOWN, allInterfaces: true });
    checkPort('"127.0.0.1:${P}:80"', { host_ip: "127.0.0.1", published: UNKNOWN, target: "80" });
    checkPort('"127.0.0.1:${P}"', { host_ip: "127.0.0.1", published: UNKNOWN, target: UNKNOWN });
    checkPort('"0.0.0.0:${P}:80"', { allInterfaces: true, proposal: "127.0.0.1:${P}:80", rewritable: true });
    checkPort('"[::1]:${P}"', { host_ip: "::1", target: UNKNOWN });
    checkPort('"${IP}:80:80"', { host_ip: UNKNOWN, published: "80" });
    checkPort('"${IP:-0.0.0.0}:80:81"', { host_ip: "0.0.0.0", allInterfaces: true, proposal: "127.0.0.1:80:81", rewritable: false });
    checkPort('"80:80/${PROTO}"', { target: "80", protocol: UNKNOWN });
    checkPort("${P:-80}", { plain: true, unquoted: false });
    checkPort("web", { text: undefined, allInterfaces: undefined });
    checkPort("[80]", { text: undefined });
    checkPort("*nowhere", { text: undefined });
    checkPort("", { text: undefined });
  });

  describe("reads ports of the long syntax", () => {
    checkPort("{target: 80}", { target: "80", published: undefined, protocol: "tcp", allInterfaces: true, proposal: "host_ip: 127.0.0.1", short: false });
    checkPort('{target: 80, published: "8080", host_ip: 127.0.0.1, protocol: udp}', { publishedFrom: 8080, host_ip: "127.0.0.1", protocol: "udp", allInterfaces: false });
    checkPort("{target: 80, published: 8080-8090}", { published: "8080-8090", publishedFrom: undefined });
    checkPort("{target: 80, host_ip: '::'}", { allInterfaces: true });
    checkPort("{target: 80, host_ip: '${IP}'}", { allInterfaces: UNKNOWN });
    checkPort("{published: 80}", { allInterfaces: undefined });
  });

  describe("reads mounts of the short syntax", () => {
    checkMount("/data", { type: "volume", source: undefined, target: "/data", path: undefined, read_only: false });
    checkMount("data:/data", { type: "volume", source: "data", path: undefined });
    checkMount("/a/../etc//x/:/y", { type: "bind", source: "/a/../etc//x/", target: "/y", path: "/etc/x", asReadOnly: "/a/../etc//x/:/y:ro" });
    checkMount("/:/host:ro", { path: "/", read_only: true, asReadOnly: undefined });
    checkMount("/a:/b:rw,z", { read_only: false, asReadOnly: "/a:/b:z,ro" });
    checkMount("/a:/b:z,ro", { read_only: true });
    checkMount("./a:/b", { type: "bind", path: undefined });
    checkMount("../a:/b", { type: "bind", path: undefined });
    checkMount("~/a:/b:ro", { type: "bind", path: undefined, read_only: true });
    checkMount("//var/run/docker.sock:/s", { path: "/var/run/docker.sock" });
    checkMount("'C:\\a\\b:/c:ro'", { type: "bind", source: "C:\\a\\b", target: "/c", read_only: true, path: undefined });
    checkMount("'c:/a:D:\\b'", { source: "c:/a", target: "D:\\b" });
    checkMount("'\\\\.\\pipe\\x:/y'", { type: "bind", path: undefined });
    checkMount("${A:-/etc}:/b", { path: "/etc", type: "bind", asReadOnly: "${A:-/etc}:/b:ro" });
    checkMount("${A:-/etc:/b}", { path: "/etc", target: "/b" });
    checkMount("${A}:/b:ro", { type: UNKNOWN, source: UNKNOWN, path: UNKNOWN, target: "/b", read_only: true });
    checkMount("$A/x:/b", { type: UNKNOWN, path: UNKNOWN });
    checkMount("./${A}:/b", { type: "bind", source: UNKNOWN, path: undefined });
    checkMount("/srv/${A}:/b", { type: "bind", path: UNKNOWN });
    checkMount("data-${A}:/b", { type: "volume", path: undefined });
    checkMount("/a:/b${RO}", { path: "/a", read_only: UNKNOWN, asReadOnly: undefined });
    checkMount("/a:/b:${MODE:-rw}", { read_only: false, asReadOnly: undefined });
    checkMount("${A}", { type: UNKNOWN, path: UNKNOWN });
    checkMount("aa:bb:cc:dd", { type: undefined, path: undefined });
    checkMount("[a]", { text: undefined });
  });

  describe("reads mounts of the long syntax", () => {
    checkMount("{type: bind, source: /etc/, target: /e}", { type: "bind", path: "/etc", read_only: false, short: false });
    checkMount("{type: bind, source: /etc, target: /e, read_only: yes}", { read_only: true });
    checkMount("{type: bind, source: /etc, target: /e, read_only: 'true'}", { read_only: true });
    checkMount("{type: bind, source: /etc, target: /e, read_only: '${RO}'}", { read_only: UNKNOWN });
    checkMount("{type: bind, source: ./a, target: /e}", { path: undefined });
    checkMount("{type: bind, source: '${A}/b', target: /e}", { path: UNKNOWN });
    checkMount("{type: volume, source: /etc, target: /e}", { path: undefined });
    checkMount("{source: data, target: /e}", { type: "volume" });
    checkMount("{type: '${T}', source: /etc, target: /e}", { type: UNKNOWN, path: UNKNOWN });
  });
});

function checkInterpolation(text: string, expected: string, variables: Variables = new Map()): void {
  it(text.slice(0, 60), () => {
    assert.equal(interpolate(text, variables), expected);
  });
}

function checkPort(entry: string, expected: PlainObject): void {
  checkEntry("ports", entry, expected);
}

function checkMount(entry: string, expected: PlainObject): void {
  checkEntry("mounts", entry, expected);
}

function checkEntry(variable: "ports" | "mounts", entry: string, expected: PlainObject): void {
  it(entry, () => {
    const key = variable === "ports" ? "ports" : "volumes";
    const list = valueOf(service(build(`services:\n  a:\n    ${key}:\n      - ${entry}\n`)), variable);
    assert.ok(Array.isArray(list));
    const [first] = list as Value[];
    assert.ok(isPlainObject(first));
    checkFields(first, expected);
  });
}
