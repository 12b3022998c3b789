"use client";

import { useTranslations } from "next-intl";
import { CLOUDS, cloudOf, DIALECTS, type DialectId } from "@/lib/domain/cloud";
import { CATALOG } from "@/lib/providers/catalog";
import { Button } from "../../ui/button";
import { classes } from "../../ui/classes";
import { CloudTile } from "../../ui/cloud-tile";
import { StatusGlyph } from "../../ui/status-glyph";
import { StepFrame } from "./step-frame";

/** Which cloud, and for a cloud with two APIs which of them. */
export function CloudStep({
  dialect,
  onChoose,
  onContinue,
}: {
  dialect: DialectId;
  onChoose: (dialect: DialectId) => void;
  onContinue: () => void;
}) {
  const t = useTranslations("wizard.cloud");
  const names = useTranslations("word.cloud");
  const cloud = cloudOf(dialect);
  return (
    <StepFrame
      title={t("title")}
      intro={t("intro")}
      buttons={
        <Button look="primary" large className="ml-auto" onClick={onContinue}>
          {t("continue")}
        </Button>
      }
    >
      <fieldset className="grid grid-cols-2 gap-2.5 phone:grid-cols-1">
        <legend className="sr-only">{t("legend")}</legend>
        {CLOUDS.map((one) => {
          const chosen = one === cloud;
          const entry = CATALOG[one];
          return (
            <label
              key={one}
              className={classes(
                "flex cursor-pointer items-center gap-3 rounded-lg border p-3.5 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
                chosen
                  ? "border-accent bg-accent-soft inset-ring inset-ring-accent"
                  : "border-line-strong hover:bg-hover",
              )}
            >
              <input
                type="radio"
                name="cloud"
                value={one}
                checked={chosen}
                onChange={() => onChoose(one)}
                className="size-4 flex-none accent-accent outline-none"
              />
              <CloudTile dialect={one} large />
              <span className="min-w-0 flex-1 leading-[18px]">
                <span className="block font-medium">{names(one)}</span>
                <span className={classes("block text-small", chosen ? "text-fg-2" : "text-fg-3")}>
                  {t(`service.${one}`)}
                </span>
              </span>
              <span className={classes("flex-none text-small", chosen ? "text-fg-2" : "text-fg-3")}>
                {entry.regions[0]?.kind === "site"
                  ? t("sites", { count: entry.regions.length })
                  : t("regions", { count: entry.regions.length })}
              </span>
            </label>
          );
        })}
      </fieldset>
      <Dialects dialect={dialect} onChoose={onChoose} />
    </StepFrame>
  );
}

function Dialects({ dialect, onChoose }: { dialect: DialectId; onChoose: (dialect: DialectId) => void }) {
  const t = useTranslations("wizard.cloud");
  const choices = DIALECTS.filter((one) => cloudOf(one) === cloudOf(dialect));
  if (choices.length < 2) return null;
  return (
    <fieldset className="mt-5">
      <legend className="mb-1.5 font-medium">{t("dialect")}</legend>
      <div className="grid gap-1">
        {choices.map((one) => (
          <label key={one} className="flex min-h-7 cursor-pointer items-center gap-2.5 phone:min-h-11">
            <input
              type="radio"
              name="dialect"
              value={one}
              checked={one === dialect}
              onChange={() => onChoose(one)}
              className="size-4 flex-none accent-accent"
            />
            <DialectName dialect={one} />
          </label>
        ))}
      </div>
      {CATALOG[dialect].legacy && <LegacyNotice />}
    </fieldset>
  );
}

/** What an API of a cloud with two is called. */
export function DialectName({ dialect }: { dialect: DialectId }) {
  const t = useTranslations("wizard.cloud");
  return CATALOG[dialect].legacy ? t("legacy") : t("present");
}

/** What an admin should know before choosing an API that its vendor does not maintain any more. */
export function LegacyNotice() {
  const t = useTranslations("wizard.cloud");
  return (
    <p className="mt-2 flex max-w-[80ch] items-start gap-2.5 rounded-lg bg-warn-soft px-3.5 py-2">
      <StatusGlyph glyph="warning" className="mt-1" />
      <span>{t("legacyNotice")}</span>
    </p>
  );
}
