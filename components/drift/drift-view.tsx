"use client";

import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { Drift } from "@/lib/domain/drift";
import { FailureText } from "../proof/failure-text";
import { type Act, type OutcomeFailure, outcomeOf } from "../proof/outcome";
import { PageFrame } from "../shell/page-frame";
import { useAnnounce } from "../ui/announcer";
import { Button, buttonClasses } from "../ui/button";
import { CloudTile } from "../ui/cloud-tile";
import { EmptyState } from "../ui/empty-state";
import { Panel } from "../ui/panel";
import { RelativeTime } from "../ui/relative-time";
import { Tag } from "../ui/tag";

/** Words and fields that clouds sent and this version does not know, one row for each kind. */
export function DriftView({
  kinds,
  readAt,
  takeNote,
}: {
  kinds: Drift[];
  /** When they were read, ISO 8601: note is taken of these and of none that came since. */
  readAt: string;
  takeNote: Act<{ upTo: string }>;
}) {
  const t = useTranslations("drift");
  const router = useRouter();
  const announce = useAnnounce();
  const [busy, start] = useTransition();
  const [failure, setFailure] = useState<OutcomeFailure | null>(null);
  const fresh = kinds.filter((kind) => kind.fresh).length;

  function noteAll() {
    start(async () => {
      const outcome = await outcomeOf(() => takeNote({ upTo: readAt }));
      setFailure(outcome.ok ? null : outcome);
      if (outcome.ok) announce(t("noted"));
      router.refresh();
    });
  }

  return (
    <PageFrame
      title={t("title")}
      intro={t("intro")}
      actions={
        <>
          {fresh > 0 && (
            <Button busy={busy} onClick={noteAll}>
              {t("note", { count: fresh })}
            </Button>
          )}
          {kinds.length > 0 && (
            <a href="/api/drift" download className={buttonClasses()}>
              <Download size={15} strokeWidth={1.5} aria-hidden />
              {t("export")}
            </a>
          )}
        </>
      }
    >
      {failure && <FailureText failure={failure} />}
      <Panel>
        {kinds.length === 0 ? (
          <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
        ) : (
          <ScrollRegion name={t("table")} className="overflow-x-auto">
            <table className="w-full min-w-[860px] border-collapse text-left [&_td]:border-t [&_td]:border-line [&_td]:px-3 [&_td]:py-2 [&_td]:align-top [&_th]:px-3 [&_th]:py-2 [&_th]:text-small [&_th]:font-medium [&_th]:text-fg-2">
              <thead>
                <tr>
                  <th scope="col">{t("cloud")}</th>
                  <th scope="col">{t("what")}</th>
                  <th scope="col">{t("field")}</th>
                  <th scope="col">{t("sample")}</th>
                  <th scope="col">{t("first")}</th>
                  <th scope="col">{t("last")}</th>
                  <th scope="col" className="text-right">
                    {t("times")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {kinds.map((kind) => (
                  <Row
                    key={JSON.stringify([kind.dialect, kind.operation, kind.kind, kind.path, kind.word])}
                    kind={kind}
                  />
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        )}
      </Panel>
    </PageFrame>
  );
}

function Row({ kind }: { kind: Drift }) {
  const t = useTranslations("drift");
  const format = useFormatter();
  return (
    <tr>
      <td>
        <span className="flex items-start gap-2">
          <CloudTile dialect={kind.dialect} />
          <bdi className="mono">{kind.operation}</bdi>
        </span>
      </td>
      <td>
        {t(`kind.${kind.kind}`)} {kind.fresh && <Tag tone="accent">{t("new")}</Tag>}
      </td>
      <td className="[overflow-wrap:anywhere]">
        <bdi className="mono">{kind.path}</bdi>
      </td>
      <td className="max-w-[280px] [overflow-wrap:anywhere]">
        {kind.sample === null ? (
          <span className="text-fg-3">{t("noSample")}</span>
        ) : (
          <bdi className="mono">{kind.sample}</bdi>
        )}
      </td>
      <td className="whitespace-nowrap">
        <RelativeTime at={kind.firstSeenAt} />
      </td>
      <td className="whitespace-nowrap">
        <RelativeTime at={kind.lastSeenAt} />
      </td>
      <td className="text-right">{format.number(kind.times)}</td>
    </tr>
  );
}
