"use client";

import { Bookmark, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { SavedView, ViewOwner } from "@/lib/domain/view";
import { useViews, type ViewActs } from "./use-views";
import { type Asked, ViewDialog } from "./view-dialog";
import { ViewRow } from "./view-row";

/**
 * The saved views: one's own and the team's. `address` is what is shown now, as `viewAddress` writes it; what is
 * current is said on the button.
 */
export function ViewsMenu({
  address,
  manages,
  acts,
}: {
  address: string;
  /** Whether the person may change views of the team. */
  manages: boolean;
  acts: ViewActs;
}) {
  const t = useTranslations("views");
  const { data: shelf, isError, refetch } = useViews();
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const current = address === "" ? undefined : all(shelf).find((view) => view.address === address);
  const ask = (next: Asked) => {
    setOpen(false);
    setAsked(next);
  };

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
              close={() => setOpen(false)}
              ask={ask}
            />
          ))}
        </ul>
      )}
    </section>
  );

  return (
    <>
      <Popover
        label={t("title")}
        open={open}
        onOpenChange={setOpen}
        trigger={
          <Button look="ghost" className="min-w-0">
            <Bookmark size={16} strokeWidth={1.5} aria-hidden />
            <span className="max-w-[24ch] truncate">
              {current ? <bdi className="text-fg">{current.name}</bdi> : t("button")}
            </span>
          </Button>
        }
      >
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
      </Popover>
      <ViewDialog
        asked={asked}
        close={() => setAsked(null)}
        address={address}
        manages={manages}
        acts={acts}
      />
    </>
  );
}

function all(shelf: { own: SavedView[]; team: SavedView[] } | undefined): SavedView[] {
  return shelf ? [...shelf.own, ...shelf.team] : [];
}
