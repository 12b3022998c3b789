"use client";

import { Link2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { totalGiB } from "@/lib/domain/disk";
import { wordOf } from "@/lib/domain/mapped";
import type { SharedImage, SharedView } from "@/lib/domain/shared-image";
import { sizeText } from "@/lib/domain/size-text";
import { CATALOG, regionName } from "@/lib/providers/catalog";
import { DiskMapPicture } from "../images/detail/disk-map-picture";
import { DiskTable } from "../images/detail/disk-table";
import { Fact, MappedWord } from "../images/detail/fact";
import { Moment } from "../images/detail/moment";
import { Section } from "../images/detail/section";
import { Banner } from "../ui/banner";
import { CloudTile } from "../ui/cloud-tile";
import { CopyButton } from "../ui/copy-button";
import { ForeignText } from "../ui/foreign-text";
import { Panel } from "../ui/panel";
import { RelativeTime } from "../ui/relative-time";
import { glyphOf, StatusGlyph } from "../ui/status-glyph";
import { Tag } from "../ui/tag";
import { ChangeTable } from "./change-table";
import { SharedStateFacts, SharedSystemFacts } from "./shared-facts";

/** One image as somebody without a sign-in may see it, and what is different since the link was made. */
export function SharedImageView({ view }: { view: SharedView }) {
  const { image, state, changes } = view;
  return (
    <article className="@container min-w-0">
      <div className="flex flex-col gap-2">
        <LinkBanner view={view} />
        {state !== "there" && <GoneLine view={view} />}
      </div>
      {changes.length > 0 && <Since view={view} />}
      <Head image={image} gone={state !== "there"} />
      <Overview image={image} />
      <Disks image={image} />
    </article>
  );
}

function LinkBanner({ view }: { view: SharedView }) {
  const t = useTranslations("publicLink");
  const { sharedBy, expiresAt, viewsLeft, image } = view;
  return (
    <Banner
      tone="accent"
      sign={<Link2 size={16} strokeWidth={1.5} aria-hidden className="flex-none" />}
      actions={
        <span className="text-small text-fg-2">
          {t.rich("read", { time: () => <RelativeTime at={image.readAt} /> })}
        </span>
      }
    >
      {t.rich("banner", {
        b: (words) => <b className="font-semibold">{words}</b>,
        name: () => <bdi>{sharedBy}</bdi>,
        time: () => <Moment at={expiresAt} />,
      })}
      {viewsLeft !== null && <> {t("viewsLeft", { count: viewsLeft })}</>}
    </Banner>
  );
}

function GoneLine({ view: { state, goneAt } }: { view: SharedView }) {
  const t = useTranslations("publicLink");
  return (
    <div data-tombstone className="flex items-start gap-2.5 rounded-lg bg-sunken px-3.5 py-2">
      <StatusGlyph glyph="off" className="mt-1" />
      <p>
        {state === "unread"
          ? t("unread")
          : goneAt === null
            ? t("gone")
            : t.rich("goneSince", { time: () => <Moment at={goneAt} /> })}
      </p>
    </div>
  );
}

function Since({ view: { changes, sharedAt, image } }: { view: SharedView }) {
  const t = useTranslations("publicLink");
  return (
    <Panel className="mt-4 overflow-hidden">
      <p className="border-b border-line px-4 py-2 font-medium">
        {t.rich("since", { count: changes.length, time: () => <Moment at={sharedAt} /> })}
      </p>
      <ChangeTable
        changes={changes}
        now={t.rich("now", { time: () => <RelativeTime at={image.readAt} /> })}
      />
    </Panel>
  );
}

function Head({ image, gone }: { image: SharedImage; gone: boolean }) {
  const t = useTranslations("detail");
  const word = useTranslations("word");
  const common = useTranslations("common");
  const status = wordOf(image.status);
  return (
    <header className="flex items-start gap-4 pt-5 pb-2 @max-[520px]:gap-3">
      <CloudTile dialect={image.dialect} large />
      <div className="min-w-0 flex-1">
        <h1 className="line-clamp-4 text-h1 font-semibold tracking-[-.014em] [overflow-wrap:anywhere]">
          {image.name === null || image.name.trim() === "" ? (
            <span className="text-fg-3">{t("noName")}</span>
          ) : (
            <ForeignText text={image.name} />
          )}
        </h1>
        <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-fg-2">
          <span className="inline-flex min-w-0 items-center">
            <bdi className="mono [overflow-wrap:anywhere]">{image.imageId}</bdi>
            <CopyButton text={image.imageId} name={common("copyId")} className="size-6" />
          </span>
          {gone ? (
            <Tag>{t("gone.tag")}</Tag>
          ) : (
            <span className="inline-flex items-center gap-1.5">
              <StatusGlyph glyph={glyphOf(status)} />
              {word(`status.${status}`)}
            </span>
          )}
        </div>
      </div>
    </header>
  );
}

function Overview({ image }: { image: SharedImage }) {
  const t = useTranslations("detail");
  const locale = useLocale() === "zh-CN" ? "zh-CN" : "en";
  const leftOut = useTranslations("publicLink")("leftOut");
  const ownership = useTranslations("word.ownership");
  const told = { evidence: image.evidence };
  return (
    <Section id="overview" title={t("section.overview")}>
      <div className="grid grid-cols-3 gap-x-10 @max-[820px]:block @max-[820px]:columns-2 @max-[820px]:gap-x-7 @max-[520px]:columns-1">
        <dl>
          <Fact label={t("fact.cloud")} field={null} {...told}>
            {CATALOG[image.dialect].name}
          </Fact>
          <Fact label={t("fact.region")} field={null} {...told}>
            <span className="mono">{image.regionId}</span>{" "}
            <span className="text-fg-3">{regionName(image.dialect, image.regionId, locale)}</span>
          </Fact>
          {image.placement !== null && (
            <Fact label={t("fact.placement")} field="placement" {...told}>
              <span className="mono">{image.placement}</span>
            </Fact>
          )}
          <Fact label={t("fact.ownership")} field="ownership" {...told}>
            <MappedWord mapped={image.ownership} wordOf={(value) => ownership(value)} />
          </Fact>
          {(["account", "owner", "sharedWith"] as const).map((label) => (
            <Fact
              key={label}
              label={label === "sharedWith" ? t("section.sharing") : t(`fact.${label}`)}
              field={null}
              {...told}
            >
              <span className="text-fg-3">{leftOut}</span>
            </Fact>
          ))}
        </dl>
        <SharedSystemFacts image={image} />
        <SharedStateFacts image={image} />
      </div>
    </Section>
  );
}

function Disks({ image: { disks, evidence } }: { image: SharedImage }) {
  const t = useTranslations("detail");
  const none = disks === "not-reported" || disks.length === 0;
  const total = disks === "not-reported" ? null : totalGiB(disks);
  return (
    <Section
      id="disks"
      title={t("section.disks")}
      end={!none && total !== null && t("disks.total", { count: disks.length, size: sizeText(total) })}
    >
      <Panel className="overflow-hidden">
        {none ? (
          <p className="px-4 py-3 text-fg-2">
            {t(disks === "not-reported" ? "disks.notReported" : "disks.none")}
          </p>
        ) : (
          <>
            <DiskMapPicture disks={disks} />
            <DiskTable disks={disks} evidence={evidence} />
          </>
        )}
      </Panel>
    </Section>
  );
}
