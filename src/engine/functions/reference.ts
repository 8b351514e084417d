import { describeType } from "./describe-type.ts";
import type { FunctionDeclaration, FunctionTable } from "./declaration.ts";

/** How a function is called and what it gives: `string.startsWith(string) → bool`. */
export function signatureOf(declaration: FunctionDeclaration): string {
  const types = declaration.parameters.map((type) => describeType(type));
  const [receiver = "", ...others] = types;
  const call = declaration.style === "global" ? `${declaration.name}(${types.join(", ")})` : `${receiver}.${declaration.name}(${others.join(", ")})`;
  return `${call} → ${describeType(declaration.returns)}`;
}

/** The functions as a Markdown table, by name. Those of style `both` are marked by a star. */
export function formatFunctionReference(table: FunctionTable): string {
  const declarations = [...table.values()].flat();
  const sorted = declarations.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const rows = sorted.map((declaration) => {
    const star = declaration.style === "both" ? " \\*" : "";
    return `| \`${signatureOf(declaration)}\`${star} | ${declaration.documentation.replaceAll("*", "\\*").replaceAll("|", "\\|")} |`;
  });
  return ["| function | gives |", "| --- | --- |", ...rows].join("\n");
}
