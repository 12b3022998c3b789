"use client";

import { Copy, RefreshCw } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { ageOf } from "../../ui/age";
import { Button } from "../../ui/button";
import { useNow, useZone } from "../../ui/clock";
import { StatusGlyph } from "../../ui/status-glyph";
import { momentText } from "../../ui/time-text";
import { useCopy } from "../../ui/use-copy";
import { FailureNumbers, failureLines } from "../cloud-failure";
import { Gap } from "../gap";
import type { RegionTrouble } from "./trouble";

/** What fails in an account: since when, what it probably means, what still works, and the numbers to quote. */
export function TroubleBlock({
  trouble,
  accountName,
  onReadAgain,
}: {
  trouble: RegionTrouble;
  accountName: string;
  /** Null where reading again has to wait for something else, such as a new key. */
  onReadAgain: (() => void) | null;
}) {
  const t = useTranslations("accounts.trouble");
  const copy = useCopy();
  const [first] = trouble.regions;
  if (!first) return null;
  const { failure } = first;
  const names = trouble.regions.map(({ regionId }) => regionId);
  return (
    <div className="flex items-start gap-2.5 rounded-md bg-bad-soft px-3.5 py-3 phone:flex-wrap">
      <StatusGlyph glyph="failed" className="mt-1" />
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere] phone:basis-[80%]">
        <TroubleTitle trouble={trouble} />
        <p className="max-w-[96ch] text-fg-2">
          <Meaning trouble={trouble} />
          <Gap />
          <StillWorks trouble={trouble} />
        </p>
        {failure && <FailureNumbers failure={failure} after={<NextTry trouble={trouble} />} />}
      </div>
      <div className="flex flex-none gap-2">
        {failure && (
          <Button
            onClick={() =>
              copy(`account: ${accountName}\nregions: ${names.join(", ")}\n${failureLines(failure)}`)
            }
          >
            <Copy size={15} strokeWidth={1.5} aria-hidden className="text-fg-2" />
            {t("copy")}
          </Button>
        )}
        {onReadAgain && (
          <Button onClick={onReadAgain}>
            <RefreshCw size={15} strokeWidth={1.5} aria-hidden className="text-fg-2" />
            {t("readAgain")}
          </Button>
        )}
      </div>
    </div>
  );
}

function TroubleTitle({ trouble: { condition, regions } }: { trouble: RegionTrouble }) {
  const t = useTranslations("accounts.trouble");
  const why = useTranslations("failure");
  const spans = useTranslations("common.span");
  const now = useNow();
  const [first] = regions;
  const since = regions.flatMap(({ failingSince }) => failingSince ?? []).sort()[0];
  const { unit, count } = ageOf(since ?? new Date(now).toISOString(), now);
  const place = { region: first?.regionId ?? "", more: regions.length - 1, count: regions.length };
  const reason = first?.failure ? why(`short.${first.failure.kind}`) : why("unknown");
  return (
    <b className="font-semibold">
      {condition === "stopped"
        ? t("stopped", { ...place, reason })
        : unit === "minutes" && count === 0
          ? t("justFailed", { ...place, reason })
          : t("failing", { ...place, span: spans(unit, { count }), reason })}
    </b>
  );
}

function Meaning({ trouble: { condition, regions } }: { trouble: RegionTrouble }) {
  const t = useTranslations("accounts.trouble");
  const meaning = useTranslations("failure.meaning");
  const right = useTranslations("failure");
  const failure = regions[0]?.failure;
  return (
    <>
      {condition === "stopped" && (
        <>
          {t("stoppedMeaning")}
          <Gap />
        </>
      )}
      {failure && meaning(failure.kind)}
      {failure?.action && (
        <>
          <Gap />
          {right.rich("missingRight", {
            action: failure.action,
            c: (words) => <code className="mono">{words}</code>,
          })}
        </>
      )}
    </>
  );
}

/** Where the same key works, and what is kept of the regions that fail. */
function StillWorks({ trouble: { regions, working } }: { trouble: RegionTrouble }) {
  const t = useTranslations("accounts.trouble");
  const format = useFormatter();
  const now = useNow();
  const zone = useZone();
  const images = regions.reduce((sum, region) => sum + region.images, 0);
  const oldest = regions.flatMap(({ readAt }) => readAt ?? []).sort()[0];
  return (
    <>
      {working.length > 0 && (
        <>
          {t("works", { regions: format.list(working), count: working.length })}
          <Gap />
        </>
      )}
      {oldest === undefined
        ? t("neverRead")
        : t("kept", { count: images, time: momentText(oldest, now, zone) })}
    </>
  );
}

function NextTry({ trouble: { regions } }: { trouble: RegionTrouble }) {
  const t = useTranslations("accounts.trouble");
  const now = useNow();
  const due = regions.flatMap(({ dueAt }) => dueAt ?? []).sort()[0];
  if (due === undefined) return t("noTry");
  const minutes = Math.ceil((Date.parse(due) - now) / 60_000);
  return minutes <= 0 ? t("tryNow") : t("nextTry", { minutes });
}
