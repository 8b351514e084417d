/** Minor version of the newest Kubernetes the rules know of; what manifests are written for where no principles file says. */
export const NEWEST_KUBERNETES_MINOR = 37;
