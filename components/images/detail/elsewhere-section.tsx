"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CloudTile } from "@/components/ui/cloud-tile";
import { ForeignText } from "@/components/ui/foreign-text";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import type { Sibling } from "@/lib/domain/elsewhere";
import { releaseValue } from "@/lib/domain/facet-value";
import type { ImageDetail } from "@/lib/domain/image-detail";
import { emptyFilter, withChoice } from "@/lib/domain/image-filter";
import { imagePath, listPath } from "@/lib/domain/links";
import { distributionName } from "../distribution-name";
import { elsewhereQuery } from "./elsewhere-query";
import { Section } from "./section";

/** Copies of the image, and the newest images of its release in the other sources, each a link. */
export function ElsewhereSection({ detail, className }: { detail: ImageDetail; className?: string }) {
  const t = useTranslations("detail.elsewhere");
  const title = useTranslations("detail.section");
  const { ref, os } = detail.image;
  const { data, isError, refetch } = useQuery(elsewhereQuery(ref));
  const release = `${distributionName(os.distribution ?? "")} ${os.release ?? ""}`;
  const found = data?.places?.filter(({ newest }) => newest !== null) ?? [];
  const empty = data?.places?.filter(({ newest }) => newest === null) ?? [];
  return (
    <Section
      id="elsewhere"
      title={title("elsewhere")}
      className={className}
      end={
        data?.places && (
          <Link
            href={listPath(withChoice(emptyFilter(), "release", releaseValue(os), "include"))}
            className="text-accent hover:underline"
          >
            {t("all", { release })}
          </Link>
        )
      }
    >
      <Panel>
        {!data && !isError && <Waiting />}
        {isError && (
          <p className="flex items-center gap-3 px-4 py-3">
            {t("failed")}
            <Button onClick={() => void refetch()}>{t("again")}</Button>
          </p>
        )}
        {data && data.copies.length > 0 && (
          <Places head={t("copies")}>
            {data.copies.map((copy) => (
              <Row key={JSON.stringify(copy.ref)} sibling={copy} reason={t(`because.${copy.because}`)} />
            ))}
          </Places>
        )}
        {data && (data.places === null || found.length > 0) && (
          <Places head={data.places === null ? null : t("newest", { release })}>
            {found.map(({ newest }) => newest && <Row key={JSON.stringify(newest.ref)} sibling={newest} />)}
          </Places>
        )}
        {data?.places === null && <p className="px-4 py-3 text-fg-3">{t("releaseUnknown")}</p>}
        {empty.length > 0 && (
          <p className="border-t border-line px-4 py-2 text-small text-fg-3 first:border-t-0">
            {t("nowhere", { release })}{" "}
            {empty.map(({ connectionName, regionId }, position) => (
              <span key={`${connectionName} ${regionId}`}>
                {position > 0 && ", "}
                <ForeignText text={connectionName} /> <span className="mono">{regionId}</span>
              </span>
            ))}
          </p>
        )}
      </Panel>
    </Section>
  );
}

function Places({ head, children }: { head: string | null; children: ReactNode }) {
  return (
    <div className="not-first:border-t not-first:border-line">
      {head !== null && <h3 className="px-4 pt-2.5 pb-1 text-small text-fg-2">{head}</h3>}
      <ul className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] gap-x-4 @max-[520px]:block">
        {children}
      </ul>
    </div>
  );
}

function Row({ sibling, reason }: { sibling: Sibling; reason?: string }) {
  const ownership = useTranslations("word.ownership");
  const { ref, dialect, name, createdAt, connectionName } = sibling;
  return (
    <li className="col-span-full grid min-h-10 grid-cols-subgrid items-center px-4 py-1 not-first:border-t not-first:border-line @max-[520px]:grid-cols-1">
      <span className="flex min-w-0 items-center gap-2">
        <CloudTile dialect={dialect} />
        <span className="min-w-0 truncate">
          <ForeignText text={connectionName} /> <span className="mono text-fg-2">{ref.regionId}</span>
        </span>
      </span>
      <Link href={imagePath(ref)} className="min-w-0 truncate text-accent hover:underline">
        <ForeignText text={name === null || name.trim() === "" ? ref.imageId : name} />
      </Link>
      <span className="text-right text-small whitespace-nowrap text-fg-2 @max-[520px]:text-left">
        {reason ?? ownership(sibling.ownership.value)}
        {createdAt && (
          <>
            {" · "}
            <RelativeTime at={createdAt.iso} />
          </>
        )}
      </span>
    </li>
  );
}

function Waiting() {
  return (
    <div className="flex animate-pulse flex-col gap-3 p-4" aria-hidden>
      <Skeleton className="h-4 w-3/4" />
      <Skeleton className="h-4 w-1/2" />
    </div>
  );
}
