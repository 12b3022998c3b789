"use client";

import { RefreshCw } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ConnectionScope, PassProgress } from "@/lib/domain/connection";
import { putsOff } from "@/lib/domain/failure";
import { useNow, useZone } from "../../ui/clock";
import { IconButton } from "../../ui/icon-button";
import { RelativeTime } from "../../ui/relative-time";
import { StatusGlyph } from "../../ui/status-glyph";
import { exactText } from "../../ui/time-text";
import { FailureNumbers } from "../cloud-failure";
import { CONDITION_GLYPHS } from "../condition";
import { ScrollPanel } from "../scroll-panel";
import { DurationText } from "./duration-text";

/** Every listing of the account: region × ownership group, with its state, its images and its times. */
export function ScopeTable({
  scopes,
  onRead,
}: {
  scopes: readonly ConnectionScope[];
  /** Reads one region now; null while nothing can be read. */
  onRead: ((regionId: string) => void) | null;
}) {
  const t = useTranslations("accounts.scopes");
  return (
    <ScrollPanel name={t("name")}>
      <table className="w-full min-w-[860px] border-collapse [&_td]:px-3 [&_td]:py-2 [&_th]:px-3 [&_th]:py-2">
        <thead>
          <tr className="text-left text-small text-fg-2 [&>th]:font-medium [&>th]:whitespace-nowrap">
            <th scope="col">{t("region")}</th>
            <th scope="col">{t("group")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col" className="text-right!">
              {t("images")}
            </th>
            <th scope="col">{t("complete")}</th>
            <th scope="col">{t("duration")}</th>
            <th scope="col">{t("due")}</th>
            <th scope="col">
              <span className="sr-only">{t("acts")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {scopes.map((scope, at) => (
            <ScopeRow
              key={`${scope.regionId} ${scope.group}`}
              scope={scope}
              first={scopes[at - 1]?.regionId !== scope.regionId}
              onRead={onRead}
            />
          ))}
        </tbody>
      </table>
    </ScrollPanel>
  );
}

function ScopeRow({
  scope,
  first,
  onRead,
}: {
  scope: ConnectionScope;
  /** The first of its region: the others stand under the same name. */
  first: boolean;
  onRead: ((regionId: string) => void) | null;
}) {
  const t = useTranslations("accounts.scopes");
  const groups = useTranslations("connections.group");
  const format = useFormatter();
  const { regionId, group, images, completeAt, durationMs } = scope;
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="mono text-left font-normal whitespace-nowrap">
        <span className={first ? undefined : "sr-only"}>{regionId}</span>
      </th>
      <td>{groups(group)}</td>
      <td>
        <ScopeState scope={scope} />
        <ScopeFailure scope={scope} />
      </td>
      <td className="text-right">{format.number(images)}</td>
      <td className="whitespace-nowrap">
        {completeAt === null ? (
          <span className="text-fg-3">{t("never")}</span>
        ) : (
          <RelativeTime at={completeAt} />
        )}
      </td>
      <td className="whitespace-nowrap">
        {durationMs === null ? (
          <span className="text-fg-3">{t("none")}</span>
        ) : (
          <DurationText ms={durationMs} />
        )}
      </td>
      <td className="whitespace-nowrap">
        <Due scope={scope} />
      </td>
      <td className="py-1! text-right">
        {first && onRead && (
          <IconButton
            name={t("read", { region: regionId })}
            icon={<RefreshCw size={15} strokeWidth={1.5} aria-hidden />}
            onClick={() => onRead(regionId)}
          />
        )}
      </td>
    </tr>
  );
}

function ScopeState({ scope: { condition, progress } }: { scope: ConnectionScope }) {
  const conditions = useTranslations("accounts.condition");
  return (
    <span className="flex items-baseline gap-1.5">
      <StatusGlyph glyph={progress ? "progress" : CONDITION_GLYPHS[condition]} className="translate-y-px" />
      <span>{progress ? <Progress progress={progress} /> : conditions(condition)}</span>
    </span>
  );
}

function Progress({ progress: { pages, images, expected } }: { progress: PassProgress }) {
  const t = useTranslations("accounts.scopes");
  return expected === undefined
    ? t("progress", { pages, images })
    : t("progressOf", { pages, images, expected });
}

/** In short; what it means stands above the table, once for all listings that fail alike. */
function ScopeFailure({ scope: { failure, failingSince, dueAt } }: { scope: ConnectionScope }) {
  const t = useTranslations("accounts.scopes");
  const why = useTranslations("failure");
  const zone = useZone();
  if (!failure) return null;
  return (
    <div className="max-w-[52ch] pl-[18px]">
      <p className="text-bad">{why(`short.${failure.kind}`)}</p>
      {putsOff(failure) && dueAt !== null && <p>{why("throttledUntil", { time: exactText(dueAt, zone) })}</p>}
      <FailureNumbers
        failure={failure}
        after={failingSince && t.rich("since", { when: () => <RelativeTime at={failingSince} /> })}
      />
    </div>
  );
}

function Due({ scope: { dueAt, progress } }: { scope: ConnectionScope }) {
  const t = useTranslations("accounts.scopes");
  const now = useNow();
  if (progress) return <span className="text-fg-3">{t("now")}</span>;
  if (dueAt === null) return <span className="text-fg-3">{t("notByItself")}</span>;
  const minutes = Math.ceil((Date.parse(dueAt) - now) / 60_000);
  return minutes <= 0 ? t("now") : t("in", { minutes });
}
