/**
 * Images that bring a compiler or the tools of a build, without `docker.io/` and `library/`; the pattern must match the whole tag.
 * As of 2025-11, from the descriptions of the images by their publishers.
 */
export const TOOLCHAIN_IMAGES: readonly { readonly name: string; readonly tag: RegExp }[] = [
  { name: "buildpack-deps", tag: /^(?!curl|.*-curl).*$/ },
  { name: "gcc", tag: /.*/ },
  { name: "golang", tag: /.*/ },
  { name: "rust", tag: /.*/ },
  { name: "maven", tag: /.*/ },
  { name: "gradle", tag: /.*/ },
  { name: "haskell", tag: /.*/ },
  { name: "sbtscala/scala-sbt", tag: /.*/ },
  { name: "swift", tag: /^(?!.*slim).*$/ },
  { name: "composer", tag: /.*/ },
  { name: "node", tag: /.*/ },
  { name: "eclipse-temurin", tag: /^(?!.*jre).*$/ },
  { name: "openjdk", tag: /^(?!.*jre).*$/ },
  { name: "amazoncorretto", tag: /^(?!.*jre).*$/ },
  { name: "mcr.microsoft.com/dotnet/sdk", tag: /.*/ },
  { name: "mcr.microsoft.com/dotnet/core/sdk", tag: /.*/ },
];

/** Programs that compile or run a build, whatever their arguments. */
export const BUILD_PROGRAMS: ReadonlySet<string> = new Set(
  "ant bazel cc clang clang++ cmake cpp g++ gcc gradle gradlew javac kotlinc make meson msbuild mvn mvnw ninja rustc sbt stack swiftc tsc webpack".split(" "),
);

/** Programs that do so only with these subcommands. */
export const BUILD_SUBCOMMANDS: Readonly<Record<string, RegExp>> = {
  cargo: /^(?:build|install|b)$/,
  dotnet: /^(?:build|publish|pack|msbuild)$/,
  go: /^(?:build|install|generate)$/,
  ng: /^(?:build)$/,
  next: /^(?:build)$/,
  npm: /^run(?:-script)? (?:build|compile)(?::[\w:-]+)?$/,
  npx: /^(?:tsc|webpack|vite build|ng build|next build)$/,
  pnpm: /^(?:run )?(?:build|compile)(?::[\w:-]+)?$/,
  swift: /^(?:build)$/,
  vite: /^(?:build)$/,
  yarn: /^(?:run )?(?:build|compile)(?::[\w:-]+)?$/,
};

/** Packages that bring a compiler or a build tool. */
export const BUILD_PACKAGES: ReadonlySet<string> = new Set(
  "ant autoconf automake build-base build-essential bison cargo clang cmake default-jdk flex g++ gcc gcc-c++ golang gradle make maven meson musl-dev ninja-build rustc".split(" "),
);
