import { createHash, timingSafeEqual } from "node:crypto";
import { env, SettingError } from "../env";
import { isTooOpen, readKeyFile } from "../key-file";

const NAME = "NEPHOSCOPE_METRICS_TOKEN_FILE";
/** As text: `openssl rand -hex 32` gives 64. */
const SHORTEST = 32;

/**
 * The token that opens metrics and readiness detail for machines, or null where none is set. Read anew each time, so
 * that another one can be put in its place. Throws `SettingError`.
 */
export function metricsToken(): string | null {
  const file = env().metricsTokenFile;
  if (file === null) return null;
  const text = read(file)?.trim();
  if (text === undefined)
    throw new SettingError(`${NAME} names ${file}, which does not exist. Make one: ${MAKE}`);
  if (isTooOpen(file))
    throw new SettingError(`Others may read or change ${file} (${NAME}). Run: chmod 600 ${file}`);
  if (text.length < SHORTEST || /\s/.test(text)) {
    throw new SettingError(
      `${NAME}: the token must be one word of at least ${SHORTEST} characters. Make one: ${MAKE}`,
    );
  }
  return text;
}

const MAKE = "openssl rand -hex 32";

/** Whether a request's `Authorization` carries the token. Takes the same time for every wrong one. */
export function bearsToken(headers: Headers): boolean {
  const sent = /^Bearer +(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (sent === undefined) return false;
  const token = metricsToken();
  return token !== null && timingSafeEqual(digest(sent), digest(token));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function read(file: string): string | null | undefined {
  try {
    return readKeyFile(file) ?? undefined;
  } catch (cause) {
    throw new SettingError(`${NAME}: ${file} cannot be read.`, { cause });
  }
}
