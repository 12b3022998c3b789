import { SettingError } from "./setting-error";
import type { Values } from "./values";

/** Where people reach the product. Passwords and sign-ins must not cross a network readable by others. */
export function publicUrl(set: Values): URL {
  const url = new URL(set.NEPHOSCOPE_URL ?? `http://127.0.0.1:${set.PORT}`);
  const { protocol, hostname } = url;
  if (protocol === "https:" || isLoopback(hostname) || set.NEPHOSCOPE_ALLOW_HTTP === hostname) return url;
  throw new SettingError(
    `NEPHOSCOPE_URL is plain http: passwords and sign-ins could be read on the way. Use https, or set NEPHOSCOPE_ALLOW_HTTP=${hostname} if that network is yours alone.`,
  );
}

/** Whether a host, as `URL` writes it, is this machine. */
export function isLoopback(hostname: string): boolean {
  return /^(?:127\.\d+\.\d+\.\d+|\[::1\]|(?:[^.]+\.)*localhost)$/.test(hostname);
}
