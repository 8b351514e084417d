import { BOOL, closedObject, DYN, INT, INT_OR_STRING, listOf, mapOf, QUANTITY, STRING, TEXT } from "../../../model/type.ts";

// Field names and types follow the Kubernetes API reference, core/v1.

const seccompProfile = closedObject("SeccompProfile", { type: STRING, localhostProfile: STRING });
const appArmorProfile = closedObject("AppArmorProfile", { type: STRING, localhostProfile: STRING });
const seLinuxOptions = closedObject("SELinuxOptions", { user: STRING, role: STRING, type: STRING, level: STRING });
const windowsOptions = closedObject("WindowsSecurityContextOptions", {
  gmsaCredentialSpecName: STRING,
  gmsaCredentialSpec: STRING,
  runAsUserName: STRING,
  hostProcess: BOOL,
});

/** SecurityContext of a container. */
export const SECURITY_CONTEXT = closedObject("SecurityContext", {
  allowPrivilegeEscalation: BOOL,
  appArmorProfile,
  capabilities: closedObject("Capabilities", { add: listOf(STRING), drop: listOf(STRING) }),
  privileged: BOOL,
  procMount: STRING,
  readOnlyRootFilesystem: BOOL,
  runAsGroup: INT,
  runAsNonRoot: BOOL,
  runAsUser: INT,
  seLinuxOptions,
  seccompProfile,
  windowsOptions,
});

/** PodSecurityContext: what holds for all containers of a pod. */
export const POD_SECURITY_CONTEXT = closedObject("PodSecurityContext", {
  appArmorProfile,
  fsGroup: INT,
  fsGroupChangePolicy: STRING,
  runAsGroup: INT,
  runAsNonRoot: BOOL,
  runAsUser: INT,
  seLinuxChangePolicy: STRING,
  seLinuxOptions,
  seccompProfile,
  supplementalGroups: listOf(INT),
  supplementalGroupsPolicy: STRING,
  sysctls: listOf(closedObject("Sysctl", { name: STRING, value: STRING })),
  windowsOptions,
});

const httpGet = closedObject("HTTPGetAction", {
  host: STRING,
  httpHeaders: listOf(closedObject("HTTPHeader", { name: STRING, value: TEXT })),
  path: TEXT,
  port: INT_OR_STRING,
  scheme: STRING,
});
const tcpSocket = closedObject("TCPSocketAction", { host: STRING, port: INT_OR_STRING });
const exec = closedObject("ExecAction", { command: listOf(TEXT) });

/** Probe. */
export const PROBE = closedObject("Probe", {
  exec,
  failureThreshold: INT,
  grpc: closedObject("GRPCAction", { port: INT, service: STRING }),
  httpGet,
  initialDelaySeconds: INT,
  periodSeconds: INT,
  successThreshold: INT,
  tcpSocket,
  terminationGracePeriodSeconds: INT,
  timeoutSeconds: INT,
});

const lifecycleHandler = closedObject("LifecycleHandler", {
  exec,
  httpGet,
  sleep: closedObject("SleepAction", { seconds: INT }),
  tcpSocket,
});

/** ResourceRequirements, of a container or of a pod. */
export const RESOURCES = closedObject("ResourceRequirements", {
  claims: listOf(closedObject("ResourceClaim", { name: STRING, request: STRING })),
  limits: mapOf(QUANTITY),
  requests: mapOf(QUANTITY),
});

const keySelector = closedObject("KeySelector", { name: STRING, key: STRING, optional: BOOL });

export const ENV_VAR = closedObject("EnvVar", {
  name: STRING,
  value: TEXT,
  valueFrom: closedObject("EnvVarSource", {
    configMapKeyRef: keySelector,
    fieldRef: closedObject("ObjectFieldSelector", { apiVersion: STRING, fieldPath: STRING }),
    fileKeyRef: closedObject("FileKeySelector", { key: STRING, optional: BOOL, path: STRING, volumeName: STRING }),
    resourceFieldRef: closedObject("ResourceFieldSelector", { containerName: STRING, divisor: QUANTITY, resource: STRING }),
    secretKeyRef: keySelector,
  }),
});

const envFrom = closedObject("EnvFromSource", {
  configMapRef: closedObject("ConfigMapEnvSource", { name: STRING, optional: BOOL }),
  prefix: STRING,
  secretRef: closedObject("SecretEnvSource", { name: STRING, optional: BOOL }),
});

const volumeMount = closedObject("VolumeMount", {
  mountPath: STRING,
  mountPropagation: STRING,
  name: STRING,
  readOnly: BOOL,
  recursiveReadOnly: STRING,
  subPath: STRING,
  subPathExpr: TEXT,
});

/** Container, init container or ephemeral container. */
export const CONTAINER = closedObject("Container", {
  name: STRING,
  image: STRING,
  imagePullPolicy: STRING,
  command: listOf(TEXT),
  args: listOf(TEXT),
  workingDir: STRING,
  ports: listOf(closedObject("ContainerPort", { containerPort: INT, hostIP: STRING, hostPort: INT, name: STRING, protocol: STRING })),
  env: listOf(ENV_VAR),
  envFrom: listOf(envFrom),
  resources: RESOURCES,
  resizePolicy: listOf(DYN),
  restartPolicy: STRING,
  restartPolicyRules: listOf(DYN),
  volumeMounts: listOf(volumeMount),
  volumeDevices: listOf(closedObject("VolumeDevice", { devicePath: STRING, name: STRING })),
  livenessProbe: PROBE,
  readinessProbe: PROBE,
  startupProbe: PROBE,
  lifecycle: closedObject("Lifecycle", { postStart: lifecycleHandler, preStop: lifecycleHandler, stopSignal: STRING }),
  terminationMessagePath: STRING,
  terminationMessagePolicy: STRING,
  securityContext: SECURITY_CONTEXT,
  stdin: BOOL,
  stdinOnce: BOOL,
  targetContainerName: STRING,
  tty: BOOL,
});
