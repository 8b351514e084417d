import { STRIDE } from "./access.ts";
import type { Kind, Style } from "../model/tree.ts";

/** Writes a tape. Nodes are opened in document order; `close` sets the end and the link over the subtree. */
export class TapeBuilder {
  private tape = new Int32Array(1024);
  private count = 0;

  /** Number of nodes written, which is the index of the next one. */
  get length(): number {
    return this.count;
  }

  /** Adds a node without children. */
  leaf(kind: Kind, style: Style, start: number, end: number): number {
    const at = this.count * STRIDE;
    if (at + STRIDE > this.tape.length) this.grow();
    const { tape } = this;
    tape[at] = kind | (style << 4);
    tape[at + 1] = start;
    tape[at + 2] = end;
    this.count += 1;
    tape[at + 3] = this.count;
    return this.count - 1;
  }

  /** Adds a node whose children follow; it must be closed. */
  open(kind: Kind, style: Style, start: number): number {
    const at = this.count * STRIDE;
    if (at + STRIDE > this.tape.length) this.grow();
    this.tape[at] = kind | (style << 4);
    this.tape[at + 1] = start;
    this.tape[at + 2] = start;
    this.count += 1;
    this.tape[at + 3] = this.count;
    return this.count - 1;
  }

  close(node: number, end: number): void {
    this.tape[node * STRIDE + 2] = end;
    this.tape[node * STRIDE + 3] = this.count;
  }

  /** Takes back all nodes from `length` on. */
  rewind(length: number): void {
    this.count = length;
  }

  finish(): Int32Array {
    return this.tape.slice(0, this.count * STRIDE);
  }

  private grow(): void {
    const larger = new Int32Array(this.tape.length * 2);
    larger.set(this.tape);
    this.tape = larger;
  }
}
