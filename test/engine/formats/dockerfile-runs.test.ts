import assert from "node:assert/strict";
import { dockerfileFormat } from "#engine/formats/dockerfile/index.ts";
import { isPlainObject, UNRESOLVED, type PlainObject, type Value } from "#engine/model/value.ts";
import { parseDockerfile } from "#engine/syntax/dockerfile.ts";

describe("dockerfileFormat: commands of RUN", () => {
  describe("finds calls of package managers", () => {
    checkCall("apt-get -qq -o A=b install x", { tool: "apt-get", family: "apt", action: "install", text: "apt-get install", word: 4 });
    checkCall("sudo -u a /usr/bin/apt full-upgrade", { tool: "apt", action: "dist-upgrade", word: 4 });
    checkCall("python3.12 -m pip --no-input install x", { tool: "pip", text: "pip install", word: 4 });
    checkCall("pip3 -q install x", { tool: "pip", word: 2 });
    checkCall("zypper -n --root /r dup", { family: "zypper", action: "dist-upgrade", isElsewhere: true });
    checkCall("microdnf --setopt tsflags=nodocs install x", { family: "rpm", action: "install", word: 3 });
    checkCall("npm --prefix /a i -g x", { action: "install", word: 3 });
    checkCall("go -C /a install -ldflags '-s -w' x.y/z@v1", { action: "install", word: 3, packages: 1 });
    checkCall("xargs -n 1 apt-get install", { action: "install", packages: 0 });
    checkCall("apt-get $ACTION x", { action: UNRESOLVED, text: UNRESOLVED });
    checkNoCall("echo apt-get install x");
    checkNoCall("apt-get --version");
    checkNoCall("apt-cache show x");
    checkNoCall("uv pip install x");
  });

  describe("knows which calls ask nothing", () => {
    checkAnswer("apt-get install x", false);
    for (const call of ["install -y x", "-yq install x", "install x --assume-yes", "-qq install x", "-q -q install x", "-q=2 install x", "--quiet=2 install x", "-s install x"]) {
      checkAnswer(`apt-get ${call}`, true);
    }
    checkAnswer("apt-get -o APT::Get::Assume-Yes=true install x", true);
    checkAnswer("apt-get -oAPT::Get::Assume-Yes=false install x", false);
    checkAnswer("apt-get -t any install x", false);
    checkAnswer("apt-get install -oy=1 x", false);
    checkAnswer("apt-get $O install x", UNRESOLVED);
    checkAnswer("apt-get install \"x=$V\"", false);
    checkAnswer("yes | apt-get install x", true);
    checkAnswer("echo x | xargs apt-get install", false);
    checkAnswer("dnf install -x y z", false);
    checkAnswer("dnf --setopt=assumeyes=True install x", true);
    checkAnswer("zypper --non-interactive in x", true);
  });

  it("knows what earlier instructions set up", () => {
    const answers = (lines: string): Value => field(calls(`FROM a\n${lines}\nRUN apt-get install x`).at(-1), "assumesYes");
    assert.equal(answers("RUN echo 'APT::Get::Assume-Yes \"true\";' > /etc/apt/apt.conf.d/90"), true);
    assert.equal(answers("RUN echo APT::Get::Assume-Yes \\\"false\\\"\\; > /etc/apt/apt.conf.d/90"), false);
    assert.equal(answers("COPY 90 /etc/apt/apt.conf.d/"), UNRESOLVED);
    assert.equal(answers("COPY <<E /etc/apt/apt.conf.d/90\nAPT::Get::Assume-Yes \"1\";\nE"), true);
    assert.equal(answers("ARG O=-y\nRUN apt-get $O install x"), false);
    assert.equal(field(calls("FROM a\nARG O=-y\nRUN apt-get $O install x")[0], "assumesYes"), true);
    assert.equal(field(calls("FROM a\nARG O=-y\nRUN O=; apt-get $O install x")[0], "assumesYes"), UNRESOLVED);
  });

  describe("knows which packages are pinned", () => {
    checkItems("apt-get install a b=1 c:arm64 d- ./e.deb $F g=$V", "a,!b=1,c:arm64,?,!...");
    checkItems("apk add -t v a 'b>1' c~2 !d ./e.apk f@edge", "a,!b>1,!c~2,f@edge");
    checkItems("dnf install a a-1.2 b-1:2-3.el9.x86_64 java-11-openjdk c-1* @g https://h/x.rpm", "a,!a-1.2,!b-1:2-3.el9.x86_64,java-11-openjdk,!c-1*");
    checkItems("pip install -r r a b==1 'c[d]>=1' ./e f/ git+https://h/i k.whl", "a,!b==1,!c[d]>=1");
    checkItems("pip install -c c a", "");
    checkItems("PIP_CONSTRAINT=c pip install a", "");
    checkItems("npm i a @s/b c@1 d@latest @s/e@^2 ./f g/h --omit dev", "a,@s/b,!c,d,!@s/e");
    checkItems("gem install a b:1 c.gem", "a,!b:1");
    checkItems("gem install a -v 1", "");
    checkItems("go install a.b/c@latest a.b/d@v1 ./e std a.b/f/...@v2", "a.b/c,!a.b/d");
    checkItems("go install a.b/c", "a.b/c");
    checkItems("git clone x && go install a.b/c", "");
    checkItems("apk del a", "");
  });

  describe("knows which caches do not stay", () => {
    checkCleared("apt-get update", []);
    checkCleared("rm -rf /var/lib/apt/lists/*", ["apt-lists"]);
    checkCleared("rm -rf /var/lib/apt/lists/partial /var/cache/apt/*", []);
    checkCleared("rm -rf /var/lib/{apt,dpkg}/ /var/cache/*", ["apt-lists", "apk", "rpm", "zypper"]);
    checkCleared("find /var/lib/apt/lists -type f -delete", ["apt-lists"]);
    checkCleared("find /var/lib/apt/lists -type f", []);
    checkCleared("echo rm -rf /var/lib/apt/lists", []);
    checkCleared("rm -rf ~/.cache $HOME/.cache/pip", ["pip"]);
    checkCleared("x=$(mktemp -d); rm -rf \"$x\"", []);
    checkCleared("rm -rf /var/lib/$X", [UNRESOLVED]);
    checkCleared("rm -rf /opt/$X", []);
    checkCleared("dnf clean all && pip cache purge && zypper cc", ["rpm", "pip", "zypper"]);
    checkCleared("--mount=type=cache,target=/var/lib/apt x", ["apt-lists"]);
    checkCleared("--mount=target=/var/lib/apt x", []);
    checkCleared("--mount=type=tmpfs,dst=/etc/apk/cache x", ["apk"]);
  });

  describe("knows which RUNs another command can be put behind", () => {
    for (const run of ["a", "a && b", "a \\\n && b | c > d", "X=1 a && [ b ] && c"]) checkRun(run, "isAndChain", true);
    for (const run of ["a; b", "a || b", "a && b # c", "(a && b)", "{ a && b; }", "if a; then b; fi", "a & b", "a &&", "[\"a\"]", "<<E\na\nE"]) {
      checkRun(run, "isAndChain", false);
    }
  });

  describe("finds pipes that hide failures", () => {
    checkRun("a | b", "firstPipe", 0);
    checkRun("a || b; c 'd | e'", "firstPipe", undefined);
    checkRun("a; (b) | c", "firstPipe", 1);
    checkRun("set -o pipefail; a | b", "firstPipe", undefined);
    checkRun('["bash", "-o", "pipefail", "-c", "a | b"]', "firstPipe", undefined);
    checkRun("<<E\n#!/bin/bash\na | b\nE", "shellPipe", false);
    checkRun("a | b", "firstPipe", undefined, 'SHELL ["bash", "-euo", "pipefail", "-c"]');
    checkRun("bash -c 'a | b'", "firstPipe", 1, 'SHELL ["bash", "-o", "pipefail", "-c"]');
  });

  describe("finds updates that nothing installs from", () => {
    checkRun("apt-get update", "staleUpdate", 0);
    checkRun("apt-get install -y a && apt-get update || apt-get update", "staleUpdate", 1);
    checkRun("apt-get update; if a; then apt-get install -y b; fi", "staleUpdate", undefined);
    checkRun("apt-get update && ./b", "staleUpdate", undefined);
    checkRun("apt-get update && curl a | bash", "staleUpdate", undefined);
    checkRun("apt-get update && /usr/bin/true", "staleUpdate", 0);
    checkRun("yum update -y && yum clean all", "staleUpdate", 0);
    checkRun("yum update -y a", "staleUpdate", undefined);
  });

  it("tells whether lists are used later", () => {
    const used = (text: string): Value[] => runs(text).map((run) => run["listsUsedLater"]);
    assert.deepEqual(used("FROM a AS b\nRUN apt-get update\nFROM b\nRUN apt-get install x"), [true, false]);
    assert.deepEqual(used("FROM a AS b\nRUN apt-get update\nFROM c\nRUN apt-get install x"), [false, false]);
    assert.deepEqual(used("FROM a\nRUN x\nRUN apt-get update; apt-get install x\nRUN y"), [false, false, false]);
  });
});

function checkCall(command: string, expected: Readonly<Record<string, Value>>): void {
  it(command, () => {
    const [call] = calls(`FROM a\nRUN ${command}`);
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((key) => [key, field(call, key)])), expected);
  });
}

function checkNoCall(command: string): void {
  it(`not ${command}`, () => {
    assert.deepEqual(calls(`FROM a\nRUN ${command}`), []);
  });
}

function checkAnswer(command: string, expected: Value): void {
  it(command, () => {
    assert.equal(field(calls(`FROM a\nRUN ${command}`)[0], "assumesYes"), expected);
  });
}

/** Names of the packages; `!` marks those that are pinned, `?` those of which that is not known. */
function checkItems(command: string, expected: string): void {
  it(command, () => {
    const items = calls(`FROM a\nARG V\nRUN ${command}`).flatMap((call) => objects(field(call, "items")));
    assert.equal(items.map(describeItem).join(","), expected);
  });
}

function describeItem({ name, isPinned }: PlainObject): string {
  if (isPinned === UNRESOLVED) return "?";
  const shown = typeof name === "string" ? name : "...";
  return isPinned === true ? `!${shown}` : shown;
}

function checkCleared(run: string, expected: readonly Value[]): void {
  it(run, () => {
    assert.deepEqual(runs(`FROM a\nRUN ${run}`)[0]?.["cleared"], expected);
  });
}

function checkRun(run: string, key: string, expected: Value, before = "WORKDIR /a"): void {
  it(`${JSON.stringify(run)} ${key}`, () => {
    assert.equal(runs(`FROM a\n${before}\nRUN ${run}`)[0]?.[key], expected);
  });
}

function calls(text: string): PlainObject[] {
  return runs(text).flatMap((run) => objects(run["calls"]));
}

function runs(text: string): PlainObject[] {
  const { targets } = dockerfileFormat.build("Dockerfile", parseDockerfile(text));
  return targets.filter(({ type }) => type === "docker.instruction").flatMap(({ values: [self] }) => objects([field(self, "run")]));
}

function objects(list: Value): PlainObject[] {
  return Array.isArray(list) ? (list as readonly Value[]).filter(isPlainObject) : [];
}

function field(value: Value, key: string): Value {
  return isPlainObject(value) ? value[key] : undefined;
}
