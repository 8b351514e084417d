import type { Span } from "../model/route.ts";
import type { Comment, Tree, TreeDocument } from "../model/tree.ts";
import { TapeBuilder } from "./builder.ts";
import { findDuplicateKeys } from "./duplicates.ts";
import { readEvents } from "./yaml-events.ts";
import { fillFast } from "./yaml-fast.ts";
import { YamlFiller, type FilledDocument, type YamlSink } from "./yaml-filler.ts";
import { recoverDocument } from "./yaml-recovery.ts";
import { cutDocuments } from "./yaml-stream.ts";

const MAXIMUM_DOCUMENTS = 10_000;

/**
 * Parses a YAML stream (YAML 1.2). Never throws: damage becomes issues, and costs what is damaged, at most its document. Documents cover the
 * whole text; offsets count from its start. An anchor may be used inside the node it names, so walks that follow aliases need a limit.
 * Every `fill` makes the same of a text; the default is the fastest.
 */
export function parseYaml(text: string, fill: DocumentFiller = fillFastOrFully): Tree {
  const builder = new TapeBuilder();
  const sink: YamlSink = { builder, aliases: new Map(), anchors: new Map(), tags: new Map(), issues: [] };
  const documents: TreeDocument[] = [];
  const comments: Comment[] = [];
  for (const cut of cutDocuments(text)) {
    if (documents.length === MAXIMUM_DOCUMENTS) {
      sink.issues.push({ ...cut, message: `More than ${String(MAXIMUM_DOCUMENTS)} documents: the rest of the file is not read.` });
      break;
    }
    const filled = fill(text, cut, sink);
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

/** Writes the document that `cut` spans into `sink`. */
export type DocumentFiller = (text: string, cut: Span, sink: YamlSink) => FilledDocument;

function fillFastOrFully(text: string, cut: Span, sink: YamlSink): FilledDocument {
  return fillFast(text, cut, sink) ?? fillFromEvents(text, cut, sink);
}

/** Fills the tape from the events of a full YAML parser, of a damaged document after it has been mended. */
export function fillFromEvents(text: string, cut: Span, sink: YamlSink): FilledDocument {
  const source = cut.start === 0 && cut.end === text.length ? text : text.slice(cut.start, cut.end);
  const result = readEvents(source);
  if (!("reason" in result)) return new YamlFiller(source, cut.start, sink).fill(result);
  const recovered = recoverDocument(source, result);
  for (const { start, end, message } of recovered.issues) sink.issues.push({ start: cut.start + start, end: cut.start + end, message });
  return new YamlFiller(recovered.source, cut.start, sink).fill(recovered.events);
}
