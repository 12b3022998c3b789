"use client";

import { useTranslations } from "next-intl";
import type { Proof } from "@/lib/domain/proof";
import { CATALOG } from "@/lib/providers/catalog";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { RegionChoice } from "../region-choice";
import { TroubleText } from "../trouble-text";
import type { Acting } from "../use-act";
import { isReadable, purposeOf } from "./fold-matrix";
import { StepFrame } from "./step-frame";

/** Which regions become sources. Those whose images the key may list are chosen at first. */
export function RegionStep({
  proof,
  chosen,
  name,
  minutes,
  acting,
  onChoose,
  onName,
  onBack,
  onSave,
}: {
  proof: Proof;
  chosen: string[];
  name: string;
  /** How often own and public images are read. */
  minutes: { own: number; public: number };
  acting: Pick<Acting, "busy" | "trouble">;
  onChoose: (regions: string[]) => void;
  onName: (name: string) => void;
  onBack: () => void;
  onSave: () => void;
}) {
  const t = useTranslations("wizard.regions");
  const connections = useTranslations("connections");
  const remark = useRemark(proof);
  const taken = acting.trouble?.kind === "refused" && acting.trouble.refused.refusal === "name-taken";
  return (
    <StepFrame
      title={t("title")}
      intro={t("intro")}
      buttons={
        <>
          <Button large onClick={onBack}>
            {t("back")}
          </Button>
          <Button
            look="primary"
            large
            className="ml-auto"
            busy={acting.busy}
            disabled={chosen.length === 0}
            onClick={onSave}
          >
            {acting.busy ? t("saving") : t("save")}
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <TroubleText trouble={acting.trouble} />
        {taken && (
          <TextField
            label={connections("field.name")}
            autoComplete="off"
            value={name}
            onChange={(event) => onName(event.target.value)}
          />
        )}
        <RegionChoice
          dialect={proof.dialect}
          options={(proof.regions ?? []).map((region) => ({ ...region, remark: remark(region.regionId) }))}
          chosen={chosen}
          onChange={onChoose}
        />
        <p className="text-small text-fg-2">{t("every", { own: minutes.own, public: minutes.public })}</p>
      </div>
    </StepFrame>
  );
}

function useRemark(proof: Proof) {
  const t = useTranslations("wizard.regions");
  const failures = useTranslations("connections.failure");
  return (regionId: string): string | null => {
    const row = proof.rows.find((one) => one.regionId === regionId);
    const kind = CATALOG[proof.dialect].regions.find(({ id }) => id === regionId)?.kind;
    if (row === undefined) return t("notAsked");
    if (row.failure) return kind === "finance" ? t("ownHost") : failures(`${row.failure.kind}.title`);
    if (isReadable(proof.dialect, row)) return null;
    const lists = row.cells.filter(({ operation }) => purposeOf(proof.dialect, operation) === "list");
    const untried = lists.find(({ state }) => state === "not-asked");
    return lists.some(({ state }) => state === "denied")
      ? t("noList")
      : t("notTried", { reason: untried?.reason ?? "" });
  };
}
