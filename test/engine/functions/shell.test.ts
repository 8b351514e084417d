import assert from "node:assert/strict";
import { parseShell, type ShellCommand } from "#engine/functions/shell.ts";

describe("parseShell", () => {
  describe("splits commands", () => {
    check("a b c", ["a|b|c"]);
    check("a; b && c || d | e & f\ng", ["a", "b", "c", "d", "e", "f", "g"]);
    check("(a; b) && { c; }", ["a", "b", "c"]);
    check("a \\\n  b", ["a|b"]);
    check("a # b; c\nd", ["a", "d"]);
    check("a b#c", ["a|b#c"]);
    check("", []);
    check("  \n;;\n", []);
  });

  describe("resolves quotes", () => {
    check("echo 'a && b' \"c | d\" e\\ f", ["echo|a && b|c | d|e f"]);
    check("echo a\"b\"'c'd", ["echo|abcd"]);
    check('echo "a\\"b\\n" "\\$x"', ['echo|a"b\\n|$x']);
    check("echo ''", ["echo|"]);
    check("echo 'open", ["echo|open"]);
    check('echo "open', ["echo|open"]);
  });

  describe("marks what only the shell knows", () => {
    check('echo $x "${y:-1}" \'$z\' $((1 + 2)) \\$a $', ["echo|?$x|?${y:-1}|$z|?$((1 + 2))|$a|$"]);
    check("echo $(date +%s) `id -u`", ["echo|?$(date +%s)|?`id -u`", ">date|+%s", ">id|-u"]);
    check('echo "$(curl -k "$(cat url)")"', ['echo|?$(curl -k "$(cat url)")', '>curl|-k|?$(cat url)', ">>cat|url"]);
    check("x=$(curl -k a)", ["x=", ">curl|-k|a"]);
    check("echo $(never closed", ["echo|?$(never closed", ">never|closed"]);
  });

  describe("looks into control structures", () => {
    check("if a; then b; elif c; then d; else e; fi", ["a", "b", "c", "d", "e"]);
    check("for x in sudo $(ls -a); do c $x; done", [">ls|-a", "c|?$x"]);
    check("for x in a b; do c; done", ["c"]);
    check("function f { sudo a; }; f", ["sudo|a", "f"]);
    check("while ! read x; do c; done", ["read|x", "c"]);
    check("case $x in a|b) c one ;; (*) d ;; esac; e", ["c|one", "d", "e"]);
    check("f() { sudo a; }; f", ["sudo|a", "f"]);
    check("[[ $a == b && c ]] && d", ["[[|?$a|==|b|c|]]", "d"]);
    check("echo if then sudo", ["echo|if|then|sudo"]);
  });

  describe("reads assignments and redirections", () => {
    check("A=1 B='x y' c d=e", ["A=1 B=x y c|d=e"]);
    check("A=1", ["A=1"]);
    check("a > b 2>&1 c < d", ["a|c"]);
    check("cat <<EOF > x\nsudo a\nEOF\nb", ["cat", "b"]);
    check("bash -e <<'EOF'\nsudo a\nEOF\nb", ["bash|-e", ">sudo|a", "b"]);
    check("cat <<-E\n\tx\n\tE\nb", ["cat", "b"]);
    check("cat <<<'a; b'", ["cat"]);
    check("cat <<EOF\nnever closed", ["cat"]);
  });

  describe("reads the scripts of nested shells", () => {
    check('sh -c "a && b"', ["sh|-c|a && b", ">a", ">b"]);
    check("sudo -u x bash -o pipefail -ec 'a \"b c\"' d", ['sudo|-u|x|bash|-o|pipefail|-ec|a "b c"|d', ">a|b c"]);
    check("su - x -c 'a'", ["su|-|x|-c|a", ">a"]);
    check("sh script.sh -c 'a'", ["sh|script.sh|-c|a"]);
    check("grep -c 'a'", ["grep|-c|a"]);
  });

  it("gives the span of every word in the source", () => {
    const source = "RUN sh -c \"cu\\\nrl '-k' a\"";
    const words = parseShell(source.slice(4), 4).flatMap(({ words }) => words.map(({ span }) => source.slice(span.start, span.end)));
    assert.deepEqual(words, ["sh", "-c", "\"cu\\\nrl '-k' a\"", "cu\\\nrl", "'-k'", "a"]);
  });

  it("tells what separates commands", () => {
    assert.deepEqual(
      parseShell("a | b && c\nd").map(({ separator }) => separator),
      ["|", "&&", "\n", ""],
    );
    assert.deepEqual(
      parseShell("{ a; b; } | c; for x in y; do d; done |& e; f; case x in g|h) i ;; esac").map(({ separator }) => separator),
      [";", "|", ";", "|&", ";", ";", ";;"],
    );
  });

  describe("knows where pipefail is set", () => {
    checkPipefail("a | b", [null, null]);
    checkPipefail("set -euo pipefail; a | b", [null, true, true]);
    checkPipefail("set -o errexit -o pipefail && a $(b | c)", [null, true, true, true]);
    checkPipefail("set -o pipefail; a; set +o pipefail; b", [null, true, true, false]);
    checkPipefail("set -o pipefail; sh -c 'a | b'", [null, true, false, false]);
    checkPipefail("bash -eo pipefail -c 'a | b'", [null, true, true]);
    checkPipefail("bash -o pipefail <<E\na | b\nE", [null, true, true]);
    checkPipefail("echo -o pipefail; a | b", [null, null, null]);
  });

  it("reads deep nesting without exhausting the stack", () => {
    assert.equal(parseShell("$(".repeat(20_000)).length > 0, true);
  });
});

function checkPipefail(script: string, expected: readonly (boolean | null)[]): void {
  it(JSON.stringify(script), () => {
    assert.deepEqual(
      parseShell(script).map(({ pipefail }) => pipefail),
      expected,
    );
  });
}

/** Words are joined by `|`, unresolved ones start with `?`, assignments come first, `>` counts the depth. */
function check(script: string, expected: readonly string[]): void {
  it(JSON.stringify(script), () => {
    assert.deepEqual(parseShell(script).map(describeCommand), expected);
  });
}

function describeCommand({ words, assignments, depth }: ShellCommand): string {
  const set = assignments.map(({ name, value, resolved }) => `${name}=${resolved ? value : ""}`);
  const call = words.map(({ text, resolved }) => (resolved ? text : `?${text}`)).join("|");
  return ">".repeat(depth) + [...set, ...(call === "" ? [] : [call])].join(" ");
}
