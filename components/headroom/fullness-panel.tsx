"use client";

import { useTranslations } from "next-intl";
import type { Headroom } from "@/lib/domain/boards/headroom";
import { type DotColumn, DotPlot, type DotTone, imagesPerDot } from "../boards/dot-plot";
import { classes } from "../ui/classes";
import { Panel } from "../ui/panel";

/** Percent of one column: fine on a desktop, coarser on a phone. */
const FINE = 1;
const COARSE = 5;

/** One dot per image on a scale from 0 to 100 percent of its sharing limit. */
export function FullnessPanel({ board }: { board: Headroom }) {
  const t = useTranslations("headroom.plot");
  const counted = board.standings.full + board.standings.near + board.standings.room;
  const sum = (tone?: DotTone) =>
    board.dots.reduce(
      (images, dot) => images + (tone === undefined || toneOf(dot.percent, board) === tone ? dot.images : 0),
      0,
    );
  const [shared, near, full] = [sum(), sum("tight"), sum("full")];
  if (shared === 0) return null;
  const perDot = imagesPerDot(columnsOf(board, FINE));
  return (
    <Panel className="mb-5 px-5 pt-4 pb-2">
      <div className="mb-3 flex flex-wrap items-center gap-x-5 gap-y-1">
        <h2 className="text-body font-semibold">{t("title", { count: shared })}</h2>
        {counted > shared && <span className="text-fg-3">{t("unused", { count: counted - shared })}</span>}
        <ul className="ml-auto flex flex-wrap gap-x-4 gap-y-1 text-small text-fg-2 phone:ml-0">
          <Key tone="bg-accent" words={t("room", { count: sum("fine") })} />
          <Key tone="bg-warn-mark" words={t("near", { count: near, percent: board.alertPercent })} />
          <Key tone="bg-bad-mark" words={t("full", { count: full })} />
        </ul>
      </div>
      {[FINE, COARSE].map((step) => (
        <DotPlot
          key={step}
          columns={columnsOf(board, step)}
          ticks={[0, 20, 40, 60, 80, 100].map((percent) => ({ at: percent / step, words: `${percent} %` }))}
          lines={[board.alertPercent / step, 100 / step]}
          label={t("label", { count: shared, near, full, percent: board.alertPercent })}
          className={classes(step === FINE ? "phone:hidden" : "hidden phone:block")}
        />
      ))}
      {perDot > 1 && <p className="mt-1 text-micro text-fg-3">{t("perDot", { count: perDot })}</p>}
    </Panel>
  );
}

function Key({ tone, words }: { tone: string; words: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <span aria-hidden="true" className={classes("size-[9px] rounded-full", tone)} />
      {words}
    </li>
  );
}

function toneOf(percent: number, { alertPercent }: Pick<Headroom, "alertPercent">): DotTone {
  if (percent >= 100) return "full";
  return percent >= alertPercent ? "tight" : "fine";
}

function columnsOf({ dots, alertPercent }: Headroom, step: number): DotColumn[] {
  const columns = Array.from({ length: 100 / step + 1 }, (): DotColumn => []);
  for (const { percent, images } of dots) {
    const column = columns[Math.floor(percent / step)];
    const tone = toneOf(percent, { alertPercent });
    const known = column?.find((dot) => dot.tone === tone);
    if (known) known.images += images;
    else column?.push({ tone, images });
  }
  return columns;
}
