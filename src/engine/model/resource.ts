/** The thing a finding is about: a Kubernetes object, a Compose service, a Dockerfile stage. */
export interface Resource {
  /** Type with its format, for example `k8s.Deployment`, `compose.service`, `docker.stage`. */
  readonly type: string;
  readonly name: string;
  readonly namespace?: string;
  /** Labels of the object itself; absent where there are none. */
  readonly labels?: Readonly<Record<string, string>>;
}
