import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { runCommand } from "./run-command.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];

const FIXED_PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** The executable of a Chromium. Installs one on Debian as root; elsewhere says what to install. */
export async function ensureBrowser(): Promise<string> {
  const named = process.env["CHROME_PATH"];
  if (named !== undefined && !existsSync(named)) throw new Error(`CHROME_PATH names ${named}, which does not exist.`);
  const found = named ?? findBrowser();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) return await installBrowser();
  throw new Error("No Chromium was found. Install chromium or google-chrome, or name its executable in CHROME_PATH.");
}

function findBrowser(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return [...FIXED_PLACES, ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))].find((file) => existsSync(file));
}

async function installBrowser(): Promise<string> {
  console.log("No Chromium was found: apt-get install chromium");
  await runCommand("apt-get", ["update", "-qq"]);
  await runCommand("apt-get", ["install", "-y", "-qq", "chromium"], { env: { DEBIAN_FRONTEND: "noninteractive" } });
  const found = findBrowser();
  if (found === undefined) throw new Error("apt-get installed chromium, but no executable of that name is on the PATH.");
  return found;
}
