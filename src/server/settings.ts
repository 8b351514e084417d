import type { Connection } from "vscode-languageserver";
import { DEFAULT_SETTINGS, type Settings, type SeverityCap } from "#protocol/settings.ts";

/** The settings of each open document, asked for once and kept until they change. */
export interface SettingsCache {
  get(uri: string): Promise<Settings>;
  /** The last known answer, without waiting. */
  peek(uri: string): Settings;
  forget(uri: string): void;
  clear(): void;
}

export function createSettingsCache(connection: Connection, supported: boolean): SettingsCache {
  const pending = new Map<string, Promise<Settings>>();
  const known = new Map<string, Settings>();
  const ask = async (uri: string): Promise<Settings> => {
    const answer: unknown = await connection.workspace.getConfiguration({ scopeUri: uri, section: "groundrules" });
    const settings = readSettings(answer);
    known.set(uri, settings);
    return settings;
  };
  return {
    get(uri) {
      if (!supported) return Promise.resolve(DEFAULT_SETTINGS);
      const asked = pending.get(uri) ?? ask(uri).catch(() => DEFAULT_SETTINGS);
      pending.set(uri, asked);
      return asked;
    },
    peek: (uri) => known.get(uri) ?? DEFAULT_SETTINGS,
    forget(uri) {
      pending.delete(uri);
      known.delete(uri);
    },
    clear() {
      pending.clear();
      known.clear();
    },
  };
}

const CAPS: readonly SeverityCap[] = ["error", "warning", "info", "hint"];

/** Settings from whatever a client answers; what is missing or wrong counts as the default. */
function readSettings(answer: unknown): Settings {
  if (typeof answer !== "object" || answer === null) return DEFAULT_SETTINGS;
  const given = answer as Record<string, unknown>;
  return {
    enable: typeof given["enable"] === "boolean" ? given["enable"] : DEFAULT_SETTINGS.enable,
    run: given["run"] === "onSave" ? "onSave" : "onType",
    severityCap: CAPS.find((cap) => cap === given["severityCap"]) ?? DEFAULT_SETTINGS.severityCap,
    severities: readSeverities(given["severities"]),
  };
}

function readSeverities(given: unknown): Settings["severities"] {
  if (typeof given !== "object" || given === null) return DEFAULT_SETTINGS.severities;
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      const cap = CAPS.find((word) => word === value);
      return cap === undefined ? [] : [[name, cap]];
    }),
  );
}
