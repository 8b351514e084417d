/**
 * Images whose own configuration names a user other than root, without registry `docker.io` and without `library/`.
 * As of 2025-11, from the USER in each publisher's Dockerfile or image documentation. `*` stands for any text.
 */
export const NON_ROOT_IMAGES = {
  asOf: "2025-11-01",
  names: [
    "cgr.dev/chainguard/*",
    "cgr.dev/chainguard-private/*",
    "chainguard/*",
    "dhi.io/*",
    "bitnami/*",
    "bitnamilegacy/*",
    "bitnamisecure/*",
    "public.ecr.aws/bitnami/*",
    "*-unprivileged",
    "apache/airflow",
    "apache/kafka",
    "confluentinc/cp-*",
    "curlimages/curl",
    "docker.elastic.co/kibana/kibana",
    "docker.elastic.co/logstash/logstash",
    "grafana/grafana",
    "grafana/k6",
    "grafana/loki",
    "jenkins/inbound-agent",
    "jenkins/jenkins",
    "mcr.microsoft.com/mssql/server",
    "openpolicyagent/opa",
    "opensearchproject/opensearch",
    "prom/alertmanager",
    "prom/node-exporter",
    "prom/prometheus",
    "quay.io/keycloak/keycloak",
    "quay.io/prometheus/alertmanager",
    "quay.io/prometheus/node-exporter",
    "quay.io/prometheus/prometheus",
    "registry.access.redhat.com/ubi8/go-toolset",
    "registry.access.redhat.com/ubi8/httpd-24",
    "registry.access.redhat.com/ubi8/nginx-*",
    "registry.access.redhat.com/ubi8/nodejs-*",
    "registry.access.redhat.com/ubi8/openjdk-*",
    "registry.access.redhat.com/ubi8/php-*",
    "registry.access.redhat.com/ubi8/python-*",
    "registry.access.redhat.com/ubi8/ruby-*",
    "registry.access.redhat.com/ubi9/go-toolset",
    "registry.access.redhat.com/ubi9/httpd-24",
    "registry.access.redhat.com/ubi9/nginx-*",
    "registry.access.redhat.com/ubi9/nodejs-*",
    "registry.access.redhat.com/ubi9/openjdk-*",
    "registry.access.redhat.com/ubi9/php-*",
    "registry.access.redhat.com/ubi9/python-*",
    "registry.access.redhat.com/ubi9/ruby-*",
    "selenium/*",
    "solr",
    "varnish",
  ],
  /** Images of these publishers that run as root all the same. */
  exceptions: ["bitnami/minideb", "bitnami/minideb-extras", "bitnamilegacy/minideb", "cgr.dev/chainguard/wolfi-base", "chainguard/wolfi-base"],
};

/** File names that ADD unpacks: tar archives, also compressed. As of 2025-11, Dockerfile reference, "ADD". */
export const ARCHIVE_SUFFIXES: readonly string[] = [
  ".tar", ".tar.gz", ".tgz", ".taz", ".tar.bz2", ".tbz", ".tbz2", ".tb2", ".tar.xz", ".txz", ".tar.zst", ".tzst", ".tar.lzma", ".tlz",
];

/** Suffixes of files that are no archive, whatever they hold. */
export const PLAIN_SUFFIXES: ReadonlySet<string> = new Set(
  (
    "bash c cc cfg cjs conf cpp crt cs csproj css env go gradle h html ini jar java js json jsx kt list lock md mjs php pem pl " +
    "properties ps1 py rb repo rs rst service sh sln sql toml ts tsx txt vbproj war xml yaml yml"
  ).split(" "),
);

/** How a program is told to accept any server. Flags match whole words, or the part before `=`. */
export interface TransferSwitch {
  /** Names of the program; one ending in `*` may be followed by a version (`pip3.12`). */
  readonly programs: readonly string[];
  readonly flags?: readonly string[];
  /** A flag of one letter, which may stand in a cluster (`-fsSLk`); `valued` are the letters that take the rest as value. */
  readonly letter?: { readonly flag: string; readonly valued: string };
  /** Flags whose value is the next word. */
  readonly valued?: readonly string[];
  /** Settings (`name=value`, or the name and the value in two words) with the values that switch checks off. */
  readonly settings?: Readonly<Record<string, readonly string[]>>;
}

const OFF = ["false", "0", "no", "off", "none"];
const ON = ["true", "1", "yes", "on"];

/** As of 2025-11, from the manual of each program. Names of settings are lower-case. */
export const TRANSFER_SWITCHES: readonly TransferSwitch[] = [
  {
    programs: ["curl"],
    flags: ["--insecure", "--proxy-insecure", "--doh-insecure"],
    letter: { flag: "k", valued: "AbcCdDeEFhHKmoPQrtTuUwxXyYz" },
  },
  { programs: ["wget", "wget2", "apk"], flags: ["--no-check-certificate"] },
  { programs: ["aria2c"], settings: { "check-certificate": OFF } },
  { programs: ["http", "https"], settings: { verify: ["no", "false"] } },
  { programs: ["pip*", "pipenv", "poetry"], valued: ["--trusted-host"] },
  { programs: ["uv"], valued: ["--allow-insecure-host", "--trusted-host"] },
  { programs: ["npm", "npx", "pnpm", "yarn", "yarnpkg"], flags: ["--no-strict-ssl"], settings: { "strict-ssl": OFF, enablestrictssl: OFF } },
  { programs: ["git"], settings: { "http.sslverify": OFF, "http.proxysslverify": OFF } },
  { programs: ["yum", "dnf", "microdnf", "dnf5", "tdnf"], settings: { sslverify: OFF, proxy_sslverify: OFF }, flags: ["--nosslverify"] },
  {
    programs: ["apt", "apt-get"],
    settings: { "acquire::https::verify-peer": OFF, "acquire::https::verify-host": OFF },
  },
  { programs: ["conda", "mamba", "micromamba"], flags: ["--insecure"], settings: { ssl_verify: OFF } },
  { programs: ["bundle", "bundler"], settings: { ssl_verify_mode: ["0"] } },
  { programs: ["composer"], settings: { "disable-tls": ON } },
  { programs: ["mvn", "mvnw"], settings: { "maven.wagon.http.ssl.insecure": ON } },
  { programs: ["aws"], flags: ["--no-verify-ssl"] },
  { programs: ["gcloud"], settings: { "auth/disable_ssl_validation": ON } },
  { programs: ["helm", "kubectl", "oc"], flags: ["--insecure-skip-tls-verify"] },
  { programs: ["ansible-galaxy"], flags: ["--ignore-certs"] },
  { programs: ["svn"], flags: ["--trust-server-cert"] },
];

/** Variables of the environment that switch certificate checks off; null = whatever the value, unless it is empty. As of 2025-11. */
export const TRANSFER_VARIABLES: Readonly<Record<string, readonly string[] | null>> = {
  AZURE_CLI_DISABLE_CONNECTION_VERIFICATION: null,
  CONDA_SSL_VERIFY: OFF,
  GIT_SSL_NO_VERIFY: null,
  GOINSECURE: null,
  NODE_TLS_REJECT_UNAUTHORIZED: ["0"],
  NPM_CONFIG_STRICT_SSL: OFF,
  PERL_LWP_SSL_VERIFY_HOSTNAME: ["0"],
  PIP_TRUSTED_HOST: null,
  PYTHONHTTPSVERIFY: ["0"],
  UV_INSECURE_HOST: null,
  YARN_ENABLE_STRICT_SSL: OFF,
  YARN_STRICT_SSL: OFF,
};
