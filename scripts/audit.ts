import type { AuditBreak } from "../lib/domain/audit";
import { fail, withInstallation } from "./installation";

/**
 * `npm run audit -- verify` walks the audit log's chain. Ends with 0 when it is whole, 1 when it is not, 2 when that
 * could not be told.
 */

const USAGE = `npm run audit -- verify    check the whole audit log: 0 whole, 1 broken, 2 could not be checked
`;

const REASONS: Record<AuditBreak, string> = {
  missing: "is missing",
  unlinked: "does not follow the row before it",
  altered: "was altered",
  noted: "says that the log before it did not fit its seal when it was written",
  cut: "and what may have followed were cut off",
  added: "was not written by the product",
  seal: "is not where the product ended the log: rows before it were removed, added or written anew",
  key: "cannot be checked as the end of the log: its seal needs a vault key that was not given",
};

async function verify(): Promise<number> {
  const { verifyAudit } = await import("../lib/audit");
  const verdict = await verifyAudit();
  process.stdout.write(
    verdict.ok
      ? `The audit log is whole: ${verdict.rows} rows.\n`
      : `The audit log is NOT whole (${verdict.rows} rows): row ${verdict.number} ${REASONS[verdict.reason]}.\n`,
  );
  return verdict.ok ? 0 : 1;
}

if (process.argv[2] === "verify" && process.argv.length === 3) {
  await withInstallation(verify).then((code) => process.exit(code), fail);
} else {
  process.stderr.write(USAGE);
  process.exit(2);
}
