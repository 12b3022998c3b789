import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { formsOf } from "./canary/encodings";
import { filesIn, type Hit, LEGITIMATE, reasonFor, type Surface } from "./canary/places";
import { type Canary, type Kind, scannerFor } from "./canary/scan";
import { visit } from "./canary/visit";

/** What must have been planted, or the search proves nothing. */
const KINDS: Record<Kind, number> = {
  "cloud secret": 15,
  "cloud token": 10,
  "cloud key id": 15,
  password: 4,
  "demo password": 1,
  "password hash": 3,
  "set-up code": 3,
  "one-time link": 3,
  "session cookie": 6,
  "session id": 6,
  "vault key": 2,
  "derived key": 2,
  "oidc client secret": 1,
  "oidc code": 1,
  "feed token": 1,
  "webhook secret": 1,
  control: 1,
};

/** Where the control was planted on purpose. A surface without it was not searched, or not kept. */
const CONTROLLED: readonly Surface[] = [
  "answer",
  "export",
  "browser",
  "console",
  "audit row",
  "database row",
  "database file",
];

test("planted secrets are found nowhere but in their own place", async ({ browser }) => {
  test.setTimeout(600_000);
  const { canaries, pieces, close } = await visit(browser);
  try {
    for (const [kind, least] of Object.entries(KINDS)) {
      const planted = canaries.filter((canary) => canary.kind === kind).length;
      expect.soft(planted, `planted: ${kind}`).toBeGreaterThanOrEqual(least);
    }

    const scan = scannerFor(canaries);
    const searched = new Map<Surface, number>();
    const hits: Hit[] = [];
    for await (const { surface, where, bytes } of pieces()) {
      searched.set(surface, (searched.get(surface) ?? 0) + bytes.length);
      hits.push(...scan(bytes).map((found) => ({ surface, where, ...found })));
    }

    for (const surface of ["client file", "data folder", "command", ...CONTROLLED] as const) {
      expect.soft(searched.get(surface) ?? 0, `bytes searched: ${surface}`).toBeGreaterThan(0);
    }
    const controls = new Set(
      hits.filter(({ canary }) => canary.kind === "control").map((hit) => hit.surface),
    );
    expect
      .soft(
        [...CONTROLLED].filter((surface) => !controls.has(surface)),
        "searched without a trace",
      )
      .toEqual([]);

    const leaks = hits.filter((hit) => hit.canary.kind !== "control" && reasonFor(hit) === null);
    expect.soft([...new Set(leaks.map(tell))]).toEqual([]);
    const used = new Set(hits.map(reasonFor));
    expect
      .soft(
        LEGITIMATE.filter((one) => !used.has(one)),
        "exceptions that nothing needs",
      )
      .toEqual([]);
  } finally {
    await close();
  }
});

test("the same search of files finds a secret in each encoding", () => {
  const canary: Canary = { kind: "password", name: "planted", value: `it's "<here>" & there/+=ü` };
  const scan = scannerFor([canary]);
  const folder = mkdtempSync(path.join(tmpdir(), "neph-control-"));
  try {
    for (const [at, { encoding, bytes }] of formsOf(canary.value).entries()) {
      const noise = Buffer.alloc(100_000 + at, `${at} noise `);
      writeFileSync(path.join(folder, `${at}-${encoding}`), Buffer.concat([noise, bytes, noise]));
    }
    for (const { where, bytes } of filesIn("data folder", folder)) {
      const [, encoding] = where.split("-");
      expect(scan(bytes).map((found) => found.encoding)).toContain(encoding);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** A leak in words that do not leak it. */
function tell({ surface, where, canary, encoding, offset }: Hit): string {
  return `${canary.kind} (${canary.name}) in ${surface} ${where} at ${offset}, ${encoding}`;
}
