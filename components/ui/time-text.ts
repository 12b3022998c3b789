/** Where a time is told: the reader's zone in the browser, UTC on the server, which does not know the reader's. */
export type Zone = "utc" | "reader";

/** `2026-11-21` in the given zone. */
export function dayText(iso: string, zone: Zone): string {
  const { year, month, day } = partsOf(iso, zone);
  return `${year}-${pad(month)}-${pad(day)}`;
}

/** `06:12` in the given zone. */
export function clockText(iso: string, zone: Zone): string {
  const { hour, minute } = partsOf(iso, zone);
  return `${pad(hour)}:${pad(minute)}`;
}

/** `2026-11-21 06:12:40 +08:00`, or with `UTC`: exact, for titles. */
export function exactText(iso: string, zone: Zone): string {
  const { second } = partsOf(iso, zone);
  return `${dayText(iso, zone)} ${clockText(iso, zone)}:${pad(second)} ${offsetText(iso, zone)}`;
}

/** `06:12` on the day of `nowMs`, else `2026-11-20 06:12`; with `UTC` where it is not the reader's time. */
export function momentText(iso: string, nowMs: number, zone: Zone): string {
  const day = dayText(iso, zone);
  const today = dayText(new Date(nowMs).toISOString(), zone);
  const words = day === today ? clockText(iso, zone) : `${day} ${clockText(iso, zone)}`;
  return zone === "utc" ? `${words} UTC` : words;
}

function partsOf(iso: string, zone: Zone) {
  const date = new Date(iso);
  return zone === "utc"
    ? {
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
        hour: date.getUTCHours(),
        minute: date.getUTCMinutes(),
        second: date.getUTCSeconds(),
      }
    : {
        year: date.getFullYear(),
        month: date.getMonth() + 1,
        day: date.getDate(),
        hour: date.getHours(),
        minute: date.getMinutes(),
        second: date.getSeconds(),
      };
}

function offsetText(iso: string, zone: Zone): string {
  if (zone === "utc") return "UTC";
  const minutes = -new Date(iso).getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "−" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
