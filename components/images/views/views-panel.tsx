"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { SavedView, ViewOwner } from "@/lib/domain/view";
import { useViews } from "./use-views";
import type { Asked } from "./view-dialog";
import { ViewRow } from "./view-row";

/** What the menu of views holds: one's own, the team's, and the way to save what is shown. */
export function ViewsPanel({
  address,
  manages,
  close,
  ask,
}: {
  /** What is shown now, as `viewAddress` writes it. */
  address: string;
  /** Whether the person may change views of the team. */
  manages: boolean;
  close: () => void;
  ask: (asked: Asked) => void;
}) {
  const t = useTranslations("views");
  const { data: shelf, isError, refetch } = useViews();

  const section = (owner: ViewOwner, views: SavedView[], none: string) => (
    <section aria-label={t(owner === "me" ? "own" : "team")}>
      <h3 className="px-2 pt-2 pb-1 text-small font-medium text-fg-2">
        {t(owner === "me" ? "own" : "team")}
      </h3>
      {views.length === 0 ? (
        <p className="px-2 pb-1 text-small text-fg-3">{none}</p>
      ) : (
        <ul>
          {views.map((view) => (
            <ViewRow
              key={view.id}
              view={view}
              shown={view.address === address}
              changeable={owner === "me" || manages}
              close={close}
              ask={ask}
            />
          ))}
        </ul>
      )}
    </section>
  );

  return (
    <div className="p-1.5">
      {isError && (
        <p role="alert" className="flex items-center gap-2 px-2 py-1 text-bad">
          {t("problem.load")}
          <Button className="ml-auto" onClick={() => void refetch()}>
            {t("again")}
          </Button>
        </p>
      )}
      {shelf && (
        <>
          {section("me", shelf.own, t("noOwn"))}
          {section("team", shelf.team, t(manages ? "noTeamAdmin" : "noTeam"))}
        </>
      )}
      <hr className="-mx-1.5 my-1.5 border-t border-line" />
      <button
        type="button"
        onClick={() => ask({ act: "save" })}
        className="flex min-h-[30px] w-full items-center gap-2 rounded-sm px-2 text-left hover:bg-fg/6 phone:min-h-[44px]"
      >
        <Plus size={15} strokeWidth={1.5} aria-hidden />
        {t("saveAs")}
      </button>
    </div>
  );
}
