import { functionTable } from "../functions/table.ts";
import type { Type } from "../model/type.ts";
import { compileCel, type CelProgram } from "./cel/index.ts";
import { parseMessage, type MessageTemplate } from "./message.ts";

/** A fault of a rule: which key, and where inside the expression (offsets; 0..0 where the key itself is at fault). */
export interface RuleProblem {
  readonly key: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** The expressions of one rule under one target: the variables they may name, and the faults they have. */
export class Expressions {
  /** Variables in the order of their slots. */
  readonly variables: Record<string, Type>;
  readonly problems: RuleProblem[] = [];

  constructor(variables: Readonly<Record<string, Type>>) {
    this.variables = { ...variables };
  }

  program(key: string, source: string): CelProgram | null {
    const { program, issues } = compileCel(source, { variables: { ...this.variables }, functions: functionTable });
    for (const issue of issues) this.problems.push({ key, ...issue });
    return program;
  }

  optional(key: string, source: string | undefined): CelProgram | null {
    return source === undefined ? null : this.program(key, source);
  }

  /** An expression that must be true or false. */
  condition(key: string, source: string | undefined): CelProgram | null {
    const program = this.optional(key, source);
    if (program !== null && program.type.kind !== "bool" && program.type.kind !== "dyn") {
      this.report(key, `The expression must be true or false, but it is of type ${program.type.kind}.`);
    }
    return program;
  }

  /** A message template; `further` are names that it may use beside variables. */
  template(key: string, source: string, further: readonly string[]): MessageTemplate {
    const template = parseMessage(source);
    for (const name of template.names) {
      if (name in this.variables || further.includes(name)) continue;
      this.report(key, `{${name}} is neither a variable of the target nor a \`let\` or a parameter of the rule.`);
    }
    return template;
  }

  report(key: string, message: string): void {
    this.problems.push({ key, message, start: 0, end: 0 });
  }
}
