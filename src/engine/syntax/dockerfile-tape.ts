import type { ShellCommand } from "../functions/shell-command.ts";
import type { Span } from "../model/route.ts";
import { Kind, Style } from "../model/tree.ts";
import { TapeBuilder } from "./builder.ts";
import type { Instruction } from "./dockerfile-parts.ts";

/** Writes the tape of a Dockerfile. Every list of an instruction is written only where it has an item. */
export class DockerfileTape {
  readonly names: string[] = [];
  private readonly tape = new TapeBuilder();
  private readonly indices = new Map<string, number>();

  finish(): Int32Array {
    return this.tape.finish();
  }

  /** Writes the root; its list spans the whole file, so that it does not begin where an instruction begins. */
  writeFile(instructions: readonly Instruction[], end: number): number {
    const root = this.tape.open(Kind.Mapping, Style.Block, 0);
    this.writeName("instructions");
    const list = this.tape.open(Kind.Sequence, Style.Block, 0);
    for (const instruction of instructions) this.writeInstruction(instruction);
    this.tape.close(list, end);
    this.tape.close(root, end);
    return root;
  }

  private writeInstruction(instruction: Instruction): void {
    const { keywordSpan, statementEnd, end } = instruction;
    const node = this.tape.open(Kind.Mapping, Style.Block, keywordSpan.start);
    this.writeScalar("keyword", keywordSpan);
    this.writeScalar("statement", { start: keywordSpan.start, end: statementEnd });
    this.writeFlags(instruction);
    this.writeList("arguments", instruction.arguments, ({ span, json }) => {
      this.leaf(span, json ? Style.Double : Style.Plain);
    });
    this.writeList("pairs", instruction.pairs, (pair) => {
      this.writeMapping(pair.span, { name: pair.name.span, value: pair.value?.span ?? null });
    });
    this.writeList("heredocs", instruction.heredocs, ({ span, delimiter, body }) => {
      this.writeMapping(span, { delimiter: delimiter.span, body });
    });
    this.writeList("commands", instruction.commands, (command) => {
      this.writeCommand(command, instruction.exec && command.depth === 0 ? Style.Double : Style.Plain);
    });
    if (instruction.inner !== null) {
      this.writeName("instruction");
      this.writeInstruction(instruction.inner);
    }
    this.tape.close(node, end);
  }

  private writeFlags({ flags }: Instruction): void {
    const first = flags[0];
    const last = flags.at(-1);
    if (first === undefined || last === undefined) return;
    this.writeName("flags");
    const node = this.tape.open(Kind.Mapping, Style.Block, first.span.start);
    for (const { name, span, value } of flags) {
      this.writeName(name);
      this.writeMapping(span, { value: value?.span ?? null });
    }
    this.tape.close(node, last.span.end);
  }

  private writeCommand({ span, words, assignments }: ShellCommand, style: Style): void {
    const node = this.tape.open(Kind.Mapping, Style.Block, span.start);
    this.writeList("arguments", words, (word) => {
      this.leaf(word.span, style);
    });
    this.writeList("pairs", assignments, (assignment) => {
      this.leaf(assignment.span, Style.Plain);
    });
    this.tape.close(node, span.end);
  }

  private writeMapping(span: Span, fields: Readonly<Record<string, Span | null>>): void {
    const node = this.tape.open(Kind.Mapping, Style.Block, span.start);
    for (const [name, value] of Object.entries(fields)) if (value !== null) this.writeScalar(name, value);
    this.tape.close(node, span.end);
  }

  private writeList<T extends { readonly span: Span }>(name: string, items: readonly T[], write: (item: T) => void): void {
    const first = items[0];
    if (first === undefined) return;
    this.writeName(name);
    const list = this.tape.open(Kind.Sequence, Style.Block, first.span.start);
    for (const item of items) write(item);
    this.tape.close(list, items.at(-1)?.span.end ?? first.span.end);
  }

  private writeScalar(name: string, span: Span): void {
    this.writeName(name);
    this.leaf(span, Style.Plain);
  }

  private leaf(span: Span, style: Style): void {
    this.tape.leaf(Kind.Scalar, style, span.start, span.end);
  }

  private writeName(name: string): void {
    let index = this.indices.get(name);
    if (index === undefined) {
      index = this.names.push(name) - 1;
      this.indices.set(name, index);
    }
    this.tape.leaf(Kind.Name, Style.Plain, index, index);
  }
}
