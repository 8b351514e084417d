import type { Report } from "../report.ts";
import { boardPage } from "./board/board.ts";
import { definitions } from "./charts/bar.ts";
import { findingsSection } from "./findings/section.ts";
import { SCRIPT, STYLE } from "./assets.ts";
import { html, trusted, type Markup } from "./markup.ts";
import { scorecards } from "./scorecards/scorecards.ts";
import { viewOf, type View } from "./view.ts";
import { count, listed, longDate } from "./words.ts";

/**
 * The report as one HTML document that needs nothing else: no script, style, font or image from elsewhere, and a content security
 * policy that allows just its own style and script by their hashes. Works from a disk, from a web server and in a webview of
 * VS Code, where it takes background, text and focus colours from the theme. Equal reports give equal bytes, but for
 * the time that the run took, which is not shown. Reads `applications`, `waivers`, `owners`, `history`, `commit` and all texts.
 */
export function formatHtml(report: Report): string {
  const view = viewOf(report);
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${report.tool.name} ${report.tool.version}">
<title>${TITLE}, ${longDate(report.asOf)}</title>
<style>${trusted(STYLE.text)}</style>
</head>
<body>
${body(view)}
<script>${trusted(SCRIPT.text)}</script>
</body>
</html>
`.markup;
}

const TITLE = "Architecture conformance";

function policy(): string {
  return `default-src 'none'; style-src '${STYLE.hash}'; script-src '${SCRIPT.hash}'; base-uri 'none'; form-action 'none'`;
}

function body(view: View): Markup {
  return html`<a class="skip" href="#findings">Skip to the findings</a>
${definitions()}
<header class="masthead"><h1>${TITLE}</h1>${subject(view.report)}${about(view.report)}${assumption(view.report)}
<nav aria-label="Parts of the report"><a href="#summary">Summary</a> <a href="#scorecards">Scorecards</a> <a href="#findings">Findings</a></nav></header>
<main>
${boardPage(view)}
${scorecards(view)}
${findingsSection(view)}
</main>
${footer(view.report)}`;
}

/** The title the principles give themselves. */
function subject({ title = null }: Report): Markup | null {
  return title === null ? null : html`<p class="subject">${title}</p>`;
}

/** What was looked at, and when. */
function about({ asOf, commit, principles, fileCount, resourceCount }: Report): Markup {
  return html`<p class="about-run">State of <strong>${longDate(asOf)}</strong>${commit !== null && html` at commit <code title="${commit}">${commit.slice(0, 12)}</code>`}. ${count(resourceCount, "resource")} in ${count(fileCount, "file")}, measured against ${principles === null ? "built-in rules" : html`<code>${principles}</code>`}.</p>`;
}

/** A run that takes principles as binding answers a question, and says so. */
function assumption({ enforced = [] }: Report): Markup | null {
  return enforced.length === 0 ? null : html`<p class="notice"><strong>This is a trial:</strong> it takes ${listed(enforced)} as binding, whatever the stage on this date.</p>`;
}

function footer({ tool, notes }: Report): Markup {
  return html`<footer>${notes.length > 0 && html`<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>`}<p>Made by ${tool.name} ${tool.version}. The rules support principles and published controls; a report is no certificate.</p></footer>`;
}
