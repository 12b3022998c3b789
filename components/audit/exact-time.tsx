"use client";

import { useZone } from "../ui/clock";
import { clockText, dayText, exactText } from "../ui/time-text";

/** A moment to the second, in the reader's zone as soon as the browser takes over; exact with zone as title. */
export function ExactTime({ at }: { at: string }) {
  const zone = useZone();
  const seconds = new Date(at).getUTCSeconds().toString().padStart(2, "0");
  return (
    <time dateTime={at} title={exactText(at, zone)}>
      {dayText(at, zone)}{" "}
      <span className="text-fg-3">
        {clockText(at, zone)}:{seconds}
        {zone === "utc" && " UTC"}
      </span>
    </time>
  );
}
