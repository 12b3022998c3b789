import { inArray, sql } from "drizzle-orm";
import { record } from "../audit";
import type { Database } from "../database";
import { settings as table } from "../database/tables";
import type { AuditActor, AuditDetails } from "../domain/audit";
import { SETTING_KEYS, type SettingKey, type Settings } from "../domain/settings";
import { forgetProcessWide } from "../process-wide";
import { defaultSettings, readSettings } from "./read";
import { type SettingsChange, settingsChange } from "./schema";

/** Two changes at once are made one after the other, so that each is audited against what it really replaced. */
const SETTINGS_LOCK = 727_103;

/**
 * Changes settings and writes that into the audit log, in the caller's transaction; returns what they are now. A
 * value equal to the default is stored like any other: it stays when the default changes. Throws `ZodError`.
 */
export async function changeSettings(
  transaction: Database,
  change: SettingsChange,
  actor: AuditActor,
): Promise<Settings> {
  const wanted = settingsChange.parse(change);
  await transaction.execute(sql`select pg_advisory_xact_lock(${SETTINGS_LOCK})`);
  const before = await readSettings(transaction);
  const changed = SETTING_KEYS.filter(
    (key) => wanted[key] !== undefined && JSON.stringify(wanted[key]) !== JSON.stringify(before[key]),
  );
  if (changed.length === 0) return before;
  const changedAt = new Date().toISOString();
  for (const key of changed) {
    const row = { key, value: wanted[key], changedAt };
    await transaction.insert(table).values(row).onConflictDoUpdate({ target: table.key, set: row });
  }
  return await finish(transaction, { before, changed, actor });
}

/** Takes decisions back: these settings are the defaults again. Audited like a change. */
export async function resetSettings(
  transaction: Database,
  keys: readonly SettingKey[],
  actor: AuditActor,
): Promise<Settings> {
  await transaction.execute(sql`select pg_advisory_xact_lock(${SETTINGS_LOCK})`);
  const before = await readSettings(transaction);
  const fallback = defaultSettings();
  const changed = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(fallback[key]));
  if (keys.length > 0) await transaction.delete(table).where(inArray(table.key, [...keys]));
  return changed.length === 0 ? before : await finish(transaction, { before, changed, actor });
}

async function finish(
  transaction: Database,
  { before, changed, actor }: { before: Settings; changed: readonly SettingKey[]; actor: AuditActor },
): Promise<Settings> {
  const after = await readSettings(transaction);
  await record(transaction, {
    actor,
    action: "settings.changed",
    object: { kind: "settings", id: null, name: null },
    before: pick(before, changed),
    after: pick(after, changed),
  });
  forgetProcessWide("settings");
  return after;
}

function pick(settings: Settings, keys: readonly SettingKey[]): AuditDetails {
  return Object.fromEntries(keys.map((key) => [key, settings[key]]));
}
