"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CATALOG } from "@/lib/providers/catalog";
import { leavingQuery } from "../account-queries";
import { RegionChoice } from "../region-choice";
import { useAct } from "../use-act";
import { AccountDialogFrame } from "./account-dialog";
import type { DialogProps } from "./account-dialogs";

/** Other regions for an account; says what goes with those that are taken away. */
export function RegionsDialog({ account, acts, onDone, onClose }: DialogProps) {
  const t = useTranslations("accounts.dialog");
  const acting = useAct();
  const { id: connectionId, dialect, regions } = account;
  const [chosen, setChosen] = useState(regions);
  const going = regions.filter((regionId) => !chosen.includes(regionId));
  const known = CATALOG[dialect].regions.map(({ id }) => id);
  const all = [...known, ...regions.filter((regionId) => !known.includes(regionId))];

  async function change() {
    const answer = await acting.run(() => acts.changeRegions({ connectionId, regions: chosen }));
    if ("value" in answer) onDone(t("regionsChanged"));
  }

  return (
    <AccountDialogFrame
      title={t("regions")}
      intro={t("regionsIntro")}
      submit={t("regionsSubmit")}
      ready={chosen.length > 0 && (going.length > 0 || chosen.length !== regions.length)}
      acting={acting}
      onSubmit={change}
      onClose={onClose}
    >
      <RegionChoice
        dialect={dialect}
        options={all.map((regionId) => ({ regionId, name: null, remark: null }))}
        chosen={chosen}
        onChange={setChosen}
      />
      {going.length > 0 && <Going connectionId={connectionId} regions={going} />}
    </AccountDialogFrame>
  );
}

function Going({ connectionId, regions }: { connectionId: string; regions: string[] }) {
  const t = useTranslations("connections.act");
  const { data } = useQuery(leavingQuery(connectionId, regions));
  return (
    <p role="status" className="rounded-md bg-warn-soft px-3 py-2 empty:hidden">
      {data && t("regionsLeave", { count: data.images })}
    </p>
  );
}
