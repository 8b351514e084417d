/** What a suppression of ours says: rules, a last day, a reason. */
export interface Terms {
  readonly rules: readonly string[];
  readonly reason: string | null;
  readonly until: string | null;
}

const RULES = /^[a-z0-9-]+\/[a-z0-9-]+(?:\s*,\s*[a-z0-9-]+\/[a-z0-9-]+)*/;
const OPTION = /\b(until|reason)=(?:"([^"]*)"|(\S+))/g;
/** What stands between line breaks and semicolons outside of quotes. */
const ENTRY = /(?:"[^"]*"|[^;\n"])+/g;

/** Reads `RULE[,RULE…] [until=YYYY-MM-DD] [reason="…"]`; null where no rule is named. */
export function parseTerms(text: string): Terms | null {
  const rules = RULES.exec(text);
  if (rules === null) return null;
  const options = { reason: null as string | null, until: null as string | null };
  for (const [, name, quoted, bare] of text.matchAll(OPTION)) {
    if (name === "until" || name === "reason") options[name] = quoted ?? bare ?? null;
  }
  return { rules: rules[0].split(/\s*,\s*/), ...options };
}

/** Reads several of them, one a line or separated by semicolons. */
export function parseTermsList(text: string): Terms[] {
  return [...text.matchAll(ENTRY)].flatMap(([entry]) => {
    const terms = parseTerms(entry.trim());
    return terms === null ? [] : [terms];
  });
}
