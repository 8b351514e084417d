import type { Connection } from "vscode-languageserver";
import { ServerNotification, type StatusParams } from "#protocol/requests.ts";
import type { Root } from "./roots/root.ts";
import { debounce } from "./timing.ts";
import { expiringWaivers } from "./waivers.ts";

const QUIET_MS = 150;

/** Tells the client what is in force and how long the last lint took. */
export interface Status {
  /** One file was checked. */
  linted(milliseconds: number): void;
  /** Rules or roots changed. */
  changed(): void;
  dispose(): void;
}

export function createStatus(connection: Connection, roots: () => readonly Root[]): Status {
  let lintedAt: number | null = null;
  let lintMs: number | null = null;
  const send = debounce(QUIET_MS, () => {
    const params: StatusParams = { ...summarize(roots()), lintedAt, lintMs };
    void connection.sendNotification(ServerNotification.status, params).catch(() => undefined);
  });
  return {
    linted(milliseconds) {
      lintedAt = Date.now();
      lintMs = milliseconds;
      send.trigger();
    },
    changed: () => {
      send.trigger();
    },
    dispose: () => {
      send.dispose();
    },
  };
}

function summarize(roots: readonly Root[]): Omit<StatusParams, "lintedAt" | "lintMs"> {
  const loaded = roots.flatMap((root) => (root.rules === null ? [] : [{ root, rules: root.rules }]));
  const broken = loaded.find(({ rules }) => !rules.isValid);
  return {
    state: loaded.length < roots.length ? "starting" : broken === undefined ? "ready" : "error",
    message: broken?.rules.message ?? null,
    rules: Math.max(0, ...loaded.map(({ rules, root }) => rules.rulesFor(root.place.scope).rules.length)),
    principles: loaded.flatMap(({ root, rules }) => rules.principlesFiles.map((file) => root.uriOf(file))),
    expiring: expiringWaivers(roots),
  };
}
