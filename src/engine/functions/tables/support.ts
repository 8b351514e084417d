/** A product, the images that carry it, and the last day on which each of its versions is supported. */
export interface SupportedProduct {
  readonly product: string;
  /** Completed names of images, `docker.io/library/` left out. */
  readonly images: readonly string[];
  /** Version → last day of support (YYYY-MM-DD), oldest first. A version covers all that begin with it: 3.8 covers 3.8.19. */
  readonly versions: Readonly<Record<string, string>>;
  /** Names of versions that tags use: bookworm for 12. */
  readonly codenames?: Readonly<Record<string, string>>;
}

/** When the dates below were looked up. */
export const SUPPORT_AS_OF = "2026-06-01";

/**
 * End of support by the publisher, free of charge and without contract; for Debian, of its long-term support. Versions that are not
 * listed are not judged. As of `SUPPORT_AS_OF`, from each publisher's support page (nodejs.org/en/about/previous-releases,
 * devguide.python.org/versions, go.dev/doc/devel/release, php.net/supported-versions, ruby-lang.org/en/downloads/branches,
 * dotnet.microsoft.com/platform/support/policy, postgresql.org/support/versioning, mysql.com/support, mariadb.org/about,
 * mongodb.com/legal/support-policy/lifecycles, wiki.debian.org/LTS, ubuntu.com/about/release-cycle, alpinelinux.org/releases,
 * centos.org/centos-linux-eol), as collected by endoflife.date; proof-read against it, and for PHP, Python, Ruby and Go against the
 * publishers' own pages, in 2026-11.
 */
export const SUPPORTED_PRODUCTS: readonly SupportedProduct[] = [
  {
    product: "Node.js",
    images: ["node"],
    versions: {
      "4": "2018-04-30", "5": "2016-06-30", "6": "2019-04-30", "7": "2017-06-30", "8": "2019-12-31", "9": "2018-06-30", "10": "2021-04-30",
      "11": "2019-06-30", "12": "2022-04-30", "13": "2020-06-01", "14": "2023-04-30", "15": "2021-06-01", "16": "2023-09-11",
      "17": "2022-06-01", "18": "2025-04-30", "19": "2023-06-01", "20": "2026-04-30", "21": "2024-06-01", "22": "2027-04-30", "24": "2028-04-30",
    },
    codenames: { dubnium: "10", erbium: "12", fermium: "14", gallium: "16", hydrogen: "18", iron: "20", jod: "22", krypton: "24" },
  },
  {
    product: "Python",
    images: ["python"],
    versions: {
      "2.6": "2013-10-29", "2.7": "2020-01-01", "3.3": "2017-09-29", "3.4": "2019-03-18", "3.5": "2020-09-30", "3.6": "2021-12-23",
      "3.7": "2023-06-27", "3.8": "2024-10-07", "3.9": "2025-10-31", "3.10": "2026-10-31", "3.11": "2027-10-31", "3.12": "2028-10-31",
      "3.13": "2029-10-31", "3.14": "2030-10-31",
    },
  },
  {
    product: "Go",
    images: ["golang"],
    versions: {
      "1.11": "2019-09-03", "1.12": "2020-02-25", "1.13": "2020-08-11", "1.14": "2021-02-16", "1.15": "2021-08-16", "1.16": "2022-03-15",
      "1.17": "2022-08-02", "1.18": "2023-02-01", "1.19": "2023-09-06", "1.20": "2024-02-06", "1.21": "2024-08-13", "1.22": "2025-02-11",
      "1.23": "2025-08-12", "1.24": "2026-02-11",
    },
  },
  {
    product: "PHP",
    images: ["php"],
    versions: {
      "5.3": "2014-08-14", "5.4": "2015-09-03", "5.5": "2016-07-21", "5.6": "2018-12-31", "7.0": "2019-01-10", "7.1": "2019-12-01",
      "7.2": "2020-11-30", "7.3": "2021-12-06", "7.4": "2022-11-28", "8.0": "2023-11-26", "8.1": "2025-12-31", "8.2": "2026-12-31",
      "8.3": "2027-12-31", "8.4": "2028-12-31", "8.5": "2029-12-31",
    },
  },
  {
    product: "Ruby",
    images: ["ruby"],
    versions: {
      "2.2": "2018-03-31", "2.3": "2019-03-31", "2.4": "2020-03-31", "2.5": "2021-04-05", "2.6": "2022-04-12", "2.7": "2023-03-31",
      "3.0": "2024-04-23", "3.1": "2025-03-26", "3.2": "2026-04-01", "3.3": "2027-03-31", "3.4": "2028-03-31", "4.0": "2029-03-31",
    },
  },
  {
    product: ".NET",
    images: [
      "mcr.microsoft.com/dotnet/sdk", "mcr.microsoft.com/dotnet/aspnet", "mcr.microsoft.com/dotnet/runtime", "mcr.microsoft.com/dotnet/runtime-deps",
      "mcr.microsoft.com/dotnet/core/sdk", "mcr.microsoft.com/dotnet/core/aspnet", "mcr.microsoft.com/dotnet/core/runtime",
      "mcr.microsoft.com/dotnet/core/runtime-deps",
    ],
    versions: {
      "1.0": "2019-06-27", "1.1": "2019-06-27", "2.0": "2018-10-01", "2.1": "2021-08-21", "2.2": "2019-12-23", "3.0": "2020-03-03",
      "3.1": "2022-12-13", "5.0": "2022-05-10", "6.0": "2024-11-12", "7.0": "2024-05-14", "8.0": "2026-11-10", "9.0": "2026-11-10",
      "10.0": "2028-11-14",
    },
  },
  {
    product: "PostgreSQL",
    images: ["postgres"],
    versions: {
      "9.0": "2015-10-08", "9.1": "2016-10-27", "9.2": "2017-11-09", "9.3": "2018-11-08", "9.4": "2020-02-13", "9.5": "2021-02-11",
      "9.6": "2021-11-11", "10": "2022-11-10", "11": "2023-11-09", "12": "2024-11-21", "13": "2025-11-13", "14": "2026-11-12",
      "15": "2027-11-11", "16": "2028-11-09", "17": "2029-11-08", "18": "2030-11-14",
    },
  },
  {
    product: "MySQL",
    images: ["mysql"],
    versions: {
      "5.5": "2018-12-31", "5.6": "2021-02-28", "5.7": "2023-10-31", "8.0": "2026-04-30", "8.1": "2023-10-25", "8.2": "2024-01-16",
      "8.3": "2024-04-30", "9.0": "2024-10-15", "9.1": "2025-01-21", "9.2": "2025-04-15", "9.3": "2025-07-22", "9.4": "2025-10-21",
      "9.5": "2026-01-20", "9.6": "2026-04-21",
      "8.4": "2032-04-30",
    },
  },
  {
    product: "MariaDB",
    images: ["mariadb"],
    versions: {
      "5.5": "2020-04-11", "10.0": "2019-03-31", "10.1": "2020-10-17", "10.2": "2022-05-23", "10.3": "2023-05-25", "10.4": "2024-06-18",
      "10.5": "2025-06-24", "10.6": "2026-07-06", "10.7": "2023-02-14", "10.8": "2023-05-20", "10.9": "2023-08-22", "10.10": "2023-11-17",
      "10.11": "2028-02-16", "11.4": "2029-05-29",
    },
  },
  {
    product: "MongoDB",
    images: ["mongo", "mongodb/mongodb-community-server"],
    versions: {
      "3.2": "2018-09-30", "3.4": "2020-01-31", "3.6": "2021-04-30", "4.0": "2022-04-30", "4.2": "2023-04-30", "4.4": "2024-02-29",
      "5.0": "2024-10-31", "6.0": "2025-07-31", "7.0": "2027-08-31", "8.0": "2029-10-31",
    },
  },
  {
    product: "Debian",
    images: ["debian"],
    versions: {
      "7": "2018-05-31", "8": "2020-06-30", "9": "2022-07-01", "10": "2024-06-30", "11": "2026-08-31", "12": "2028-06-30", "13": "2030-06-30",
    },
    codenames: { wheezy: "7", jessie: "8", stretch: "9", buster: "10", bullseye: "11", bookworm: "12", trixie: "13" },
  },
  {
    product: "Ubuntu",
    images: ["ubuntu"],
    versions: {
      "14.04": "2019-04-30", "16.04": "2021-04-30", "16.10": "2017-07-20", "17.04": "2018-01-13", "17.10": "2018-07-19",
      "18.04": "2023-05-31", "18.10": "2019-07-18", "19.04": "2020-01-23", "19.10": "2020-07-17",
      "20.04": "2025-05-31", "20.10": "2021-07-22", "21.04": "2022-01-20", "21.10": "2022-07-14", "22.10": "2023-07-20", "23.04": "2024-01-25",
      "23.10": "2024-07-12", "24.10": "2025-07-10", "25.04": "2026-01-17", "25.10": "2026-07-09", "22.04": "2027-05-31",
      "24.04": "2029-05-31", "26.04": "2031-04-30",
    },
    codenames: {
      trusty: "14.04", xenial: "16.04", yakkety: "16.10", zesty: "17.04", artful: "17.10", bionic: "18.04",
      cosmic: "18.10", disco: "19.04", eoan: "19.10", focal: "20.04", groovy: "20.10",
      hirsute: "21.04", impish: "21.10", jammy: "22.04",
      kinetic: "22.10", lunar: "23.04", mantic: "23.10", noble: "24.04", oracular: "24.10", plucky: "25.04", questing: "25.10", resolute: "26.04",
    },
  },
  {
    product: "Alpine Linux",
    images: ["alpine"],
    versions: {
      "3.3": "2017-11-01", "3.4": "2018-05-01", "3.5": "2018-11-01", "3.6": "2019-05-01", "3.7": "2019-11-01", "3.8": "2020-05-01",
      "3.9": "2020-11-01", "3.10": "2021-05-01", "3.11": "2021-11-01", "3.12": "2022-05-01", "3.13": "2022-11-01", "3.14": "2023-05-01",
      "3.15": "2023-11-01", "3.16": "2024-05-23", "3.17": "2024-11-22", "3.18": "2025-05-09", "3.19": "2025-11-01", "3.20": "2026-04-01",
      "3.21": "2026-11-01", "3.22": "2027-05-01", "3.23": "2027-11-01",
    },
  },
  { product: "CentOS Linux", images: ["centos"], versions: { "6": "2020-11-30", "7": "2024-06-30", "8": "2021-12-31" } },
  { product: "Amazon Linux", images: ["amazonlinux", "public.ecr.aws/amazonlinux/amazonlinux"], versions: { "1": "2023-12-31", "2": "2026-06-30", "2023": "2029-06-30" } },
];

/** Images whose tags name a distribution as well (`3.13-bookworm`, `20-alpine3.19`): the official ones, and those of .NET. */
export const DISTRIBUTION_TAGS: RegExp = /^(?:docker\.io\/library\/[^/]+|mcr\.microsoft\.com\/dotnet\/.+)$/;
