"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { imagePath, seenPath } from "@/lib/domain/links";
import type { ShareLink } from "@/lib/domain/share-link";
import { Moment } from "../images/detail/moment";
import { FailureText } from "../proof/failure-text";
import { type Act, type OutcomeFailure, outcomeOf } from "../proof/outcome";
import { useAnnounce } from "../ui/announcer";
import { Button } from "../ui/button";
import { classes } from "../ui/classes";
import { CloudTile } from "../ui/cloud-tile";
import { EmptyState } from "../ui/empty-state";
import { ForeignText } from "../ui/foreign-text";
import { Panel } from "../ui/panel";
import { RelativeTime } from "../ui/relative-time";
import { Tag, type TagTone } from "../ui/tag";

/** Links with their state; each that opens can be revoked at once. */
export function LinkList({
  links,
  revoke,
  withMakers = false,
}: {
  links: ShareLink[];
  revoke: Act<{ id: string }>;
  withMakers?: boolean;
}) {
  const t = useTranslations("links");
  const router = useRouter();
  const announce = useAnnounce();
  const [busy, start] = useTransition();
  const [failure, setFailure] = useState<OutcomeFailure | null>(null);

  function revokeNow(id: string) {
    start(async () => {
      const outcome = await outcomeOf(() => revoke({ id }));
      setFailure(outcome.ok ? null : outcome);
      if (outcome.ok) announce(t("revoked"));
      router.refresh();
    });
  }

  if (links.length === 0) return <EmptyState title={t("none.title")}>{t("none.text")}</EmptyState>;
  return (
    <div className="flex flex-col gap-3">
      {failure && <FailureText failure={failure} />}
      <Panel>
        <ul aria-label={t("list")}>
          {links.map((link) => (
            <Item
              key={link.id}
              link={link}
              withMaker={withMakers}
              busy={busy}
              onRevoke={() => revokeNow(link.id)}
            />
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function Item({
  link,
  withMaker,
  busy,
  onRevoke,
}: {
  link: ShareLink;
  withMaker: boolean;
  busy: boolean;
  onRevoke: () => void;
}) {
  const t = useTranslations("links");
  const name = link.imageName?.trim() || link.ref.imageId;
  const open = link.state === "open";
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-2 border-b border-line px-4 py-3 last:border-0">
      <div className="flex min-w-0 flex-1 basis-72 items-start gap-2.5">
        <CloudTile dialect={link.dialect} />
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Link
              href={link.kind === "seen" && open ? seenPath(link.id) : imagePath(link.ref)}
              className={classes(
                "font-medium [overflow-wrap:anywhere] hover:underline",
                !open && "text-fg-2",
              )}
            >
              <ForeignText text={name} />
            </Link>
            <Tag tone={TONES[link.state]}>{t(`state.${link.state}`)}</Tag>
          </div>
          <div className="text-small text-fg-3 [overflow-wrap:anywhere]">
            {t(`kind.${link.kind}`)} · <bdi className="mono">{link.ref.imageId}</bdi> ·{" "}
            <bdi className="mono">{link.ref.regionId}</bdi>
          </div>
          {link.note !== null && (
            <p className="text-small text-fg-2 [overflow-wrap:anywhere]">
              {t("note")} <bdi>{link.note}</bdi>
            </p>
          )}
        </div>
      </div>
      <dl className="grid w-72 flex-none grid-cols-[96px_minmax(0,1fr)] content-start gap-x-3 text-small [&_dt]:text-fg-3">
        <dt>{t("made")}</dt>
        <dd>
          <RelativeTime at={link.createdAt} />
          {withMaker && (
            <>
              {" · "}
              <bdi title={link.makerEmail}>{link.makerName}</bdi>
            </>
          )}
        </dd>
        <dt>{t("expires")}</dt>
        <dd>
          <Moment at={link.expiresAt} />
        </dd>
        <dt>{t("views")}</dt>
        <dd>
          {link.viewLimit === null
            ? t("viewsUsed", { count: link.views })
            : t("viewsOf", { used: link.views, limit: link.viewLimit })}
        </dd>
        <dt>{t("lastOpened")}</dt>
        <dd>{link.lastOpenedAt === null ? t("never") : <RelativeTime at={link.lastOpenedAt} />}</dd>
      </dl>
      <div className="flex w-24 flex-none justify-end phone:w-full">
        {open && (
          <Button look="danger" busy={busy} aria-label={t("revokeOf", { name })} onClick={onRevoke}>
            {t("revoke")}
          </Button>
        )}
      </div>
    </li>
  );
}

const TONES: Record<ShareLink["state"], TagTone> = {
  open: "ok",
  expired: "plain",
  "used-up": "plain",
  revoked: "plain",
  "maker-gone": "warn",
};
