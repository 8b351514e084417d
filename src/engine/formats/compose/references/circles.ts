/**
 * Circles of services that wait for one another: for each, the service and the name it waits for that close it, and its way in words.
 * Each circle is given once, at the service that stands first.
 */
export function findCircles(waitsFor: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, string> {
  const circles = new Map<string, string>();
  const done = new Set<string>();
  for (const start of waitsFor.keys()) {
    if (done.has(start)) continue;
    const way = wayBack(waitsFor, start, done);
    if (way === null) continue;
    circles.set(circleKey(start, way[1] ?? start), way.join(" → "));
    for (const name of way) done.add(name);
  }
  return circles;
}

export function circleKey(service: string, dependency: string): string {
  return JSON.stringify([service, dependency]);
}

/** The shortest way from a service back to itself, both ends included; null where there is none. */
function wayBack(waitsFor: ReadonlyMap<string, readonly string[]>, start: string, without: ReadonlySet<string>): string[] | null {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let at = 0; at < queue.length; at += 1) {
    const name = queue[at] ?? start;
    for (const next of waitsFor.get(name) ?? []) {
      if (next === start) return [...trace(cameFrom, start, name), start];
      if (cameFrom.has(next) || without.has(next)) continue;
      cameFrom.set(next, name);
      queue.push(next);
    }
  }
  return null;
}

function trace(cameFrom: ReadonlyMap<string, string>, start: string, end: string): string[] {
  const way = [end];
  for (let name = end; name !== start; ) {
    name = cameFrom.get(name) ?? start;
    way.unshift(name);
  }
  return way;
}
