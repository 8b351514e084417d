import { strict as assert } from "node:assert";
import { BOOL, closedObject, DYN, INT, INT_OR_STRING, listOf, mapOf, openObject, QUANTITY, STRING } from "#engine/model/type.ts";
import { issuesOf } from "./environment.ts";

const self = closedObject("Deployment spec", {
  replicas: INT,
  paused: BOOL,
  name: STRING,
  memory: QUANTITY,
  port: INT_OR_STRING,
  args: listOf(STRING),
  labels: mapOf(STRING),
  template: openObject("pod template", { hostPID: BOOL }),
});

describe("faults of expressions", () => {
  function check(source: string, ...expected: string[]): void {
    it(source === "" ? "(empty)" : source, () => {
      assert.deepEqual(issuesOf(source, { self, other: DYN }), expected);
    });
  }

  check("self.replica > 1", "replica: Unknown field `replica` of Deployment spec; did you mean `replicas`?");
  check("self.zzz", "zzz: Unknown field `zzz` of Deployment spec.");
  check('self["replica"]', '"replica": Unknown field `replica` of Deployment spec; did you mean `replicas`?');
  check("self.replica.deeper && self.pausd", "replica: Unknown field `replica` of Deployment spec; did you mean `replicas`?", "pausd: Unknown field `pausd` of Deployment spec; did you mean `paused`?");
  check("self.?replica");
  check("self.template.anything.goes");
  check("self.labels.anything");
  check("self.name.length", "length: A value of type string has no fields.");
  check("self.args.first", "first: A value of type list of string has no fields.");
  check("slef.name", "slef: Unknown variable `slef`; did you mean `self`?");
  check("whatever", "whatever: Unknown variable `whatever`; there are self, other.");
  check("self.args.exists(x, y)", "y: Unknown variable `y`; there are x, self, other.");
  check("self.args.exists(x, x == 'a') && x", "x: Unknown variable `x`; there are self, other.");

  check('self.paused == "true"', 'self.paused == "true": bool and string are never equal.');
  check("self.paused == self.replicas", "self.paused == self.replicas: bool and int are never equal.");
  check("self.args == ['a']");
  check("self.args == 'a'", "self.args == 'a': list of string and string are never equal.");
  check("self.port == 80 || self.port == 'http'");
  check("self.memory == 1", "self.memory == 1: quantity and int are never equal. Compare the number that quantity() gives.");
  check("self.memory > 1", "self.memory > 1: quantity and int cannot be compared with >. Compare the number that quantity() gives.");
  check("quantity(self.memory) > 1");
  check("self.name == null");
  check("self.name > 1", "self.name > 1: string and int cannot be compared with >.");
  check("self.paused < true", "self.paused < true: bool and bool cannot be compared with <.");
  check("1 in self.args", "1 in self.args: int is never in a list of string.");
  check("'a' in self.name", "self.name: What stands after `in` must be a list or a map, not string.");
  check("true in self.labels", "true: A key must be a string, not bool.");
  check("self.args['a']", "'a': A list is indexed by int, not string.");
  check("self.labels[true]", "true: A key must be a string, not bool.");
  check("self.replicas[0]", "0: A value of type int has no elements.");
  check("self.name + 1", "self.name + 1: + does not take string and int.");
  check("self.name - 'a'", "self.name - 'a': - does not take string and string.");
  check("5.0 % 2", "5.0 % 2: % does not take double and int.");
  check("-self.name", "self.name: - does not take string.");
  check("!self.name", "self.name: What ! negates must be true or false, not string.");
  check("self.paused && self.name", "self.name: The right side of && must be true or false, not string.");
  check("self.name ? 1 : 2", "self.name: The condition before ? must be true or false, not string.");
  check("{1: 2}", "1: A key of a map must be a string.");

  check("self.name.startWith('a')", "startWith: Unknown function `startWith`; did you mean `startsWith`?");
  check("self.args.exist(x, x)", "exist: Unknown function `exist`; did you mean `exists`?", "x: Unknown variable `x`; there are self, other.", "x: Unknown variable `x`; there are self, other.");
  check("startsWith(self.name, 'a')", "startsWith: `startsWith` is written value.startsWith().");
  check("self.name.image()", "image: `image` is written image(value).");
  check("self.name.startsWith(1)", "1: Argument 1 of `startsWith` must be string, not int.");
  check("self.replicas.startsWith('a')", "self.replicas: `startsWith` is a method of string, not int.");
  check("self.name.startsWith()", "startsWith: `startsWith` takes 1 argument, not 0.");
  check("self.name.substring(1, 2, 3)", "substring: `substring` takes 1 or 2 arguments, not 3.");
  check("image()", "image: `image` takes 1 argument, not 0.");
  check("size(1)", "1: Argument 1 of `size` must be string or list or map, not int.");
  check("self.args.join(', ').size()");
  check("[1].join(',')", "[1]: `join` is a method of list of string, not list of int.");
  check("other.size() + size(other)");
  check("self.name.matches('(')", "'(': Not a pattern: error parsing regexp: missing closing ): `(`.");
  check("self.name.matches('(?=a)')", "'(?=a)': Not a pattern: error parsing regexp: invalid or unsupported Perl syntax: `(?=`.");
  check("since('1.25') && since('next')", "'next': Not a version of Kubernetes, such as 1.25.");

  check("self.replicas.exists(x, x)", "self.replicas: `exists` goes over a list or the keys of a map, not int.");
  check("self.args.exists(x, x)", "x: The condition of exists must be true or false, not string.");
  check("self.args.exists(x)", "exists: `exists` takes a variable and an expression: list.exists(x, …).");
  check("has(self)");
  check("has(1 + 1)", "1 + 1: has() takes one field, such as `self.metadata.name`.");
  check("has(self.replica)", "replica: Unknown field `replica` of Deployment spec; did you mean `replicas`?");

  check("", ": The expression is empty.");
  check("1 +", ": Unexpected end of the expression.");
  check("self.in", "in: Expected a name, got `in`.");
  check("self.name ==== 'a'", "==: Unexpected `==`.");
  check("'open", "'open: Unterminated string.");
  check("namespace", "namespace: Reserved identifier: namespace.");
  check("5u", "5u: Bytes and unsigned numbers are not part of the rule language.");
  check("b'a'", "b'a': Bytes and unsigned numbers are not part of the rule language.");
  check("9007199254740993", "9007199254740993: The number is too large to be exact.");
  check("self.namé", "é: Unexpected character: é.");
});
