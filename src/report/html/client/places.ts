interface EditorApi {
  postMessage(message: unknown): void;
}

declare const acquireVsCodeApi: (() => EditorApi) | undefined;

/**
 * In a webview of VS Code, the places of findings become buttons. The message of one is
 * `{type: "open", file, line, column}`, with a path relative to the root and 1-based numbers.
 */
export function enablePlaces(): void {
  if (typeof acquireVsCodeApi === "undefined") return;
  const editor = acquireVsCodeApi();
  for (const place of document.querySelectorAll<HTMLElement>("code[data-file]")) {
    const { file, line, column } = place.dataset;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "open";
    place.replaceWith(button);
    button.append(place);
    button.addEventListener("click", () => {
      editor.postMessage({ type: "open", file, line: Number(line), column: Number(column) });
    });
  }
}
