import type { Instruction } from "../../../syntax/dockerfile-parts.ts";

/**
 * What an instruction leaves behind for the RUNs after it: apt or dnf answer yes by configuration, apt leaves recommended packages
 * out, a configuration of unknown content is copied in, or the image holds files that do not come from a package manager.
 */
export type Setting = "apt-yes" | "recommends-off" | "rpm-yes" | "apt-unknown" | "rpm-unknown" | "files";

const WRITTEN: readonly (readonly [Setting, RegExp])[] = [
  ["apt-yes", /apt::get::assume-yes["'\\]*\s+["'\\]*(?:true|1|yes|on)\b/i],
  ["recommends-off", /apt::install-recommends["'\\]*\s+["'\\]*(?:false|0|no|off)\b/i],
  ["rpm-yes", /\b(?:assumeyes|defaultyes)["'\s]*=["'\s]*(?:1|true|yes|on)\b/i],
];
const COPIED: readonly (readonly [Setting, RegExp])[] = [
  ["apt-unknown", /apt\.conf|\/etc\/apt(?:\/|\s|$)/],
  ["rpm-unknown", /(?:dnf|yum)\.conf|\/etc\/(?:dnf|yum)(?:\/|\s|$)/],
];

/** The settings of one instruction; `text` is the source it was read from. */
export function settingsOf({ keyword, keywordSpan, end }: Instruction, text: string): Setting[] {
  if (keyword !== "RUN" && keyword !== "COPY" && keyword !== "ADD") return [];
  const source = text.slice(keywordSpan.start, end);
  const found = WRITTEN.filter(([, pattern]) => pattern.test(source)).map(([setting]) => setting);
  if (keyword === "RUN") return /\bgit\s+clone\b|\bgo\s+mod\s+init\b|--mount=type=bind/.test(source) ? [...found, "files"] : found;
  return [...found, "files", ...COPIED.filter(([, pattern]) => pattern.test(source)).map(([setting]) => setting)];
}
