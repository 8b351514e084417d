/** The colours of the report. Each is named for its use; a test holds every pair that meets to the contrast of WCAG 2.2, level AA. */
export interface Tokens {
  readonly page: string;
  readonly surface: string;
  readonly sunken: string;
  readonly text: string;
  readonly muted: string;
  /** Lines between things; no information hangs on them. */
  readonly line: string;
  /** Borders of controls and outlines of bars. */
  readonly edge: string;
  readonly accent: string;
  readonly focus: string;
  readonly good: string;
  readonly watch: string;
  readonly bad: string;
  readonly goodSoft: string;
  readonly watchSoft: string;
  readonly badSoft: string;
  readonly noteSoft: string;
  /** Parts of bars. */
  readonly barPassed: string;
  readonly barExcused: string;
  readonly barTrack: string;
  readonly mark: string;
  /** Cells of scorecards from the lowest share to the highest. */
  readonly heat1: string;
  readonly heat2: string;
  readonly heat3: string;
  readonly heat4: string;
  readonly heat5: string;
}

export const LIGHT: Tokens = {
  page: "#f4f6f9",
  surface: "#ffffff",
  sunken: "#f1f4f8",
  text: "#14202e",
  muted: "#4c5a6b",
  line: "#d8dfe8",
  edge: "#6b7a8d",
  accent: "#174a86",
  focus: "#0b5fc4",
  good: "#0c6b58",
  watch: "#8a4b00",
  bad: "#a51d24",
  goodSoft: "#e2f3ef",
  watchSoft: "#fdf0dc",
  badSoft: "#fce8e6",
  noteSoft: "#e6eef8",
  barPassed: "#1f5fa8",
  barExcused: "#8a6d1c",
  barTrack: "#e9edf3",
  mark: "#ffe9a8",
  heat1: "#f3b9a6",
  heat2: "#f9d6bd",
  heat3: "#f8eccb",
  heat4: "#d5e8ee",
  heat5: "#a9d3df",
};

export const DARK: Tokens = {
  page: "#0e141c",
  surface: "#161f2a",
  sunken: "#1d2836",
  text: "#e9eef5",
  muted: "#a8b5c5",
  line: "#2c3949",
  edge: "#8393a7",
  accent: "#8ab8f2",
  focus: "#7fb4ff",
  good: "#6fd3ba",
  watch: "#f2b866",
  bad: "#ff9c94",
  goodSoft: "#12352f",
  watchSoft: "#3a2a10",
  badSoft: "#421b1d",
  noteSoft: "#1b3049",
  barPassed: "#6aa5ea",
  barExcused: "#cfae52",
  barTrack: "#263343",
  mark: "#5c4a10",
  heat1: "#7a3423",
  heat2: "#67432c",
  heat3: "#53492c",
  heat4: "#2a4a58",
  heat5: "#1f5f74",
};

/** What an editor's theme says in place of a token; colours that carry a meaning stay ours. */
const THEMED: Readonly<Partial<Record<keyof Tokens, string>>> = {
  page: "editor-background",
  text: "editor-foreground",
  focus: "focusBorder",
};

/** The tokens as custom properties: light, dark where the reader's system is, and after the theme in a webview of VS Code. */
export function tokenStyles(): string {
  return [
    `:root { color-scheme: light dark;\n${declarations(LIGHT, "own")} }`,
    `@media screen and (prefers-color-scheme: dark) {\n:root {\n${declarations(DARK, "own")} }\n}`,
    `@media screen {\nbody.vscode-light, body.vscode-high-contrast-light { color-scheme: light;\n${declarations(LIGHT, "themed")} }`,
    `body.vscode-dark, body.vscode-high-contrast:not(.vscode-high-contrast-light) { color-scheme: dark;\n${declarations(DARK, "themed")} }\n}`,
  ].join("\n");
}

function declarations(tokens: Tokens, origin: "own" | "themed"): string {
  return Object.entries(tokens).map(([name, colour]) => `  --${kebab(name)}: ${valueOf(name, String(colour), origin)};`).join("\n");
}

function valueOf(name: string, colour: string, origin: "own" | "themed"): string {
  const theme = Object.entries(THEMED).find(([token]) => token === name)?.[1];
  return origin === "own" || theme === undefined ? colour : `var(--vscode-${theme}, ${colour})`;
}

function kebab(name: string): string {
  return name.replace(/[A-Z0-9]/g, (character) => `-${character.toLowerCase()}`);
}
