import path from "node:path";
import { fail, namedFile, openInstallation } from "./installation";

/** `npm run backup`: writes everything that the database holds into one file, beside a running product. */

const USAGE = `npm run backup                  write a backup into the backups' folder
npm run backup -- --to FILE     write it into FILE
`;

async function backup(to: string | null): Promise<number> {
  const { env } = await import("../lib/env");
  const { writeBackup } = await import("../lib/backup");
  const { keySource } = await import("../lib/key-ring");
  const settings = env();
  const server = await openInstallation();
  try {
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
    // Not the name of an automatic one: those are replaced after three days.
    const file = to ?? path.join(settings.backup.folder, `by-hand-${stamp}Z.backup.gz`);
    const made = await writeBackup({ connection: server.connection, file });
    process.stdout.write(`Wrote ${made.file}: ${made.rows} rows, ${megabytes(made.bytes)} MB.\n`);
    const source = keySource(settings);
    const place = source.kind === "file" ? `in ${source.file}` : "in NEPHOSCOPE_KEY";
    process.stdout.write(
      made.vaultKeyId === null
        ? "Nothing in it is sealed yet.\n"
        : `The keys of clouds in it are sealed; they open with the vault's key ${made.vaultKeyId} alone, which is NOT in the backup but ${place}. Keep a copy of it, and not beside the backup.\n`,
    );
    return 0;
  } finally {
    await server.stop();
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

const [flag, file, ...more] = process.argv.slice(2);
if (more.length > 0 || (flag !== undefined && (flag !== "--to" || !file))) {
  process.stderr.write(USAGE);
  process.exit(2);
}
await backup(file === undefined ? null : namedFile(file)).then((code) => process.exit(code), fail);
