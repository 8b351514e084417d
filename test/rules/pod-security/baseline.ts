import {
  allowed, atEveryLevel, before, forbidden, forbiddenIn, from, inContainers, inContexts, inPod, inPodContext, onlyBaseline, USER_NAMESPACE, withAnnotation, withVolume,
  type Control, type Fields, type PodCase,
} from "./control.ts";

const SAFE_SYSCTLS: readonly (readonly [name: string, since: number])[] = [
  ["kernel.shm_rmid_forced", 0], ["net.ipv4.ip_local_port_range", 0], ["net.ipv4.ip_unprivileged_port_start", 0],
  ["net.ipv4.tcp_syncookies", 0], ["net.ipv4.ping_group_range", 0], ["net.ipv4.ip_local_reserved_ports", 27],
  ["net.ipv4.tcp_keepalive_time", 29], ["net.ipv4.tcp_fin_timeout", 29], ["net.ipv4.tcp_keepalive_intvl", 29], ["net.ipv4.tcp_keepalive_probes", 29],
  ["net.ipv4.tcp_rmem", 32], ["net.ipv4.tcp_wmem", 32], ["net.ipv4.tcp_slow_start_after_idle", 37], ["net.ipv4.tcp_notsent_lowat", 37],
];
const APPARMOR = "container.apparmor.security.beta.kubernetes.io/";
const SECCOMP_POD = "seccomp.security.alpha.kubernetes.io/pod";
const SECCOMP_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/app";

/** The controls of the baseline profile, in the order of the standard. */
export const BASELINE_CONTROLS: readonly Control[] = [
  {
    name: "HostProcess",
    rules: ["k8s/windows-host-process"],
    cases: [
      ...allowed("nothing", inPod({})),
      ...allowed("hostProcess: false", atEveryLevel({ windowsOptions: { hostProcess: false } })),
      ...allowed("other Windows options", atEveryLevel({ windowsOptions: { runAsUserName: "ContainerUser" } })),
      ...forbidden("hostProcess: true", atEveryLevel({ windowsOptions: { hostProcess: true } })),
    ],
  },
  {
    name: "Host Namespaces",
    rules: ["k8s/host-network", "k8s/host-pid", "k8s/host-ipc"],
    cases: ["hostNetwork", "hostPID", "hostIPC"].flatMap((field) => [
      ...allowed(`${field}: false`, inPod({ [field]: false })),
      ...allowed(`${field}: null`, inPod({ [field]: null })),
      ...forbidden(`${field}: true`, inPod({ [field]: true })),
    ]),
  },
  {
    name: "Privileged Containers",
    rules: ["k8s/privileged-container"],
    cases: [...allowed("privileged: false", inContexts({ privileged: false })), ...forbidden("privileged: true", inContexts({ privileged: true }))],
  },
  {
    name: "Capabilities",
    rules: ["k8s/added-capabilities"],
    cases: [
      ...allowed("no additions", inContexts({ capabilities: { add: [] } })),
      ...allowed("NET_BIND_SERVICE", inContexts({ capabilities: { add: ["NET_BIND_SERVICE"] } })),
      ...["NET_ADMIN", "NET_RAW", "SYS_ADMIN", "SYS_PTRACE", "SYS_TIME", "BPF", "ALL", "CAP_CHOWN", "chown"].flatMap((name) =>
        forbidden(name, inContexts({ capabilities: { add: ["NET_BIND_SERVICE", name] } }))),
    ],
  },
  {
    name: "HostPath Volumes",
    rules: ["k8s/host-path-volume"],
    cases: [
      ...allowed("no hostPath", withVolume({ hostPath: null, emptyDir: {} })),
      ...forbidden("/", withVolume({ hostPath: { path: "/" } })),
      ...forbidden("an ordinary path", withVolume({ hostPath: { path: "/data", type: "Directory" } })),
    ],
  },
  {
    name: "Host Ports",
    rules: ["k8s/host-port"],
    cases: [
      ...allowed("no hostPort", inContainers({ ports: [{ containerPort: 8080 }] })),
      ...allowed("hostPort: 0", inContainers({ ports: [{ containerPort: 8080, hostPort: 0 }] })),
      ...forbidden("hostPort: 8080", inContainers({ ports: [{ containerPort: 80 }, { containerPort: 8080, hostPort: 8080 }] })),
    ],
  },
  { name: "Host Probes / Lifecycle Hooks", rules: ["k8s/host-probe"], cases: hostProbes() },
  {
    name: "AppArmor",
    rules: ["k8s/apparmor-unconfined"],
    cases: [
      ...["RuntimeDefault", "Localhost"].flatMap((type) => allowed(type, atEveryLevel({ appArmorProfile: { type } }))),
      ...forbidden("Unconfined", atEveryLevel({ appArmorProfile: { type: "Unconfined" } })),
      ...["", "runtime/default", "localhost/", "localhost/web"].flatMap((value) => allowed(`"${value}"`, withAnnotation(`${APPARMOR}app`, value))),
      ...["unconfined", "runtime/default2", "docker/default"].flatMap((value) => forbidden(`"${value}"`, withAnnotation(`${APPARMOR}app`, value))),
      ...forbidden("a container that is not written here", withAnnotation(`${APPARMOR}sidecar`, "unconfined")),
    ],
  },
  {
    name: "SELinux",
    rules: ["k8s/selinux-options"],
    cases: [
      ...["", "container_t", "container_init_t", "container_kvm_t"].flatMap((type) => allowed(`type "${type}"`, atEveryLevel({ seLinuxOptions: { type } }))),
      ...forbiddenIn("type container_engine_t", atEveryLevel({ seLinuxOptions: { type: "container_engine_t" } }), before(31)),
      ...forbidden("type spc_t", atEveryLevel({ seLinuxOptions: { type: "spc_t" } })),
      ...allowed("empty user and role, a level", atEveryLevel({ seLinuxOptions: { user: "", role: "", level: "s0:c1,c2" } })),
      ...forbidden("user", atEveryLevel({ seLinuxOptions: { user: "system_u" } })),
      ...forbidden("role", atEveryLevel({ seLinuxOptions: { role: "system_r" } })),
    ],
  },
  {
    name: "/proc Mount Type",
    rules: ["k8s/proc-mount"],
    cases: [
      ...allowed("Default", inContexts({ procMount: "Default" })),
      ...forbidden("Unmasked", inContexts({ procMount: "Unmasked" })),
      ...forbidden("Unmasked with hostUsers: true", inContexts({ procMount: "Unmasked" }, { hostUsers: true })),
      ...forbidden("Unmasked in a user namespace", inContexts({ procMount: "Unmasked" }, USER_NAMESPACE), before(35)),
      ...onlyBaseline("Unmasked in a user namespace", inContexts({ procMount: "Unmasked" }, USER_NAMESPACE), from(35)),
    ],
  },
  { name: "Seccomp", rules: ["k8s/seccomp-unconfined"], cases: seccomp() },
  {
    name: "Sysctls",
    rules: ["k8s/unsafe-sysctls"],
    cases: [
      ...allowed("none", inPodContext({ sysctls: [] })),
      ...SAFE_SYSCTLS.flatMap(([name, since]) => forbiddenIn(name, inPodContext(sysctl(name)), before(since))),
      ...["kernel.msgmax", "net.core.somaxconn", "net.ipv4.tcp_mem", "fs.mqueue.msg_max", ""].flatMap((name) => forbidden(`"${name}"`, inPodContext(sysctl(name)))),
    ],
  },
];

function sysctl(name: string): Fields {
  return { sysctls: [{ name: "kernel.shm_rmid_forced", value: "0" }, { name, value: "1" }] };
}

function hostProbes(): PodCase[] {
  const probes = ["livenessProbe", "readinessProbe", "startupProbe"].map((name) => ({ name, wrap: (handler: Fields): Fields => ({ [name]: handler }) }));
  const hooks = ["postStart", "preStop"].map((name) => ({ name, wrap: (handler: Fields): Fields => ({ lifecycle: { [name]: handler } }) }));
  const actions = [{ action: "httpGet", port: { path: "/", port: 8080 } }, { action: "tcpSocket", port: { port: 8080 } }];
  return [...probes, ...hooks].flatMap(({ name, wrap }) => actions.flatMap(({ action, port }) => [
    ...allowed(`${name} ${action} without host`, inContainers(wrap({ [action]: port }))),
    ...allowed(`${name} ${action} with an empty host`, inContainers(wrap({ [action]: { ...port, host: "" } }))),
    ...["10.0.0.1", "localhost", "127.0.0.1"].flatMap((host) =>
      forbiddenIn(`${name} ${action} of ${host}`, inContainers(wrap({ [action]: { ...port, host } })), from(34))),
  ]));
}

/** Fields count from 1.19 on, annotations before. */
function seccomp(): PodCase[] {
  return [
    ...["RuntimeDefault", "Localhost"].flatMap((type) => allowed(type, atEveryLevel({ seccompProfile: { type } }))),
    ...forbiddenIn("Unconfined", atEveryLevel({ seccompProfile: { type: "Unconfined" } }), from(19)),
    ...forbiddenIn("Unconfined in the pod, although every container has a profile", inPod({
      securityContext: { seccompProfile: { type: "Unconfined" } },
      containers: [{ name: "app", image: "web:1", securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] }, seccompProfile: { type: "RuntimeDefault" } } }],
    }), from(19)),
    ...[SECCOMP_POD, SECCOMP_CONTAINER].flatMap((key) => [
      ...["runtime/default", "docker/default", "localhost/web.json"].flatMap((value) => allowed(`${key}: ${value}`, withAnnotation(key, value))),
      ...forbiddenIn(`${key}: unconfined`, withAnnotation(key, "unconfined"), before(19)),
    ]),
  ];
}
