/** One control of the Pod Security Standards, with pods on both sides of it. */
export interface Control {
  /** As the standard names it. */
  readonly name: string;
  /** The rules that stand for it; no other rule may speak about its pods. */
  readonly rules: readonly string[];
  readonly cases: readonly PodCase[];
}

/** A pod and what the two profiles say to it: true where they allow it. */
export interface PodCase {
  readonly title: string;
  readonly manifest: string;
  readonly baseline: boolean;
  readonly restricted: boolean;
  /** Minor versions of Kubernetes for which this is so. */
  readonly versions: readonly number[];
}

export type Fields = Readonly<Record<string, unknown>>;

/** A pod with what is special about it in words. */
export interface Variant {
  readonly place: string;
  readonly spec: Fields;
  readonly annotations?: Fields;
}

const OLDEST = 18;
const NEWEST = 37;
const EVERY: readonly number[] = Array.from({ length: NEWEST - OLDEST + 1 }, (_, index) => OLDEST + index);
/** For what never changed. */
const SOME: readonly number[] = [18, 24, 30, 34, NEWEST];
export const from = (minor: number): readonly number[] => EVERY.filter((each) => each >= minor);
export const before = (minor: number): readonly number[] => EVERY.filter((each) => each < minor);

export const allowed = (title: string, variants: readonly Variant[], versions = SOME): PodCase[] =>
  casesOf(title, variants, { baseline: true, restricted: true, versions });
export const forbidden = (title: string, variants: readonly Variant[], versions = SOME): PodCase[] =>
  casesOf(title, variants, { baseline: false, restricted: false, versions });
export const onlyBaseline = (title: string, variants: readonly Variant[], versions = SOME): PodCase[] =>
  casesOf(title, variants, { baseline: true, restricted: false, versions });

/** Both profiles forbid it in some versions and allow it in all others. */
export const forbiddenIn = (title: string, variants: readonly Variant[], versions: readonly number[]): PodCase[] => [
  ...forbidden(title, variants, versions), ...allowed(title, variants, others(versions)),
];

/** The restricted profile forbids it in some versions; else it is allowed. */
export const onlyBaselineIn = (title: string, variants: readonly Variant[], versions: readonly number[]): PodCase[] => [
  ...onlyBaseline(title, variants, versions), ...allowed(title, variants, others(versions)),
];

/** A pod that both profiles allow in every version; null in `changes` takes a field away. */
export function podWith(changes: Fields): Fields {
  return merge({ securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } }, containers: [containerWith("app", {})] }, changes);
}

export const inPod = (changes: Fields): Variant[] => [{ place: "pod", spec: podWith(changes) }];
export const inPodContext = (securityContext: Fields): Variant[] => inPod({ securityContext });

/** The changed container in each of the three lists, beside one that is as it should be; `pod` changes the pod around it. */
export function inContainers(changes: Fields, pod: Fields = {}): Variant[] {
  const changed = containerWith("changed", changes);
  return [
    { place: "container", spec: podWith({ ...pod, containers: [containerWith("app", {}), changed] }) },
    { place: "init container", spec: podWith({ ...pod, initContainers: [changed] }) },
    { place: "ephemeral container", spec: podWith({ ...pod, ephemeralContainers: [changed] }) },
  ];
}

export const inContexts = (securityContext: Fields, pod: Fields = {}): Variant[] => inContainers({ securityContext }, pod);

/** A field that pod and container have: at both levels. */
export const atEveryLevel = (securityContext: Fields, pod: Fields = {}): Variant[] => [...inPod(merge(pod, { securityContext })), ...inContexts(securityContext, pod)];

export const withAnnotation = (key: string, value: string): Variant[] => [{ place: "annotation", spec: podWith({}), annotations: { [key]: value } }];
export const withVolume = (source: Fields): Variant[] => [{ place: "volume", spec: podWith({ volumes: [{ name: "fine", emptyDir: {} }, { name: "data", ...source }] }) }];

export const WINDOWS: Fields = { os: { name: "windows" } };
export const USER_NAMESPACE: Fields = { hostUsers: false };

function casesOf(title: string, variants: readonly Variant[], verdict: Omit<PodCase, "title" | "manifest">): PodCase[] {
  if (verdict.versions.length === 0) return [];
  return variants.map(({ place, spec, annotations }) => {
    const metadata = annotations === undefined ? { name: "web" } : { name: "web", annotations };
    return { title: `${title} in ${place}`, manifest: JSON.stringify({ apiVersion: "v1", kind: "Pod", metadata, spec }, null, 1), ...verdict };
  });
}

function containerWith(name: string, changes: Fields): Fields {
  const securityContext = { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } };
  return merge({ name, image: "registry.example.com/web:1.2.0", securityContext }, changes);
}

function merge(base: Fields, changes: Fields): Fields {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(changes)) {
    const known = merged[key];
    merged[key] = isFields(known) && isFields(value) ? merge(known, value) : value;
  }
  return merged;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function others(versions: readonly number[]): readonly number[] {
  return EVERY.filter((minor) => !versions.includes(minor));
}
