"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ConnectionPage, ConnectionRegion } from "@/lib/domain/connection";
import { buttonClasses } from "../../ui/button";
import { classes } from "../../ui/classes";
import { Dial } from "../../ui/dial";
import { Panel } from "../../ui/panel";
import { StatusGlyph } from "../../ui/status-glyph";
import { accountQuery } from "../account-queries";
import { arcOf, CONDITION_GLYPHS, isTroubled } from "../condition";
import { ACCOUNTS_PATH, accountPath } from "../paths";
import { ProgressBar } from "../progress-bar";
import { StepFrame } from "./step-frame";

/** The first passes as they come in, region by region. The person may leave at any time. */
export function FirstReadStep({
  connectionId,
  name,
  regions,
}: {
  connectionId: string;
  name: string;
  regions: readonly string[];
}) {
  const t = useTranslations("wizard.read");
  const { data: page, error } = useQuery(accountQuery(connectionId));
  const sources = page?.connection.sources ?? regions.map(waiting);
  const over = sources.every(({ condition }) => condition !== "waiting" && condition !== "reading");
  const failing = sources.filter(({ condition }) => isTroubled(condition)).length;
  return (
    <StepFrame
      title={!over ? t("title", { name }) : failing > 0 ? t("doneInPart", { name }) : t("done", { name })}
      intro={!over ? t("intro") : failing > 0 ? t("failing", { count: failing }) : t("doneIntro")}
      buttons={
        <>
          <Link href={ACCOUNTS_PATH} className={classes(buttonClasses({ large: true }), "ml-auto")}>
            {t("toAccounts")}
          </Link>
          <Link href={accountPath(connectionId)} className={buttonClasses({ large: true })}>
            {t("toAccount")}
          </Link>
          <Link
            href={`/images?account=${encodeURIComponent(connectionId)}`}
            className={buttonClasses({ look: "primary", large: true })}
          >
            {t("toImages")}
          </Link>
        </>
      }
    >
      {error && (
        <p role="alert" className="mb-3 rounded-md bg-bad-soft px-3 py-2 text-bad">
          {t("unreachable")}
        </p>
      )}
      <Summary connectionId={connectionId} sources={sources} />
      <Panel className="mt-3">
        <ul>
          {sources.map((source) => (
            <RegionProgress key={source.regionId} source={source} page={page} />
          ))}
        </ul>
      </Panel>
    </StepFrame>
  );
}

function Summary({ connectionId, sources }: { connectionId: string; sources: readonly ConnectionRegion[] }) {
  const t = useTranslations("wizard.read");
  const done = sources.filter(({ condition }) => condition !== "waiting" && condition !== "reading").length;
  const images = sources.reduce((sum, source) => sum + imagesSoFar(source), 0);
  return (
    <Panel className="flex items-center gap-6 p-5">
      <Dial sources={sources.map((source) => arcOf(connectionId, source))} size={72} />
      <div className="min-w-0 flex-1">
        <p role="status" className="text-h2 text-fg-2">
          {t.rich(done < sources.length ? "summary" : "summaryDone", {
            images,
            done,
            total: sources.length,
            b: (words) => (
              <b className="mr-1 text-figure font-semibold tracking-[-.03em] text-fg [font-variant-numeric:proportional-nums]">
                {words}
              </b>
            ),
          })}
        </p>
        <div className="mt-2">
          <ProgressBar done={done} total={sources.length} />
        </div>
      </div>
    </Panel>
  );
}

function RegionProgress({ source, page }: { source: ConnectionRegion; page: ConnectionPage | undefined }) {
  const t = useTranslations("wizard.read");
  const { regionId, condition, failure, progress } = source;
  const bad = isTroubled(condition);
  const known = condition === "current" || condition === "stale" || progress !== null;
  return (
    <li className="flex min-h-11 items-center gap-3 border-t border-line px-4 first:border-t-0">
      <StatusGlyph glyph={CONDITION_GLYPHS[condition]} />
      <span className="mono w-[132px] flex-none truncate">{regionId}</span>
      <span className={classes("min-w-0 flex-1", bad ? "text-bad" : "text-fg-3")}>
        {bad && failure ? <Failing kind={failure.kind} /> : <Pages source={source} page={page} />}
      </span>
      <span className={known ? undefined : "text-fg-3"}>
        {known ? t("images", { count: imagesSoFar(source) }) : "—"}
      </span>
    </li>
  );
}

function Failing({ kind }: { kind: NonNullable<ConnectionRegion["failure"]>["kind"] }) {
  return useTranslations("connections.failure")(`${kind}.title`);
}

function Pages({ source, page }: { source: ConnectionRegion; page: ConnectionPage | undefined }) {
  const t = useTranslations("wizard.read");
  if (source.progress) {
    return source.progress.pages === 0 ? t("asked") : t("pages", { count: source.progress.pages });
  }
  if (source.condition === "waiting") return t("next");
  const pages = (page?.passes ?? [])
    .filter(({ regionId }) => regionId === source.regionId)
    .reduce((sum, pass) => sum + pass.pages, 0);
  return t("pages", { count: pages });
}

/** What the store has, and during a first pass what it has brought so far. */
function imagesSoFar({ images, progress }: ConnectionRegion): number {
  return Math.max(images, progress?.images ?? 0);
}

/** Before the first answer: nothing has begun as far as anybody knows. */
function waiting(regionId: string): ConnectionRegion {
  return {
    regionId,
    condition: "waiting",
    images: 0,
    readAt: null,
    failingSince: null,
    failure: null,
    dueAt: null,
    progress: null,
  };
}
