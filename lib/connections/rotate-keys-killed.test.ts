import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { readAudit, verifyAudit } from "../audit";
import { KeyError, keyRing, rereadKeyRing } from "../key-ring";
import { withDatabase } from "../testing/database";
import { fromBundle } from "../testing/programs";
import { keyFile, keyText, startedWith } from "../testing/vault-key";
import { openCredentials, saveConnection } from "./records";
import { followVaultKey, plantVaultKey } from "./vault-key";

const its = withDatabase();

const ROOT = path.join(import.meta.dirname, "../..");
const IDS = Array.from({ length: 60 }, (_, at) => `c${at}`);
/** Enough to meet the moment that counts from both sides; `npm run test:soak` sets more. */
const KILLS = Number(process.env.NEPHOSCOPE_SOAK_ROTATIONS ?? 10);
const ROTATOR = "lib/connections/fixtures/rotator.ts";

async function run(script: string, words: string[], file: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...(await fromBundle(script)), ...words], {
    cwd: ROOT,
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, DATABASE_URL: its.url(), NEPHOSCOPE_KEY_FILE: file },
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

/** Resolves with the next line that a process says and that fits. */
async function line(child: ChildProcess, pattern: RegExp): Promise<string> {
  if (!child.stdout) throw new Error("the process has no output");
  for await (const text of createInterface(child.stdout)) if (pattern.test(text)) return text;
  throw new Error(`the process ended without saying ${pattern}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

it("loses nothing when it is killed again and again, while two others read", async () => {
  const file = keyFile(`${keyText()}\n`);
  startedWith({ NEPHOSCOPE_KEY_FILE: file });
  await plantVaultKey();
  const first = keyRing().current.id;
  for (const id of IDS) {
    const credentials = { keyId: `AKIDfake${id}`, secret: `secret-${id}`, token: null };
    await saveConnection({ id, name: id, dialect: "baidu-bcc", regions: ["bj"], credentials });
  }
  const readers = [
    await run("lib/connections/fixtures/reader.ts", [], file),
    await run("lib/connections/fixtures/reader.ts", [], file),
  ];
  await Promise.all(readers.map((reader) => line(reader, /^reading$/)));

  // How long it takes on this machine, now.
  const whole = await run(ROTATOR, [], file);
  await line(whole, /^ready$/);
  const beganAt = performance.now();
  whole.stdin?.write("go\n");
  await line(whole, /^rotated$/);
  const lasts = performance.now() - beganAt;
  await followVaultKey();

  let waitMs = lasts / 10;
  const outcomes = new Set<"before" | "after">();
  for (let at = 0; at < KILLS; at += 1) {
    const { id: before } = keyRing().current;
    const rotation = await run(ROTATOR, [], file);
    await line(rotation, /^ready$/);
    rotation.stdin?.write("go\n");
    await pause(waitMs * (0.7 + 0.6 * Math.random()));
    rotation.kill("SIGKILL");
    await ended(rotation);

    // As an instance that starts at this moment.
    startedWith({ NEPHOSCOPE_KEY_FILE: file });
    await plantVaultKey();
    const opened = await Promise.all(IDS.map(async (id) => (await openCredentials(id))?.secret));
    expect(opened).toEqual(IDS.map((id) => `secret-${id}`));
    expect(statSync(file).mode & 0o777).toBe(0o600);

    // The next kill comes nearer to the moment that counts, from one side or the other.
    const outcome = keyRing().current.id === before ? "before" : "after";
    outcomes.add(outcome);
    waitMs *= outcome === "before" ? 1.4 : 0.6;
  }
  expect([...outcomes].sort()).toEqual(["after", "before"]);

  const last = await run("scripts/keys.ts", ["rotate"], file);
  await ended(last);
  expect(last.exitCode).toBe(0);
  await followVaultKey();
  expect(readFileSync(file, "utf8").trim().split("\n")).toEqual([keyRing().current.bytes.toString("base64")]);
  expect(existsSync(`${file}.new`)).toBe(false);
  expect(() => rereadKeyRing(first)).toThrow(KeyError);

  // Every rotation that came through is in the log, and no other.
  const { records } = await readAudit({ actions: ["keys.rotated"], limit: 100 });
  const chain = records.map(({ before, after }) => [before?.keyId, after?.keyId]).reverse();
  expect(chain.at(0)?.[0]).toBe(first);
  expect(chain.at(-1)?.[1]).toBe(keyRing().current.id);
  for (const [at, [from]] of chain.entries()) if (at > 0) expect(from).toBe(chain[at - 1]?.[1]);
  expect(await verifyAudit()).toMatchObject({ ok: true });

  for (const reader of readers) {
    reader.stdin?.end();
    const { opened, failures } = JSON.parse(await line(reader, /^\{/));
    expect(failures).toEqual([]);
    expect(opened).toBeGreaterThan(KILLS * IDS.length);
  }
}, 240_000);
