import type { OsFamily } from "../domain/image";

/**
 * Reads distribution, release and language out of a cloud's free text about a system. Only what the text says is
 * taken; a text that names no known distribution yields nulls.
 */
export type ReadSystem = {
  /** Lower-case slug, e.g. `ubuntu`, `windows-server`. */
  distribution: string | null;
  /** The version as written, e.g. `14.04.1`, `2012 R2`, `11 SP3`. */
  release: string | null;
  /** `zh` or `en`, where the text says which. */
  language: string | null;
  architecture: StatedArchitecture["value"] | null;
};

/** An architecture and the words of the text that state it, e.g. `64位`. */
export type StatedArchitecture = { value: "x86_64" | "i386" | "arm64"; raw: string };

/** Known names; of two that share letters (TencentOS, CentOS) the longer one first. */
const DISTRIBUTIONS: [pattern: RegExp, slug: string, family: OsFamily][] = [
  [/windows(?:[ _-]*server)?|\bwin(?=[ _-]?20\d\d)/i, "windows-server", "windows"],
  [/tencentos(?:[ _-]*server)?|tlinux|tencent[ _-]*linux/i, "tencentos-server", "linux"],
  [/centos(?=[ _-]*\d*[ _-]*stream)/i, "centos-stream", "linux"],
  [/centos/i, "centos", "linux"],
  [/ubuntu/i, "ubuntu", "linux"],
  [/debian/i, "debian", "linux"],
  [/open[ _-]?suse(?:[ _-]*leap)?/i, "opensuse", "linux"],
  [/suse(?:[ _-]*linux(?:[ _-]*enterprise(?:[ _-]*server)?)?)?|sles/i, "sles", "linux"],
  [/red[ _-]*hat(?:[ _-]*enterprise)?(?:[ _-]*linux)?|rhel/i, "rhel", "linux"],
  [/rocky(?:[ _-]*linux)?/i, "rocky-linux", "linux"],
  [/alma(?:[ _-]*linux)?/i, "almalinux", "linux"],
  [/alibaba[ _-]*cloud[ _-]*linux|aliyun[ _-]*linux|alinux/i, "alibaba-cloud-linux", "linux"],
  [/alios/i, "alios", "linux"],
  [/anolis(?:[ _-]*os)?/i, "anolis-os", "linux"],
  [/open[ _-]?euler/i, "openeuler", "linux"],
  [/open[ _-]?cloud[ _-]*os/i, "opencloudos", "linux"],
  [/baidu[ _-]*linux/i, "baidu-linux", "linux"],
  [/kylin/i, "kylin", "linux"],
  [/\buos\b|uniontech/i, "uos", "linux"],
  [/free[ _-]?bsd/i, "freebsd", "bsd"],
  [/core[ _-]?os/i, "coreos", "linux"],
  [/fedora/i, "fedora", "linux"],
  [/oracle[ _-]*linux/i, "oracle-linux", "linux"],
];

export function readSystem(...texts: (string | null | undefined)[]): ReadSystem {
  const text = texts.filter((part) => part != null && part !== "").join(" ");
  const known = distributionIn(text);
  return {
    distribution: known?.slug ?? null,
    release: known ? releaseIn(known.slug, known.rest) : null,
    language: languageIn(text),
    architecture: statedArchitecture(text)?.value ?? null,
  };
}

/** The family of the system that a text names (`CentOS`, `windows`, `Other Linux`), or null when it names none. */
export function familyIn(text: string | null | undefined): OsFamily | null {
  if (text == null) return null;
  const known = distributionIn(text);
  if (known) return known.family;
  if (/linux/i.test(text)) return "linux";
  return /bsd\b/i.test(text) ? "bsd" : null;
}

/** The architecture that a text states, if any. `64位` alone is taken for x86_64, as ARM images say so. */
export function statedArchitecture(text: string | null | undefined): StatedArchitecture | null {
  if (text == null) return null;
  for (const [pattern, value] of ARCHITECTURES) {
    const match = pattern.exec(text);
    if (match) return { value, raw: match[0] };
  }
  return null;
}

const ARCHITECTURES: [RegExp, StatedArchitecture["value"]][] = [
  [/aarch64|arm64|arm_64/i, "arm64"],
  [/x86[_-]64|amd64|(?<![a-z0-9])x64(?![a-z0-9])|64[ -]*位|64[ -]*bit/i, "x86_64"],
  [/(?<![a-z])i[36]86(?!\d)|32[ -]*位|32[ -]*bit/i, "i386"],
];

function distributionIn(text: string): { slug: string; family: OsFamily; rest: string } | null {
  for (const [pattern, slug, family] of DISTRIBUTIONS) {
    const match = pattern.exec(text);
    if (match) return { slug, family, rest: text.slice(match.index + match[0].length) };
  }
  return null;
}

/** A whole number with up to three points, that is not a width in bits and not cut out of `6_08` or `20G`. */
const VERSION = /(?<![\d._])(\d{1,4}(?:\.\d{1,4}){0,3})(?!\d|\.\d|_\d|[ -]*(?:位|bit)|g\b)/i;

function releaseIn(slug: string, rest: string): string | null {
  if (slug === "windows-server") {
    const year = /(?<!\d)(20\d\d)(?!\d)(?:[ _-]*(R2)(?![a-z0-9]))?/i.exec(rest);
    return year ? [year[1], year[2]?.toUpperCase()].filter(Boolean).join(" ") : null;
  }
  const version = VERSION.exec(rest)?.[1];
  if (!version) return null;
  const servicePack = slug === "sles" ? /\bSP\d\b/i.exec(rest)?.[0].toUpperCase() : undefined;
  return servicePack ? `${version} ${servicePack}` : version;
}

function languageIn(text: string): string | null {
  if (/中文|chinese|\bCHS\b|\bzh\b/i.test(text)) return "zh";
  return /英文|english|\bENG\b/i.test(text) ? "en" : null;
}
