"use client";

import { CircleOff, type LucideIcon, Minus, Pencil, Plus, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ChangeKind } from "@/lib/domain/change";
import { type ChangeGroup, SHOWN_ALIKE } from "@/lib/domain/changes-page";
import { useZone } from "../ui/clock";
import { CloudTile } from "../ui/cloud-tile";
import { clockText, exactText } from "../ui/time-text";
import { AlikeChanges } from "./alike-changes";
import { ChangedImage } from "./changed-image";

/** What happened to one image, or to many alike; those that are many are folded, and unfold page by page. */
export function ChangeGroupItem({
  group,
  address,
  asOf,
}: {
  group: ChangeGroup;
  address: string;
  asOf: number;
}) {
  const t = useTranslations("changes");
  const ownership = useTranslations("word.ownership");
  const zone = useZone();
  const Sign = SIGNS[group.kind];
  const [only] = group.rows;
  return (
    <li className="grid grid-cols-[48px_20px_minmax(0,1fr)_minmax(0,220px)] gap-x-2 border-b border-line px-4 py-2.5 last:border-0 phone:grid-cols-[44px_20px_minmax(0,1fr)] phone:px-3">
      <time dateTime={group.at} title={exactText(group.at, zone)} className="text-small leading-5 text-fg-3">
        {clockText(group.at, zone)}
      </time>
      <Sign size={15} strokeWidth={1.5} aria-hidden className="mt-[3px] text-fg-3" />
      <div className="min-w-0">
        {group.count === 1 && only ? (
          <ChangedImage change={only} kind={group.kind} />
        ) : (
          <>
            <div className="font-medium">{t(`alike.${group.kind}`, { count: group.count })}</div>
            {group.topics.length > 0 && (
              <div className="text-small text-fg-2">
                {group.topics.map((topic) => t(`topic.${topic}`)).join(t("join"))}
              </div>
            )}
            {group.source === "drop" && <div className="text-small text-fg-3">{t("dropped")}</div>}
            <AlikeChanges
              // Rows of another moment are no continuation of these.
              key={asOf}
              group={group}
              address={address}
              asOf={asOf}
              folded={group.count > SHOWN_ALIKE}
            />
          </>
        )}
      </div>
      <div className="flex min-w-0 items-start justify-end gap-2 text-right phone:col-start-3 phone:mt-1 phone:flex-row-reverse phone:justify-end phone:text-left">
        <div className="min-w-0 [overflow-wrap:anywhere]">
          <div>
            <bdi>{group.connectionName}</bdi>
          </div>
          <div className="text-small text-fg-3">
            <bdi className="mono">{group.regionId}</bdi>
            {group.ownership !== null && group.ownership !== "unknown" && ` · ${ownership(group.ownership)}`}
          </div>
        </div>
        <CloudTile dialect={group.dialect} />
      </div>
    </li>
  );
}

const SIGNS: Record<ChangeKind, LucideIcon> = {
  appeared: Plus,
  changed: Pencil,
  gone: Minus,
  "came-back": Undo2,
  dropped: CircleOff,
};
