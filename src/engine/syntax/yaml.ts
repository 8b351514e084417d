import { parseEvents, YAMLException, type Event } from "js-yaml";
import type { Span } from "../model/route.ts";
import type { Comment, SyntaxIssue, Tree, TreeDocument } from "../model/tree.ts";
import { TapeBuilder } from "./builder.ts";
import { findDuplicateKeys } from "./duplicates.ts";
import { YamlFiller, type YamlSink } from "./yaml-filler.ts";
import { cutDocuments } from "./yaml-stream.ts";

const MAXIMUM_DEPTH = 200;

/** Parses a YAML stream (YAML 1.2). Never throws: damage becomes issues, and costs the damaged document only. Offsets count from the start of `text`. */
export function parseYaml(text: string): Tree {
  const builder = new TapeBuilder();
  const sink: YamlSink = { builder, aliases: new Map(), anchors: new Map(), tags: new Map(), issues: [] };
  const documents: TreeDocument[] = [];
  const comments: Comment[] = [];
  for (const cut of cutDocuments(text)) {
    const filled = fillDocument(text, cut, sink);
    for (const comment of filled.comments) {
      comments.push({ start: cut.start + comment.start, end: cut.start + comment.end, document: documents.length });
    }
    documents.push({ start: cut.start, end: cut.end, root: filled.root });
  }
  const { aliases, anchors, tags, issues } = sink;
  const tape = builder.finish();
  const tree: Tree = { text, syntax: "yaml", tape, documents, comments, issues, aliases, anchors, tags, names: [] };
  return { ...tree, issues: [...issues, ...findDuplicateKeys(tree)].sort((a, b) => a.start - b.start) };
}

function fillDocument(text: string, cut: Span, sink: YamlSink): { root: number; comments: readonly Span[] } {
  const source = text.slice(cut.start, cut.end);
  const parsed = readEvents(source);
  if (!Array.isArray(parsed)) {
    sink.issues.push({ start: cut.start + parsed.start, end: cut.start + parsed.end, message: parsed.message });
    return { root: -1, comments: [] };
  }
  return new YamlFiller(source, cut.start, sink).fill(parsed);
}

function readEvents(source: string): Event[] | SyntaxIssue {
  try {
    return parseEvents(source, { maxDepth: MAXIMUM_DEPTH });
  } catch (error) {
    const mark = error instanceof YAMLException ? error.mark?.position : undefined;
    const start = Math.min(mark ?? 0, source.length);
    return { start, end: Math.min(start + 1, source.length), message: error instanceof YAMLException ? error.reason : String(error) };
  }
}
