import { shortName } from "../../../functions/image-sources.ts";
import type { ShellCommand } from "../../../functions/shell-command.ts";
import { baseName, unwrap } from "../../../functions/shell-script.ts";
import { UNRESOLVED, type Value } from "../../../model/value.ts";
import { BUILD_PACKAGES, BUILD_PROGRAMS, BUILD_SUBCOMMANDS, TOOLCHAIN_IMAGES } from "./toolchain-tables.ts";
import { HOLE } from "./expand.ts";
import type { ImageParts } from "./image.ts";
import type { StageState } from "./stages.ts";

const INSTALLERS: ReadonlySet<string> = new Set(["apk", "apt", "apt-get", "dnf", "microdnf", "yum", "zypper"]);
const REMOVALS: ReadonlySet<string> = new Set(["remove", "purge", "autoremove", "del", "erase"]);

/** Whether an image brings the tools of a build; unresolved where its name or tag is. */
export function hasToolchain({ name, tag }: ImageParts): Value {
  if (name.includes(HOLE)) return UNRESOLVED;
  const known = TOOLCHAIN_IMAGES.filter((image) => image.name === shortName(name));
  if (known.length === 0) return false;
  return tag === UNRESOLVED ? UNRESOLVED : known.some((image) => image.tag.test(typeof tag === "string" ? tag : "latest"));
}

/** Compilers and build tools that the RUNs of a stage call or install, each once; those that are removed again do not count. */
export function buildToolsOf(stage: StageState): string[] {
  const commands = stage.instructions.filter(({ instruction }) => instruction.keyword === "RUN").flatMap(({ instruction }) => instruction.commands);
  const removed = new Set(commands.filter((command) => wordsOf(command).some((word) => REMOVALS.has(word))).flatMap(wordsOf));
  const tools = commands.flatMap((command) => toolsOf(wordsOf(command)));
  return [...new Set(tools)].filter((tool) => !removed.has(tool));
}

/** The program without its path, and its arguments; unknown words as they are written. */
function wordsOf({ words }: ShellCommand): string[] {
  const { command } = unwrap(words);
  const [program, ...others] = words.slice(command).map(({ text }) => text);
  return program === undefined ? [] : [baseName(program), ...others];
}

function toolsOf([program = "", ...others]: readonly string[]): string[] {
  const operands = others.filter((word) => !word.startsWith("-"));
  if (INSTALLERS.has(program)) {
    const installs = operands[0] === "install" || operands[0] === "add";
    return installs ? operands.filter((word) => BUILD_PACKAGES.has(word)) : [];
  }
  const subcommands = Object.hasOwn(BUILD_SUBCOMMANDS, program) ? BUILD_SUBCOMMANDS[program] : undefined;
  if (subcommands === undefined) return BUILD_PROGRAMS.has(program) ? [program] : [];
  const called = [operands.slice(0, 1), operands.slice(0, 2)].map((part) => part.join(" ")).find((part) => subcommands.test(part));
  return called === undefined ? [] : [`${program} ${called}`];
}
