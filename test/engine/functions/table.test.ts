import { strict as assert } from "node:assert";
import { functionTable } from "#engine/functions/table.ts";
import { DYN, listOf, STRING, TEXT } from "#engine/model/type.ts";
import { UNRESOLVED, type Value } from "#engine/model/value.ts";
import { compileCel } from "#engine/rules/cel/index.ts";

/** Functions as expressions call them. */
describe("functions of the rule language", () => {
  const values: Readonly<Record<string, Value>> = { s: "Hello, World", l: ["b", "a", "b"], open: ["a", UNRESOLVED], m: { x: 1, y: undefined } };
  const variables = { s: TEXT, l: listOf(STRING), open: listOf(STRING), m: DYN };

  function check(source: string, expected: Value): void {
    it(source, () => {
      const { program, issues } = compileCel(source, { variables, functions: functionTable });
      assert.deepEqual(issues, []);
      const context = { steps: 1000, kubernetesMinor: 30, asOf: "2026-01-01", related: (_: Value, relation: string): Value[] => [{ relation }] };
      assert.deepEqual(program?.evaluate(Object.values(values), context), expected);
    });
  }

  check("s.startsWith('Hello')", true);
  check("s.endsWith('World')", true);
  check("s.contains('lo, W')", true);
  check("s.contains('x')", false);
  check("s.matches('^H.*d$')", true);
  check("s.matches('o, w')", false);
  check("s.matches(m.x)", undefined);
  check("s.matches('(' + '')", undefined);
  check("s.lowerAscii()", "hello, world");
  check("s.upperAscii()", "HELLO, WORLD");
  check("'ÄÖ'.lowerAscii()", "ÄÖ");
  check("' a '.trim()", "a");
  check("s.split(', ')", ["Hello", "World"]);
  check("s.replace('l', 'L')", "HeLLo, WorLd");
  check("s.replace('', 'x')", "Hello, World");
  check("s.indexOf('o')", 4);
  check("s.indexOf('z')", -1);
  check("s.substring(7)", "World");
  check("s.substring(0, 5)", "Hello");
  check("s.substring(5, 0)", undefined);
  check("s.substring(0, 99)", undefined);
  check("s.charAt(0)", "H");
  check("s.charAt(99)", undefined);
  check("s.size()", 12);
  check("size('')", 0);

  check("l.size()", 3);
  check("m.size()", 2);
  check("l.join()", "bab");
  check("l.join('-')", "b-a-b");
  check("open.join('-')", UNRESOLVED);
  check("distinct(l)", ["b", "a"]);
  check("l.unique()", ["b", "a"]);
  check("sort(l)", ["a", "b", "b"]);
  check("[10, 9].sort()", [9, 10]);
  check("sort([1, 'a'])", undefined);
  check("first(l)", "b");
  check("last([])", undefined);
  check("l.slice(1, 9)", ["a", "b"]);
  check("l.contains('a')", true);
  check("open.contains('a')", true);
  check("open.contains('b')", UNRESOLVED);
  check("l.indexOf('a')", 1);
  check("l.indexOf('x')", -1);
  check("open.indexOf('a')", 0);
  check("open.indexOf('b')", UNRESOLVED);
  check("containsAny(l, ['x', 'a'])", true);
  check("containsAny(l, ['x'])", false);
  check("containsAny(open, ['a'])", true);
  check("containsAny(open, ['b'])", UNRESOLVED);
  check("containsAny(open, [])", false);
  check("without(l, ['b'])", ["a"]);
  check("l.without(open)", UNRESOLVED);
  check("without([], open)", []);
  check("keys(m)", ["x", "y"]);
  check("distinct(open)", UNRESOLVED);

  check("string(1) + string(true) + string('a')", "1truea");
  check("string(l)", undefined);
  check("int('42') + int(1.9)", 43);
  check("int('x')", undefined);
  check("double('0.5')", 0.5);
  check("bool('true')", true);
  check("bool('yes')", undefined);

  check("image('host:5000/team/app:v1').registry", "host:5000");
  check("image('host:5000/team/app:v1').repository", "team/app");
  check("image('host:5000/team/app').hasTag", false);
  check("has(image('app').tag)", false);
  check("image('A B').hasTag", undefined);
  check("has(image(''))", false);
  check("quantity('1Ki') + quantity(1)", 1025);
  check("quantity('x')", undefined);
  check("cpu('250m')", 0.25);
  check("byteSize('1k')", 1024);
  check("selectorMatches({'matchLabels': {'a': 'b'}}, {'a': 'b'})", true);
  check("selectorMatches({}, m.missing)", true);
  check("selectorMatches(m.missing, {'a': 'b'})", false);
  check("secretLike('PASSWORD', 'hunter2')", true);
  check("secretLike('PASSWORD', m.missing)", undefined);
  check("underPath('/etc/passwd', ['/etc'])", true);
  check("underPath('/var', open)", UNRESOLVED);
  check("baseName('/a/b')", "b");
  check("hostMatches('*.a.test', 'x.a.test')", true);
  check("since('1.30') && !since('1.31')", true);
  check("since('1.' + '30')", true);
  check("versionAtLeast('1.2', '1.1')", true);
  check("nearest('replica', ['replicas'])", "replicas");
  check("related(m, 'selects', 'k8s.Pod')[0].relation", "selects");
  check("related(m, 'selects', 'k8s.Pod').size() > 0", true);

  it("each is documented in one sentence, and overloads of one size agree on the result", () => {
    for (const [name, overloads] of functionTable) {
      for (const overload of overloads) {
        assert.equal(overload.name, name);
        assert.match(overload.documentation, /^[A-Z][^\n]*\.$/);
        assert.equal(new Set(overloads.filter((other) => other.parameters.length === overload.parameters.length).map((other) => other.returns.kind)).size, 1);
      }
    }
  });
});
