"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { SINCE_SPANS, type Since } from "@/lib/domain/changes-filter";
import { Button } from "../ui/button";
import { useZone } from "../ui/clock";
import { TextField } from "../ui/field";
import { Popover } from "../ui/popover";
import { clockText, dayText } from "../ui/time-text";
import { sinceText } from "./changes-words";

/** From when on: a span, the last visit, or a day. */
export function SinceMenu({
  since,
  lastVisit,
  onChange,
}: {
  since: Since;
  lastVisit: string | null;
  onChange: (since: Since) => void;
}) {
  const t = useTranslations();
  const words = useTranslations("changes.since");
  const zone = useZone();
  const name = useId();
  const [open, setOpen] = useState(false);

  function choose(chosen: Since) {
    onChange(chosen);
    setOpen(false);
  }

  return (
    <Popover
      label={words("label")}
      width="narrow"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button>
          {sinceText(since, t)}
          <ChevronDown size={14} strokeWidth={1.5} aria-hidden className="text-fg-3" />
        </Button>
      }
    >
      <fieldset className="p-2">
        <legend className="sr-only">{words("label")}</legend>
        {(["visit", ...SINCE_SPANS] as const).map((value) => (
          <label
            key={value}
            className="flex min-h-[28px] cursor-pointer items-center gap-2 rounded-sm px-1.5 hover:bg-fg/6 phone:min-h-11"
          >
            <input
              type="radio"
              name={name}
              className="accent-accent"
              checked={since === value}
              onChange={() => choose(value)}
            />
            <span>
              {sinceText(value, t)}
              {value === "visit" && (
                <span className="block text-small text-fg-3">
                  {lastVisit === null
                    ? words("firstVisit")
                    : words("visitAt", { time: `${dayText(lastVisit, zone)} ${clockText(lastVisit, zone)}` })}
                </span>
              )}
            </span>
          </label>
        ))}
        <div className="border-t border-line p-1.5 pt-2.5 mt-1.5">
          <TextField
            label={words("dayLabel")}
            hint={words("dayHint")}
            type="date"
            defaultValue={/^\d/.test(since) && since.length === 10 ? since : ""}
            // A date that is typed is whole only when the browser says so; the popover stays open meanwhile.
            onChange={({ target }) => {
              if (target.value !== "") onChange(target.value as Since);
            }}
          />
        </div>
      </fieldset>
    </Popover>
  );
}
