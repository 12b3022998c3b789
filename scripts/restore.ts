import { createInterface } from "node:readline/promises";
import { fail, namedFile, openInstallation } from "./installation";

/**
 * `npm run restore`: puts a backup in the place of what the database holds. Ends with 0, 1 (not confirmed, or the audit
 * log is not whole) or 2 (not done; nothing was changed).
 */

const USAGE = `npm run restore -- FILE          restore into an empty database, or ask before anything is replaced
npm run restore -- FILE --yes    replace what is there without asking
`;

const say = (text: string) => process.stdout.write(`${text}\n`);

async function restore(file: string, yes: boolean): Promise<number> {
  const { BackupError, restoreBackup } = await import("../lib/backup");
  const server = await openInstallation();
  const { connection } = server;
  try {
    const restored = await restoreBackup({ connection, file, replace: yes }).catch(async (error: unknown) => {
      if (yes || !(error instanceof BackupError) || error.kind !== "not-empty") throw error;
      say(error.message);
      return (await confirmed()) ? await restoreBackup({ connection, file, replace: true }) : null;
    });
    if (restored === null) {
      say("Nothing was changed.");
      return 1;
    }
    const { head, rows, migratedForward, audit } = restored;
    say(`Restored ${rows} rows as they were on ${head.madeAt} (made by Nephoscope ${head.version}).`);
    if (migratedForward > 0) say(`The database was brought up to date by ${migratedForward} migrations.`);
    const opens = await sayWhetherKeyOpens(head.vaultKeyId);
    if (audit.ok) say(`The audit log is whole: ${audit.rows} rows.`);
    else if (audit.reason === "key") say("The end of the audit log cannot be checked without that key.");
    else say(`The audit log was NOT whole in the backup already (row ${audit.number}: ${audit.reason}).`);
    return audit.ok || (audit.reason === "key" && !opens) ? 0 : 1;
  } finally {
    await server.stop();
  }
}

async function sayWhetherKeyOpens(vaultKeyId: string | null): Promise<boolean> {
  if (vaultKeyId === null) return true;
  const { env } = await import("../lib/env");
  const { findKeyRing, keysOf } = await import("../lib/key-ring");
  const ring = findKeyRing(env());
  if (ring && keysOf(ring).some(({ id }) => id === vaultKeyId)) {
    say(`The vault's key ${vaultKeyId} is here.`);
    return true;
  }
  say(
    `The vault's key ${vaultKeyId} is NOT here: put it into its file (NEPHOSCOPE_KEY_FILE, or vault.key in the data folder) before the start. If it is lost, \`npm run keys -- forget\` keeps the images.`,
  );
  return false;
}

async function confirmed(): Promise<boolean> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await Promise.race([
    prompt.question("Type `replace everything` to go on: "),
    new Promise<string>((resolve) => prompt.once("close", () => resolve(""))),
  ]);
  prompt.close();
  return answer.trim() === "replace everything";
}

const [file, flag, ...more] = process.argv.slice(2);
if (!file || file.startsWith("--") || more.length > 0 || (flag !== undefined && flag !== "--yes")) {
  process.stderr.write(USAGE);
  process.exit(2);
}
await restore(namedFile(file), flag === "--yes").then((code) => process.exit(code), fail);
