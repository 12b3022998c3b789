"use client";

import { Bookmark } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { useViews, type ViewActs } from "./use-views";
import type { Asked } from "./view-dialog";

const ViewsPanel = dynamic(() => import("./views-panel").then(({ ViewsPanel }) => ViewsPanel), {
  ssr: false,
});
const ViewDialog = dynamic(() => import("./view-dialog").then(({ ViewDialog }) => ViewDialog), {
  ssr: false,
});

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
  const { data: shelf } = useViews();
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  // Once it was there it stays: it closes by itself and gives the focus back.
  const [everAsked, setEverAsked] = useState(false);
  const known = shelf ? [...shelf.own, ...shelf.team] : [];
  const current = address === "" ? undefined : known.find((view) => view.address === address);

  return (
    <>
      <Popover
        label={t("title")}
        open={open}
        onOpenChange={setOpen}
        trigger={
          <Button look="ghost" className={current ? "min-w-0" : "flex-none"}>
            <Bookmark size={16} strokeWidth={1.5} aria-hidden />
            <span className="max-w-[24ch] truncate">
              {current ? <bdi className="text-fg">{current.name}</bdi> : t("button")}
            </span>
          </Button>
        }
      >
        <ViewsPanel
          address={address}
          manages={manages}
          close={() => setOpen(false)}
          ask={(next) => {
            setOpen(false);
            setAsked(next);
            setEverAsked(true);
          }}
        />
      </Popover>
      {everAsked && (
        <ViewDialog
          asked={asked}
          close={() => setAsked(null)}
          address={address}
          manages={manages}
          acts={acts}
        />
      )}
    </>
  );
}
