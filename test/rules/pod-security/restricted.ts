import {
  allowed, atEveryLevel, before, from, inContexts, inPod, inPodContext, onlyBaseline, onlyBaselineIn, USER_NAMESPACE, WINDOWS, withVolume,
  type Control,
} from "./control.ts";

const VOLUME_TYPES = ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret"];
const OTHER_VOLUME_TYPES = [
  "awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "fc", "flexVolume", "flocker", "gcePersistentDisk", "gitRepo", "glusterfs",
  "iscsi", "nfs", "photonPersistentDisk", "portworxVolume", "quobyte", "rbd", "scaleIO", "storageos", "vsphereVolume",
];
const BASELINE_CAPABILITIES = [
  "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
];
const WITHOUT_PROFILE = { securityContext: { seccompProfile: null } };
const WITHOUT_NON_ROOT = { securityContext: { runAsNonRoot: null } };
const SECURE = { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } };

/** What the restricted profile asks for beyond the baseline, in the order of the standard. */
export const RESTRICTED_CONTROLS: readonly Control[] = [
  {
    name: "Volume Types",
    rules: ["k8s/restricted-volume-types"],
    cases: [
      ...VOLUME_TYPES.flatMap((type) => allowed(type, withVolume({ [type]: {} }))),
      ...allowed("null beside an allowed type", withVolume({ nfs: null, emptyDir: {} })),
      ...OTHER_VOLUME_TYPES.flatMap((type) => onlyBaseline(type, withVolume({ [type]: { path: "/" } }))),
    ],
  },
  {
    name: "Privilege Escalation",
    rules: ["k8s/allow-privilege-escalation"],
    cases: [
      ...allowed("false", inContexts({ allowPrivilegeEscalation: false })),
      ...onlyBaseline("true", inContexts({ allowPrivilegeEscalation: true })),
      ...onlyBaseline("nothing", inContexts({ allowPrivilegeEscalation: null })),
      ...onlyBaselineIn("nothing on Windows", inContexts({ allowPrivilegeEscalation: null }, WINDOWS), before(25)),
      ...onlyBaseline("nothing on Linux", inContexts({ allowPrivilegeEscalation: null }, { os: { name: "linux" } })),
      ...onlyBaseline("nothing in a user namespace", inContexts({ allowPrivilegeEscalation: null }, USER_NAMESPACE)),
    ],
  },
  {
    name: "Running as Non-root",
    rules: ["k8s/run-as-non-root"],
    cases: [
      ...allowed("the pod says so", inContexts({ runAsNonRoot: null })),
      ...allowed("pod and container say so", inContexts({ runAsNonRoot: true })),
      ...allowed("only the container says so", inPod({ ...WITHOUT_NON_ROOT, containers: [{ name: "app", image: "web:1", securityContext: { ...SECURE, runAsNonRoot: true } }] })),
      ...onlyBaseline("nobody says so", inPod(WITHOUT_NON_ROOT)),
      ...onlyBaseline("one container says so, others do not", inContexts({ runAsNonRoot: true }, WITHOUT_NON_ROOT)),
      ...onlyBaseline("false", atEveryLevel({ runAsNonRoot: false })),
      ...onlyBaseline("false in the pod, although every container says true", inPod({
        securityContext: { runAsNonRoot: false }, containers: [{ name: "app", image: "web:1", securityContext: { ...SECURE, runAsNonRoot: true } }],
      })),
      ...onlyBaseline("nobody says so on Windows", inPod({ ...WITHOUT_NON_ROOT, ...WINDOWS })),
      ...onlyBaselineIn("nobody says so in a user namespace", inPod({ ...WITHOUT_NON_ROOT, ...USER_NAMESPACE }), before(35)),
      ...onlyBaselineIn("false in a user namespace", atEveryLevel({ runAsNonRoot: false }, USER_NAMESPACE), before(35)),
    ],
  },
  {
    name: "Running as Non-root user",
    rules: ["k8s/run-as-root-uid"],
    cases: [
      ...allowed("another user", atEveryLevel({ runAsUser: 1 })),
      ...allowed("nothing", atEveryLevel({ runAsUser: null })),
      ...onlyBaselineIn("user 0", atEveryLevel({ runAsUser: 0 }), from(23)),
      ...onlyBaselineIn("user 0 in the pod, although every container has another", inPod({
        securityContext: { runAsUser: 0 }, containers: [{ name: "app", image: "web:1", securityContext: { ...SECURE, runAsUser: 10001 } }],
      }), from(23)),
      ...onlyBaselineIn("user 0 in a user namespace", atEveryLevel({ runAsUser: 0 }, USER_NAMESPACE), from(23).filter((minor) => minor < 35)),
      ...allowed("group 0", atEveryLevel({ runAsGroup: 0 })),
    ],
  },
  {
    name: "Seccomp",
    rules: ["k8s/seccomp-profile"],
    cases: [
      ...allowed("the pod has one", inContexts({ seccompProfile: null })),
      ...allowed("only the container has one", inPod({ ...WITHOUT_PROFILE, containers: [{ name: "app", image: "web:1", securityContext: { ...SECURE, seccompProfile: { type: "Localhost", localhostProfile: "a.json" } } }] })),
      ...onlyBaselineIn("nobody has one", inPod(WITHOUT_PROFILE), from(19)),
      ...onlyBaselineIn("one container has one, others do not", inContexts({ seccompProfile: { type: "RuntimeDefault" } }, WITHOUT_PROFILE), from(19)),
      ...onlyBaselineIn("nobody has one on Windows", inPod({ ...WITHOUT_PROFILE, ...WINDOWS }), from(19).filter((minor) => minor < 25)),
      ...onlyBaselineIn("nobody has one in a user namespace", inPod({ ...WITHOUT_PROFILE, ...USER_NAMESPACE }), from(19)),
    ],
  },
  {
    name: "Capabilities",
    rules: ["k8s/drop-all-capabilities", "k8s/restricted-capabilities"],
    cases: [
      ...allowed("drop ALL", inContexts({ capabilities: { drop: ["ALL"] } })),
      ...allowed("drop ALL among others", inContexts({ capabilities: { drop: ["NET_RAW", "ALL"], add: ["NET_BIND_SERVICE"] } })),
      ...onlyBaselineIn("drop something else", inContexts({ capabilities: { drop: ["NET_RAW", "all"] } }), from(22)),
      ...onlyBaselineIn("drop nothing", inContexts({ capabilities: null }), from(22)),
      ...onlyBaselineIn("drop nothing on Windows", inContexts({ capabilities: null }, WINDOWS), from(22).filter((minor) => minor < 25)),
      ...BASELINE_CAPABILITIES.flatMap((name) => onlyBaselineIn(`add ${name}`, inContexts({ capabilities: { drop: ["ALL"], add: [name] } }), from(22))),
      ...onlyBaselineIn("add CHOWN on Windows", inContexts({ capabilities: { drop: ["ALL"], add: ["CHOWN"] } }, WINDOWS), from(22).filter((minor) => minor < 25)),
      ...onlyBaselineIn("add CHOWN in a user namespace", inContexts({ capabilities: { drop: ["ALL"], add: ["CHOWN"] } }, USER_NAMESPACE), from(22)),
    ],
  },
  {
    name: "/proc Mount Type",
    rules: ["k8s/proc-mount-restricted"],
    cases: [
      ...allowed("Default in a user namespace", inContexts({ procMount: "Default" }, USER_NAMESPACE)),
      ...onlyBaseline("Unmasked in a user namespace", inContexts({ procMount: "Unmasked" }, USER_NAMESPACE), from(35)),
    ],
  },
  { name: "Everything from the baseline profile", rules: [], cases: [...allowed("the pod of these tests", inPodContext({}))] },
];
