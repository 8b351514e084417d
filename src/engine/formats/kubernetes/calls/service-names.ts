/** The Service that a host name means to a pod, where it may mean one. */
export interface ServiceName {
  readonly form: "short" | "cluster" | "dotted";
  readonly toName: string;
  /** Absent for a short name: the namespace of the pod. */
  readonly toNamespace?: string;
}

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** The part of the cluster that is always there. */
const BUILT_IN_NAMESPACES: ReadonlySet<string> = new Set(["kube-system"]);

/**
 * Reads a host name as the DNS of Kubernetes does (DNS for Services and Pods): `service`, `service.namespace`,
 * `service.namespace.svc` with or without a domain; a pod of a headless Service has its own label in front. Undefined where no
 * Service of the set can be meant: other domains, and what every cluster has.
 */
export function serviceOf(host: string): ServiceName | undefined {
  const labels = host.split(".");
  if (!labels.every((label) => LABEL.test(label))) return undefined;
  const [first = "", second] = labels;
  if (second === undefined) return first === "kubernetes" ? undefined : { form: "short", toName: first };
  const svc = labels.indexOf("svc");
  if (svc === 2 || svc === 3) return inNamespace("cluster", labels[svc - 2] ?? "", labels[svc - 1] ?? "");
  return labels.length === 2 ? inNamespace("dotted", first, second) : undefined;
}

function inNamespace(form: ServiceName["form"], toName: string, toNamespace: string): ServiceName | undefined {
  if (BUILT_IN_NAMESPACES.has(toNamespace) || (toName === "kubernetes" && toNamespace === "default")) return undefined;
  return { form, toName, toNamespace };
}
