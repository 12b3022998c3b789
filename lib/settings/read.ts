import { type Database, database } from "../database";
import { settings as table } from "../database/tables";
import { SETTING_KEYS, SETTING_RULES, type SettingKey, type Settings } from "../domain/settings";
import { env } from "../env";
import { processWide } from "../process-wide";
import { settingSchemas } from "./schema";

/** What is stored for a setting is not one of its values: somebody wrote it past the product. */
export class StoredSettingError extends Error {
  override name = "StoredSettingError";
}

/** Well below the second within which every instance has to know. */
const REMEMBERED_MS = 500;

/** A week, as the setting's own bound. */
const LONGEST_PUBLIC_MINUTES = 7 * 24 * 60;

type Memory = { at: number; reading: Promise<Settings> } | null;
type Slot = { memory: Memory };
const slot = () => processWide<Slot>("settings", () => ({ memory: null }));

/** The settings, at most half a second old: for what is asked often. Throws `StoredSettingError`. */
export async function currentSettings(): Promise<Settings> {
  const held = slot();
  if (held.memory && performance.now() - held.memory.at < REMEMBERED_MS) return await held.memory.reading;
  const memory = { at: performance.now(), reading: readSettings() };
  held.memory = memory;
  memory.reading.catch(() => {
    if (held.memory === memory) held.memory = null;
  });
  return await memory.reading;
}

/** The settings as they are now. Throws `StoredSettingError`. */
export async function readSettings(db?: Database): Promise<Settings> {
  const rows = await (db ?? (await database())).select().from(table);
  const stored = new Map(rows.map(({ key, value }) => [key, value]));
  return {
    ...defaultSettings(),
    ...Object.fromEntries(SETTING_KEYS.flatMap((key) => storedValue(key, stored))),
  };
}

/** What the settings are where nobody decided. The pace of reading may come from the environment. */
export function defaultSettings(): Settings {
  const { intervalMinutes } = env().sync;
  const fallback = Object.fromEntries(SETTING_KEYS.map((key) => [key, SETTING_RULES[key].fallback]));
  return {
    // Built from the rule of every key, each with a value of the key's type.
    ...(fallback as Settings),
    ownPassMinutes: intervalMinutes,
    publicPassMinutes: Math.min(intervalMinutes * 12, LONGEST_PUBLIC_MINUTES),
  };
}

function storedValue(key: SettingKey, stored: ReadonlyMap<string, unknown>): [SettingKey, unknown][] {
  if (!stored.has(key)) return [];
  const parsed = settingSchemas[key].safeParse(stored.get(key));
  if (!parsed.success) throw new StoredSettingError(`the stored setting ${key} is not one of its values`);
  return [[key, parsed.data]];
}
