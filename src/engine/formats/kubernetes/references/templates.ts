import type { Fact } from "../../../model/facts.ts";
import { ANY_KIND, unknown } from "./unknown.ts";

const KIND = /^[ \t]*-?[ \t]*["']?kind["']?:[ \t]*(.*?)[ \t]*$/gm;
const WORKLOADS = /^(?:Pod|Deployment|StatefulSet|DaemonSet|ReplicaSet|ReplicationController|Job|CronJob|Rollout|DeploymentConfig)$/;

/** What a template may make once it is rendered: objects of the kinds it names, under any name and in any namespace. */
export function templateFacts(text: string): Fact[] {
  const kinds = new Set<string>();
  for (const [, written = ""] of text.matchAll(KIND)) {
    const kind = written.replace(/^["']|["']$/g, "");
    kinds.add(/^[A-Z]\w*$/.test(kind) ? kind : ANY_KIND);
    if (WORKLOADS.test(kind)) kinds.add("Pod");
  }
  if (kinds.size === 0) return [];
  return [{ type: "k8s.unknown", document: 0, route: [], value: unknown({ kinds: [...kinds].sort(), isWhole: true }) }];
}
