/** A length of time as people say it: milliseconds under a second, then seconds, then minutes. */
export type Duration = { unit: "milliseconds" | "seconds" | "minutes"; count: number };

export function durationOf(ms: number): Duration {
  if (ms < 1000) return { unit: "milliseconds", count: Math.max(0, Math.round(ms)) };
  const seconds = ms / 1000;
  if (seconds < 10) return { unit: "seconds", count: Math.round(seconds * 10) / 10 };
  if (seconds < 120) return { unit: "seconds", count: Math.round(seconds) };
  return { unit: "minutes", count: Math.round(seconds / 60) };
}
