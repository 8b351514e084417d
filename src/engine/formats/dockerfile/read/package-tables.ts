/** Package managers that keep their configuration and caches in the same places. */
export type PackageFamily = "apt" | "apk" | "rpm" | "zypper" | "pip" | "npm" | "gem" | "go";

/** How the command line of a package manager is read. */
export interface PackageTool {
  readonly family: PackageFamily;
  /** Options of one letter whose value is the rest of the word, or the next word. */
  readonly valuedLetters: string;
  /** Long options whose value is the next word, unless it follows `=`. */
  readonly valued: readonly string[];
  /** Other names of an action. */
  readonly aliases?: Readonly<Record<string, string>>;
}

const APT: PackageTool = {
  family: "apt",
  valuedLetters: "octaP",
  valued: ["--option", "--config-file", "--target-release", "--default-release", "--host-architecture", "--build-profiles", "--solver"],
  aliases: { "full-upgrade": "dist-upgrade", distclean: "dist-clean" },
};

const RPM: PackageTool = {
  family: "rpm",
  valuedLetters: "cxdeR",
  valued: [
    ...["--config", "--exclude", "--excludepkgs", "--enablerepo", "--disablerepo", "--enable-repo", "--disable-repo", "--repo", "--repoid"],
    ...["--installroot", "--releasever", "--setopt", "--forcearch", "--disableplugin", "--enableplugin", "--comment", "--downloaddir"],
    ...["--destdir", "--color", "--rpmverbosity", "--advisory", "--advisories", "--from-repo", "--debuglevel", "--errorlevel"],
  ],
  aliases: { in: "install", update: "upgrade", "upgrade-minimal": "upgrade", "update-minimal": "upgrade", groupinstall: "group-install", localinstall: "local-install" },
};

/** As of 2025-11, from the manual page or reference of each program. */
export const PACKAGE_TOOLS: Readonly<Record<string, PackageTool>> = {
  apt: APT,
  "apt-get": APT,
  apk: {
    family: "apk",
    valuedLetters: "pXt",
    valued: [
      ...["--root", "--repository", "--virtual", "--arch", "--keys-dir", "--repositories-file", "--wait", "--progress-fd", "--cache-dir"],
      ...["--cache-max-age", "--timeout", "--repository-config"],
    ],
  },
  yum: RPM,
  dnf: RPM,
  dnf5: RPM,
  microdnf: RPM,
  zypper: {
    family: "zypper",
    valuedLetters: "cptr",
    valued: [
      ...["--root", "--config", "--userdata", "--reposd-dir", "--cache-dir", "--raw-cache-dir", "--solv-cache-dir", "--pkg-cache-dir"],
      ...["--plus-repo", "--plus-content", "--installroot", "--type", "--repo", "--from", "--download", "--solver-focus", "--releasever"],
    ],
    aliases: { in: "install", dup: "dist-upgrade", up: "upgrade", update: "upgrade", ref: "refresh", cc: "clean" },
  },
  pip: {
    family: "pip",
    valuedLetters: "rcetifC",
    valued: [
      ...["--requirement", "--constraint", "--editable", "--target", "--index-url", "--extra-index-url", "--find-links", "--platform"],
      ...["--python-version", "--implementation", "--abi", "--root", "--prefix", "--src", "--upgrade-strategy", "--config-settings"],
      ...["--config-setting", "--global-option", "--install-option", "--no-binary", "--only-binary", "--progress-bar", "--root-user-action"],
      ...["--report", "--trusted-host", "--cache-dir", "--proxy", "--retries", "--timeout", "--exists-action", "--cert", "--client-cert"],
      ...["--use-feature", "--use-deprecated", "--log", "--python", "--group", "--keyring-provider", "--build-constraint", "--pre-release"],
    ],
  },
  npm: {
    family: "npm",
    valuedLetters: "Cw",
    valued: [
      ...["--prefix", "--registry", "--cache", "--loglevel", "--omit", "--include", "--only", "--userconfig", "--globalconfig", "--workspace"],
      ...["--tag", "--install-strategy", "--fetch-retries", "--fetch-timeout", "--cpu", "--os", "--libc", "--before", "--script-shell"],
      ...["--fetch-retry-mintimeout", "--fetch-retry-maxtimeout", "--maxsockets", "--proxy", "--https-proxy", "--cafile", "--otp"],
    ],
    aliases: { i: "install", add: "install", in: "install", ins: "install", isntall: "install" },
  },
  gem: {
    family: "gem",
    valuedLetters: "vinsPg",
    valued: [
      ...["--version", "--install-dir", "--bindir", "--source", "--trust-policy", "--platform", "--file", "--build-root", "--without"],
      ...["--http-proxy", "--bulk-threshold", "--config-file"],
    ],
  },
  go: {
    family: "go",
    valuedLetters: "",
    valued: [
      ...["-C", "-p", "-covermode", "-coverpkg", "-asmflags", "-buildmode", "-compiler", "-gccgoflags", "-gcflags", "-installsuffix"],
      ...["-ldflags", "-mod", "-modfile", "-overlay", "-pgo", "-pkgdir", "-tags", "-toolexec", "-exec", "-o"],
    ],
  },
};

/** Where package managers leave what they downloaded, by the name rules use. As of 2025-11, from the manual of each program. */
export const PACKAGE_CACHES: Readonly<Record<string, readonly string[]>> = {
  "apt-lists": ["/var/lib/apt/lists"],
  apk: ["/var/cache/apk", "/etc/apk/cache"],
  rpm: ["/var/cache/yum", "/var/cache/dnf", "/var/cache/libdnf5"],
  zypper: ["/var/cache/zypp"],
};

/** Switches that install packages without a look at their signature. As of 2025-11, from the manual of each program. */
export const UNSIGNED_SWITCHES = [
  { programs: ["apk"], flags: ["--allow-untrusted"] },
  {
    programs: ["apt", "apt-get", "aptitude"],
    flags: ["--allow-unauthenticated", "--force-yes", "--allow-insecure-repositories"],
    settings: {
      "apt::get::allowunauthenticated": ["true", "1", "yes", "on"],
      "acquire::allowinsecurerepositories": ["true", "1", "yes", "on"],
    },
  },
  {
    programs: ["yum", "dnf", "dnf5", "microdnf", "tdnf", "yum-config-manager"],
    flags: ["--nogpgcheck", "--no-gpgchecks"],
    settings: { gpgcheck: ["0", "false", "no", "off"] },
  },
  { programs: ["zypper"], flags: ["--no-gpg-checks", "--no-gpgcheck", "--allow-unsigned-rpm"] },
  { programs: ["rpm"], flags: ["--nosignature"] },
];

/** Files that usually hold a secret, by base name or path in lower case. As of 2025-11, from the documentation of the programs that read them. */
export const SECRET_FILES: readonly RegExp[] = [
  /^id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$/,
  /^\.env(?:\.(?:local|prod|production|staging|development\.local|production\.local))?$/,
  /^(?:privkey|private[-_.]?key|server[-_.]?key|client[-_.]?key|tls[-_.]?key|ssl[-_.]?key|.+[-_.](?:private[-_.]?)?key)\.pem$/,
  /^(?:privkey|private|server|client|tls|ssl)\.key$|[-_.]private\.key$|^private[-_.]?key$/,
  /\.(?:p12|pfx|ppk)$/,
  /^\.(?:netrc|pypirc|git-credentials|pgpass|vault-token|dockercfg)$/,
  /(?:^|\/)\.?aws\/credentials$|^(?:aws[-_])?credentials\.json$/,
  /^(?:gcp[-_]|google[-_])?service[-_]?account(?:[-_]?key)?\.json$|^application_default_credentials\.json$/,
  /^secrets?\.(?:ya?ml|json|toml|properties)$/,
  /^kubeconfig(?:\.ya?ml)?$/,
];
