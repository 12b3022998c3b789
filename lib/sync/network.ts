import { readFileSync } from "node:fs";
import { type Env, SettingError } from "../env";

/**
 * How clouds are reached, as the settings say. Throws `SettingError` for a file of certificates that is none: a start
 * that went on would fail at every call.
 */
export function networkOptions({ network }: Pick<Env, "network">): { proxyUrl?: string; caText?: string } {
  const { proxyUrl, caFile } = network;
  return {
    ...(proxyUrl !== null && { proxyUrl }),
    ...(caFile !== null && { caText: certificatesIn(caFile) }),
  };
}

function certificatesIn(file: string): string {
  let text: string;
  try {
    text = readFileSync(/*turbopackIgnore: true*/ file, "utf8");
  } catch (cause) {
    throw new SettingError(`NEPHOSCOPE_CA_FILE names ${file}, which cannot be read.`, { cause });
  }
  if (text.includes("-----BEGIN CERTIFICATE-----") && !text.includes("PRIVATE KEY-----")) return text;
  throw new SettingError(
    `NEPHOSCOPE_CA_FILE: ${file} must hold certificates in PEM (-----BEGIN CERTIFICATE-----) and nothing else.`,
  );
}
