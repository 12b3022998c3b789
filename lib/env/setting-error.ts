import { SETTINGS } from "./setting-words";

/**
 * Settings are wrong; the text names each, says what it must be and gives an example. Values may be secrets, so they are
 * not repeated.
 */
export class SettingError extends Error {
  override name = "SettingError";
}

/** One setting does not work without another. */
export function missing(name: string, because: string): SettingError {
  return new SettingError(`${because} needs ${name} as well.${exampleOf(name)}`);
}

/** ` Example: …` for the end of a complaint; empty where a setting has none. */
export function exampleOf(name: string): string {
  const example = SETTINGS[name]?.example;
  return example === undefined ? "" : ` Example: ${name}=${example}`;
}

/** What a setting must be, in words. */
export function expectedOf(name: string): string {
  return SETTINGS[name]?.is ?? "something else";
}
