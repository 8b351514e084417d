/** What one vendor owns; a rule tells the vendor in its message. */
export interface VendorPrefix {
  readonly vendor: string;
  /** What a key begins with; one that ends in a slash stands for the whole domain. */
  readonly prefixes: readonly string[];
}

/**
 * Annotations that one provider or one product reads. As of 2026-11: the documentation of each, and for service.beta.kubernetes.io
 * "Internal load balancer" and the pages of the cloud controller managers, against which those of load balancers are proof-read.
 */
export const VENDOR_ANNOTATIONS: readonly VendorPrefix[] = [
  {
    vendor: "aws",
    prefixes: [
      "service.beta.kubernetes.io/aws-",
      "alb.ingress.kubernetes.io/",
      "eks.amazonaws.com/",
      "iam.amazonaws.com/",
      "vpc.amazonaws.com/",
      "k8s.amazonaws.com/",
      "karpenter.k8s.aws/",
    ],
  },
  {
    vendor: "gcp",
    prefixes: [
      "cloud.google.com/",
      "beta.cloud.google.com/",
      "networking.gke.io/",
      "iam.gke.io/",
      "gke-gcsfuse/",
      "cnrm.cloud.google.com/",
      "ingress.gcp.kubernetes.io/",
      "kubernetes.io/ingress.global-static-ip-name",
      "kubernetes.io/ingress.regional-static-ip-name",
    ],
  },
  {
    vendor: "azure",
    prefixes: [
      "service.beta.kubernetes.io/azure-",
      "appgw.ingress.kubernetes.io/",
      "azure.workload.identity/",
      "kubernetes.azure.com/",
      "alb.networking.azure.io/",
    ],
  },
  { vendor: "alibaba-cloud", prefixes: ["service.beta.kubernetes.io/alibaba-cloud-", "service.beta.kubernetes.io/alicloud-", "k8s.aliyun.com/"] },
  { vendor: "digitalocean", prefixes: ["service.beta.kubernetes.io/do-", "kubernetes.digitalocean.com/"] },
  { vendor: "hetzner", prefixes: ["load-balancer.hetzner.cloud/"] },
  { vendor: "ibm-cloud", prefixes: ["service.kubernetes.io/ibm-load-balancer-"] },
  { vendor: "linode", prefixes: ["service.beta.kubernetes.io/linode-loadbalancer-"] },
  { vendor: "openstack", prefixes: ["loadbalancer.openstack.org/", "service.beta.kubernetes.io/openstack-"] },
  { vendor: "oracle-cloud", prefixes: ["service.beta.kubernetes.io/oci-", "oci.oraclecloud.com/", "oci-network-load-balancer.oraclecloud.com/"] },
  { vendor: "ovhcloud", prefixes: ["service.beta.kubernetes.io/ovh-", "loadbalancer.ovhcloud.com/"] },
  { vendor: "scaleway", prefixes: ["service.beta.kubernetes.io/scw-", "k8s.scaleway.com/"] },
  { vendor: "tencent-cloud", prefixes: ["service.kubernetes.io/qcloud-", "service.cloud.tencent.com/"] },
  { vendor: "vultr", prefixes: ["service.beta.kubernetes.io/vultr-loadbalancer-"] },
  { vendor: "yandex-cloud", prefixes: ["yandex.cloud/"] },
  { vendor: "openshift", prefixes: ["haproxy.router.openshift.io/", "router.openshift.io/", "service.beta.openshift.io/", "service.alpha.openshift.io/"] },
  { vendor: "ingress-nginx", prefixes: ["nginx.ingress.kubernetes.io/"] },
  { vendor: "f5-nginx", prefixes: ["nginx.org/", "nginx.com/"] },
  { vendor: "traefik", prefixes: ["traefik.ingress.kubernetes.io/"] },
  { vendor: "haproxy", prefixes: ["haproxy.org/", "haproxy-ingress.github.io/"] },
  { vendor: "kong", prefixes: ["konghq.com/"] },
  { vendor: "contour", prefixes: ["projectcontour.io/"] },
  { vendor: "ambassador", prefixes: ["getambassador.io/"] },
  { vendor: "datadog", prefixes: ["ad.datadoghq.com/", "admission.datadoghq.com/", "tags.datadoghq.com/"] },
  { vendor: "dynatrace", prefixes: ["oneagent.dynatrace.com/", "metrics.dynatrace.com/", "dynakube.dynatrace.com/"] },
  { vendor: "elastic", prefixes: ["co.elastic.logs/", "co.elastic.metrics/", "co.elastic.hints/"] },
  { vendor: "hashicorp-vault", prefixes: ["vault.hashicorp.com/"] },
  { vendor: "hashicorp-consul", prefixes: ["consul.hashicorp.com/"] },
];

/** Labels and taints of nodes that one provider sets. As of 2026-11: the documentation of each provider's Kubernetes service and drivers. */
export const VENDOR_NODE_LABELS: readonly VendorPrefix[] = [
  {
    vendor: "aws",
    prefixes: ["eks.amazonaws.com/", "alpha.eksctl.io/", "karpenter.k8s.aws/", "topology.ebs.csi.aws.com/", "topology.k8s.aws/", "k8s.amazonaws.com/"],
  },
  { vendor: "gcp", prefixes: ["cloud.google.com/", "topology.gke.io/", "iam.gke.io/", "components.gke.io/"] },
  { vendor: "azure", prefixes: ["kubernetes.azure.com/", "topology.disk.csi.azure.com/"] },
  { vendor: "alibaba-cloud", prefixes: ["alibabacloud.com/", "topology.diskplugin.csi.alibabacloud.com/"] },
  { vendor: "digitalocean", prefixes: ["doks.digitalocean.com/"] },
  { vendor: "hetzner", prefixes: ["csi.hetzner.cloud/"] },
  { vendor: "ibm-cloud", prefixes: ["ibm-cloud.kubernetes.io/"] },
  { vendor: "linode", prefixes: ["lke.linode.com/"] },
  { vendor: "oracle-cloud", prefixes: ["oci.oraclecloud.com/"] },
  { vendor: "scaleway", prefixes: ["k8s.scaleway.com/"] },
  { vendor: "vultr", prefixes: ["vke.vultr.com/"] },
];

/** What a class is good for, in names that hold everywhere. */
export type StorageUse = "block" | "block-fast" | "file";

/**
 * Storage classes that exist on the clusters of one provider: those it installs, and its volume types, after which classes are named by
 * custom. Names that several providers use (default, standard, premium) are left out. As of 2026-11: the documentation of each.
 */
export const VENDOR_STORAGE_CLASSES: ReadonlyMap<string, { readonly vendor: string; readonly use: StorageUse }> = new Map(
  (
    [
      ["aws", "block", ["gp2", "gp3", "ebs-gp3", "gp2-csi", "gp3-csi"]],
      ["aws", "block-fast", ["io1", "io2"]],
      ["gcp", "block", ["standard-rwo", "pd-standard", "pd-balanced", "hyperdisk-balanced"]],
      ["gcp", "block-fast", ["premium-rwo", "pd-ssd", "pd-extreme", "hyperdisk-extreme"]],
      ["gcp", "file", ["standard-rwx", "premium-rwx", "enterprise-rwx", "zonal-rwx", "enterprise-multishare-rwx"]],
      ["azure", "block", ["managed", "managed-csi"]],
      ["azure", "block-fast", ["managed-premium", "managed-csi-premium"]],
      ["azure", "file", ["azurefile", "azurefile-premium", "azurefile-csi", "azurefile-csi-premium", "azurefile-csi-nfs"]],
      ["alibaba-cloud", "block", ["alicloud-disk-efficiency", "alicloud-disk-topology", "alicloud-disk-topology-alltype", "alicloud-disk-available"]],
      ["alibaba-cloud", "block-fast", ["alicloud-disk-ssd", "alicloud-disk-essd"]],
      ["digitalocean", "block", ["do-block-storage", "do-block-storage-retain", "do-block-storage-xfs", "do-block-storage-xfs-retain"]],
      ["hetzner", "block", ["hcloud-volumes"]],
      ["ibm-cloud", "block", ["ibmc-block-bronze", "ibmc-block-silver", "ibmc-block-gold", "ibmc-vpc-block-5iops-tier", "ibmc-vpc-block-general-purpose"]],
      ["ibm-cloud", "block-fast", ["ibmc-vpc-block-10iops-tier"]],
      ["ibm-cloud", "file", ["ibmc-file-bronze", "ibmc-file-silver", "ibmc-file-gold"]],
      ["linode", "block", ["linode-block-storage", "linode-block-storage-retain"]],
      ["oracle-cloud", "block", ["oci-bv"]],
      ["scaleway", "block", ["scw-bssd", "scw-bssd-retain"]],
      ["vultr", "block", ["vultr-block-storage", "vultr-block-storage-hdd"]],
    ] as const
  ).flatMap(([vendor, use, names]) => names.map((name) => [name, { vendor, use }] as const)),
);
