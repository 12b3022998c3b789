// Completes package-lock.json after `npm install`: a registry mirror that cannot serve the packages of other
// platforms leaves them out, `npm ci` then refuses the lock (npm/cli#9846) and other platforms miss their binaries.
// Adds each missing optional platform package with the exact version its parent asks for. Prints what it did.
import { readFileSync, writeFileSync } from "node:fs";

const file = process.argv[2] ?? "package-lock.json";
const lock = JSON.parse(readFileSync(file, "utf8"));

const operatingSystems = {
  darwin: "darwin",
  linux: "linux",
  win32: "win32",
  windows: "win32",
  freebsd: "freebsd",
  android: "android",
  openharmony: "openharmony",
  netbsd: "netbsd",
  openbsd: "openbsd",
  sunos: "sunos",
  aix: "aix",
};
const processors = [
  "x64",
  "arm64",
  "arm",
  "ia32",
  "ppc64",
  "s390x",
  "riscv64",
  "loong64",
  "mips64el",
  "wasm32",
];

/** Where npm would look for a dependency of the package at `where`, nearest first. */
function placesOf(where, name) {
  const places = [];
  for (
    let folder = where;
    folder !== "";
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))
  ) {
    places.push(`${folder}/node_modules/${name}`);
    if (!folder.includes("/node_modules/")) break;
  }
  places.push(`node_modules/${name}`);
  return places;
}

/** The platform that a package name such as `@next/swc-linux-x64-musl` stands for, or null when it names none. */
function platformOf(name) {
  const parts = name.replace(/^.*\//, "").split("-");
  const os = parts.map((part) => operatingSystems[part]).find(Boolean);
  const cpu =
    processors.find((processor) => parts.includes(processor)) ??
    (parts.some((part) => part === "gnueabihf" || part === "armv7") ? "arm" : undefined);
  if (!os && cpu !== "wasm32") return null;
  const libc = parts.includes("musl")
    ? ["musl"]
    : os === "linux" && parts.some((part) => part === "gnu" || part === "gnueabihf")
      ? ["glibc"]
      : undefined;
  return { ...(cpu && { cpu: [cpu] }), ...(os && { os: [os] }), ...(libc && { libc }) };
}

const added = [];
const left = [];
for (const [where, entry] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (placesOf(where, name).some((place) => lock.packages[place])) continue;
    const platform = /^\d+\.\d+\.\d+[\w.-]*$/.test(version) ? platformOf(name) : null;
    if (!platform) {
      left.push(`${name}@${version}`);
      continue;
    }
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(entry.dev && { dev: true }),
      optional: true,
      ...platform,
    };
    added.push(name);
  }
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(
  `added ${added.length} platform packages${left.length ? `, left alone: ${left.join(", ")}` : ""}\n`,
);
