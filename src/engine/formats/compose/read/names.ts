const COMPOSE_NAME = /(^|\/)(docker-)?compose([.-][^/]*)?\.ya?ml$/i;

export function isComposeName(file: string): boolean {
  return COMPOSE_NAME.test(file);
}

/** The file that Compose reads when none is named. */
export function isMainFile(file: string): boolean {
  return /(^|\/)(docker-)?compose\.ya?ml$/i.test(file);
}

/** The file that Compose merges into the main one by itself. */
export function isOverrideFile(file: string): boolean {
  return /(^|\/)(docker-)?compose\.override\.ya?ml$/i.test(file);
}

/** The paths of the files that Compose may merge into a file by itself; none where it is no main file. */
export function overridesOf(file: string): readonly string[] {
  if (!isMainFile(file)) return [];
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  return ["compose", "docker-compose"].flatMap((name) => ["yaml", "yml"].map((extension) => `${folder}${name}.override.${extension}`));
}

/** The project name that Compose makes of the folder a file stands in; absent for a file at the root, whose folder is not known. */
export function projectNameOf(file: string): string | undefined {
  const folder = file.split("/").at(-2) ?? "";
  const name = folder.toLowerCase().replace(/[^a-z0-9_-]/g, "").replace(/^[_-]+/, "");
  return name === "" ? undefined : name;
}
