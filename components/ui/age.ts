/** A length of time in the largest whole unit that it fills. */
export type Age = { unit: "minutes" | "hours" | "days"; count: number };

/** The age of a moment; a moment in the future (clocks differ) counts as now. */
export function ageOf(iso: string, nowMs: number): Age {
  const minutes = Math.max(0, Math.floor((nowMs - Date.parse(iso)) / 60_000));
  if (minutes < 60) return { unit: "minutes", count: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? { unit: "hours", count: hours } : { unit: "days", count: Math.floor(hours / 24) };
}
