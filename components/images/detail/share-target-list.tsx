"use client";

import { Copy, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";
import type { ShareTarget } from "@/lib/domain/sharing";
import { countText } from "@/lib/domain/size-text";
import { LongText } from "./long-text";
import { CloudMoment } from "./moment";

const SHOWN_AT_ONCE = 5;
/** From here on finding beats reading. */
const MOST_TO_READ = 10;

/** The accounts an image is shared with, with dates where the cloud tells them. */
export function ShareTargetList({ targets }: { targets: ShareTarget[] }) {
  const t = useTranslations("detail.sharing");
  const [wanted, setWanted] = useState("");
  const [all, setAll] = useState(false);
  if (targets.length === 0) return <p className="text-fg-2">{t("nobody")}</p>;
  const found = targets.filter((target) => fits(target, wanted));
  const shown = all || wanted !== "" ? found : found.slice(0, SHOWN_AT_ONCE);
  const hidden = found.length - shown.length;
  return (
    <>
      <div className="flex gap-2">
        {targets.length > MOST_TO_READ && (
          <label className="flex h-7 min-w-0 flex-1 items-center gap-2 rounded-md border border-control bg-surface px-2 focus-within:outline-2 focus-within:outline-accent phone:h-9">
            <Search size={14} strokeWidth={1.5} aria-hidden className="flex-none text-fg-3" />
            <input
              type="search"
              value={wanted}
              onChange={(event) => setWanted(event.target.value)}
              placeholder={t("find")}
              aria-label={t("find")}
              className="w-full min-w-0 bg-transparent outline-none placeholder:text-fg-3 phone:text-[16px]"
            />
          </label>
        )}
        <CopyAll targets={targets} />
      </div>
      <ul className="mt-1.5" aria-label={t("list")}>
        {shown.map(({ account, name, sharedAt }) => (
          <li key={account} className="flex min-h-7 flex-wrap items-center gap-x-2 py-0.5">
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <LongText text={account} className="mono" />
              {name !== null && (
                <span className="ml-2 text-fg-2">
                  <LongText text={name} />
                </span>
              )}
            </span>
            {sharedAt && (
              <span className="ml-auto text-small text-fg-3">
                <CloudMoment time={sharedAt} compact />
              </span>
            )}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="py-1 text-fg-2">{t("noneFound")}</p>}
      {hidden > 0 && (
        <button type="button" className="min-h-6 text-accent hover:underline" onClick={() => setAll(true)}>
          {t("showMore", { count: hidden })}
        </button>
      )}
    </>
  );
}

function CopyAll({ targets }: { targets: ShareTarget[] }) {
  const t = useTranslations("detail.sharing");
  const common = useTranslations("common");
  const announce = useAnnounce();
  async function copy() {
    const worked = await copyText(targets.map(({ account }) => account).join("\n"));
    announce(worked ? t("copiedAll", { count: targets.length }) : common("copyFailed"));
  }
  return (
    <Button className="flex-none" onClick={() => void copy()}>
      <Copy size={14} strokeWidth={1.5} aria-hidden />
      {t("copyAll", { count: countText(targets.length) })}
    </Button>
  );
}

function fits({ account, name }: ShareTarget, wanted: string): boolean {
  const text = wanted.trim().toLowerCase();
  return account.toLowerCase().includes(text) || (name?.toLowerCase().includes(text) ?? false);
}
