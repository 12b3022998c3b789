"use client";

import { useSearchParams } from "next/navigation";
import type { ImageList, SourceState } from "@/lib/domain/image-list";
import { readListAddress, writeView } from "@/lib/domain/list-address";
import { ExportMenu } from "../export/export-menu";
import { ContinueChip } from "./continue-chip";
import { useRememberView } from "./use-remember-view";
import type { ViewActs } from "./use-views";
import { ViewsMenu } from "./views-menu";

/** The line over the list: views at its left, taking away at its right. */
export function ViewsBar({
  list,
  sources,
  manages,
  acts,
}: {
  list: Pick<ImageList, "total" | "atLeast" | "accounts"> | undefined;
  sources: readonly SourceState[];
  manages: boolean;
  acts: ViewActs;
}) {
  const address = readListAddress(new URLSearchParams(useSearchParams().toString()));
  const view = writeView(address).toString();
  useRememberView(view, acts.keepLast);
  return (
    <div className="mx-4 mt-1.5 flex min-h-7 flex-none items-center gap-2 phone:mx-3 phone:flex-wrap">
      <ViewsMenu address={view} manages={manages} acts={acts} />
      <ContinueChip address={view} accounts={list?.accounts ?? {}} keepLast={acts.keepLast} />
      <span className="ml-auto">
        {list && <ExportMenu address={address} list={list} sources={sources} />}
      </span>
    </div>
  );
}
