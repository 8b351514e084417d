import { closedObject, DYN, INT, INT_OR_STRING, listOf, mapOf, openObject, STRING, BOOL } from "../../../model/type.ts";
import { LABEL_SELECTOR, OBJECT_META } from "./pod-types.ts";

// Field names and types follow the Kubernetes API reference: core/v1, networking/v1, rbac/v1.

const base = { apiVersion: STRING, kind: STRING, metadata: OBJECT_META };

/** Any object: what every kind has, open for the rest. */
export const ANY_OBJECT = openObject("Object", base);

export const SERVICE = closedObject("Service", {
  ...base,
  status: DYN,
  spec: closedObject("ServiceSpec", {
    allocateLoadBalancerNodePorts: BOOL,
    clusterIP: STRING,
    clusterIPs: listOf(STRING),
    externalIPs: listOf(STRING),
    externalName: STRING,
    externalTrafficPolicy: STRING,
    healthCheckNodePort: INT,
    internalTrafficPolicy: STRING,
    ipFamilies: listOf(STRING),
    ipFamilyPolicy: STRING,
    loadBalancerClass: STRING,
    loadBalancerIP: STRING,
    loadBalancerSourceRanges: listOf(STRING),
    ports: listOf(
      closedObject("ServicePort", { appProtocol: STRING, name: STRING, nodePort: INT, port: INT, protocol: STRING, targetPort: INT_OR_STRING }),
    ),
    publishNotReadyAddresses: BOOL,
    selector: mapOf(STRING),
    sessionAffinity: STRING,
    sessionAffinityConfig: DYN,
    trafficDistribution: STRING,
    type: STRING,
  }),
});

const ingressBackend = closedObject("IngressBackend", {
  resource: DYN,
  service: closedObject("IngressServiceBackend", { name: STRING, port: closedObject("ServiceBackendPort", { name: STRING, number: INT }) }),
  // The fields of extensions/v1beta1 and networking/v1beta1.
  serviceName: STRING,
  servicePort: INT_OR_STRING,
});

export const INGRESS = closedObject("Ingress", {
  ...base,
  status: DYN,
  spec: closedObject("IngressSpec", {
    backend: ingressBackend,
    defaultBackend: ingressBackend,
    ingressClassName: STRING,
    rules: listOf(
      closedObject("IngressRule", {
        host: STRING,
        http: closedObject("HTTPIngressRuleValue", {
          paths: listOf(closedObject("HTTPIngressPath", { backend: ingressBackend, path: STRING, pathType: STRING })),
        }),
      }),
    ),
    tls: listOf(closedObject("IngressTLS", { hosts: listOf(STRING), secretName: STRING })),
  }),
});

const networkPolicyPeer = closedObject("NetworkPolicyPeer", {
  ipBlock: closedObject("IPBlock", { cidr: STRING, except: listOf(STRING) }),
  namespaceSelector: LABEL_SELECTOR,
  podSelector: LABEL_SELECTOR,
});
const networkPolicyPorts = listOf(closedObject("NetworkPolicyPort", { endPort: INT, port: INT_OR_STRING, protocol: STRING }));

export const NETWORK_POLICY = closedObject("NetworkPolicy", {
  ...base,
  status: DYN,
  spec: closedObject("NetworkPolicySpec", {
    egress: listOf(closedObject("NetworkPolicyEgressRule", { ports: networkPolicyPorts, to: listOf(networkPolicyPeer) })),
    ingress: listOf(closedObject("NetworkPolicyIngressRule", { ports: networkPolicyPorts, from: listOf(networkPolicyPeer) })),
    podSelector: LABEL_SELECTOR,
    policyTypes: listOf(STRING),
  }),
});

export const CONFIG_MAP = closedObject("ConfigMap", {
  ...base,
  binaryData: mapOf(STRING),
  data: mapOf({ kind: "text" }),
  immutable: BOOL,
});

export const POLICY_RULE = closedObject("PolicyRule", {
  apiGroups: listOf(STRING),
  nonResourceURLs: listOf(STRING),
  resourceNames: listOf(STRING),
  resources: listOf(STRING),
  verbs: listOf(STRING),
});

export const ROLE = closedObject("Role", { ...base, rules: listOf(POLICY_RULE), aggregationRule: DYN });

export const BINDING = closedObject("RoleBinding", {
  ...base,
  roleRef: closedObject("RoleRef", { apiGroup: STRING, kind: STRING, name: STRING }),
  subjects: listOf(closedObject("Subject", { apiGroup: STRING, kind: STRING, name: STRING, namespace: STRING })),
});
