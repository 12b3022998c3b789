import type { Os } from "../domain/image";

/** Which names a release line may have in the data, for one image. */
export type Candidates = {
  /** Names that mean exactly this release, the most exact first. */
  exact: string[];
  /** The beginning of the names of all releases that it may be, when it is stated less exactly than they are. */
  anyOf: string | null;
};

/** The part of an image's system that decides. */
export type StatedOs = Pick<Os, "distribution" | "release" | "text">;

/**
 * What the stated release of a known distribution is called in the data; null when it has no form that we know.
 * The text only serves for what the release leaves out: a service pack, a branch.
 */
export function candidatesFor(distribution: string, release: string, text: string | null): Candidates | null {
  return (FORMS[distribution] ?? pointRelease)(release.trim().toLowerCase(), text ?? "");
}

/** The distributions for which the text matters. */
export const READS_TEXT: ReadonlySet<string> = new Set([
  "sles",
  "openeuler",
  "windows-server",
  "freebsd",
  "coreos",
]);

type Form = (release: string, text: string) => Candidates | null;

const FORMS: Record<string, Form> = {
  sles: servicePack,
  openeuler: longTermServicePack,
  "windows-server": windowsServer,
  freebsd: freeBsd,
  coreos: containerLinux,
};

/** `14.04.1` is a point release of 14.04, `7.9` of 7; a bare `15` may be any 15.x, unless there is a line 15. */
function pointRelease(release: string): Candidates | null {
  if (!/^\d+(\.\d+)*$/.test(release)) return null;
  const parts = release.split(".");
  return {
    exact: parts.map((_, index) => parts.slice(0, parts.length - index).join(".")),
    anyOf: `${release}.`,
  };
}

/** `12 SP3` is 12.3; a bare `12` may have any service pack, though SUSE calls the first release so. */
function servicePack(release: string, text: string): Candidates | null {
  const [, major, minor] = /^(\d+)(?:\.(\d+))?(?: ?sp\d)?$/.exec(release) ?? [];
  if (major === undefined) return null;
  const pack = minor ?? servicePackIn(release, text);
  return pack === null ? { exact: [], anyOf: `${major}.` } : { exact: [`${major}.${pack}`], anyOf: null };
}

/** `22.03 (LTS-SP1)`; the system reports every service pack as 22.03 alone. Other versions than LTS have none. */
function longTermServicePack(release: string, text: string): Candidates | null {
  const version = /^\d\d\.\d\d(?![\d.])/.exec(release)?.[0];
  if (version === undefined) return null;
  const pack = servicePackIn(release, text);
  return pack === null
    ? { exact: [version], anyOf: `${version}-lts` }
    : { exact: [`${version}-lts-sp${pack}`], anyOf: null };
}

/** `2012 R2`, `2008 R2 SP1`. The data have 2008 only with its service packs. */
function windowsServer(release: string, text: string): Candidates | null {
  const [, year, r2] = /^(20\d\d)(?![\d.])(?:[ _-]*(r2)(?![a-z0-9]))?/.exec(release) ?? [];
  if (year === undefined) return null;
  const name = r2 === undefined ? year : `${year}-${r2}`;
  const pack = servicePackIn(release, text);
  return pack === null
    ? { exact: [name], anyOf: `${name}-sp` }
    : { exact: [`${name}-sp${pack}`], anyOf: null };
}

/** 10.1 is a release and ends before its branch 10, which only `10-STABLE` or `10.1-STABLE` follow. */
function freeBsd(release: string, text: string): Candidates | null {
  const [, major, minor] = /^(\d+)(?:\.(\d+))?(?![\d.])/.exec(release) ?? [];
  if (major === undefined) return null;
  if (/\d-stable\b/i.test(`${release} ${text}`)) return { exact: [major], anyOf: null };
  return minor === undefined
    ? { exact: [], anyOf: `${major}.` }
    : { exact: [`${major}.${minor}`], anyOf: null };
}

const LAST_CONTAINER_LINUX = 2514;

/** Container Linux has three numbers (717.3.0); Fedora CoreOS and Red Hat's, which live on, have others. */
function containerLinux(release: string, text: string): Candidates | null {
  const major = /^(\d+)\.\d+\.\d+$/.exec(release)?.[1];
  if (major === undefined || Number(major) > LAST_CONTAINER_LINUX) return null;
  return /fedora|red ?hat|rhcos/i.test(text) ? null : { exact: ["Container Linux"], anyOf: null };
}

function servicePackIn(release: string, text: string): string | null {
  return /(?<![a-z])sp ?(\d)(?!\d)/i.exec(`${release} ${text}`)?.[1] ?? null;
}
