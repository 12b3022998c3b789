"use client";

import { useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { pulseQuery, watchReads } from "@/components/shell/pulse";
import { useAnnounce } from "@/components/ui/announcer";
import { classes } from "@/components/ui/classes";
import { IconButton } from "@/components/ui/icon-button";
import type { ActionResult } from "@/lib/domain/action-result";
import type { SourceState } from "@/lib/domain/image-list";

export type ReadAgainAction = () => Promise<ActionResult<void>>;

/** Has every source read now. Turns while any of them is being read, whoever asked for it. */
export function ReadAgain({ readAgain, sources }: { readAgain: ReadAgainAction; sources: SourceState[] }) {
  const t = useTranslations("list.readAgain");
  const announce = useAnnounce();
  const client = useQueryClient();
  const [starting, start] = useTransition();
  const reading = starting || sources.some((source) => source.reading);

  function ask() {
    start(async () => {
      const answer = await readAgain().catch(() => null);
      announce(answer?.ok ? t("asked") : t("failed"));
      if (answer?.ok) watchReads();
      await client.invalidateQueries({ queryKey: pulseQuery.queryKey });
    });
  }

  return (
    <IconButton
      name={t("again")}
      busy={starting}
      onClick={ask}
      icon={
        <RefreshCw
          size={15}
          strokeWidth={1.5}
          aria-hidden
          className={classes(reading && "animate-spin motion-reduce:animate-none")}
        />
      }
    />
  );
}
