"use client";

import { Plus, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { DialectId } from "@/lib/domain/cloud";
import type { CustomEndpoint } from "@/lib/domain/connection";
import { CATALOG, regionName } from "@/lib/providers/catalog";
import { Button } from "../ui/button";
import { SelectField } from "../ui/field";
import { IconButton } from "../ui/icon-button";
import { type Problem, problemOf } from "./told";

/** Hosts in place of the usual ones, one region each; only approved hosts can be chosen. */
export function EndpointFields({
  dialect,
  regions,
  approved,
  endpoints,
  problems,
  onChange,
}: {
  dialect: DialectId;
  /** Regions that may have one; all of the catalog's without. */
  regions?: readonly string[];
  approved: readonly string[];
  endpoints: readonly CustomEndpoint[];
  problems: readonly Problem[];
  onChange: (endpoints: CustomEndpoint[]) => void;
}) {
  const t = useTranslations("connections");
  const words = useTranslations("accounts.endpoint");
  const locale = useLocale() === "zh-CN" ? "zh-CN" : "en";
  const ids = regions ?? CATALOG[dialect].regions.map(({ id }) => id);
  const free = ids.find((id) => !endpoints.some(({ regionId }) => regionId === id));
  const change = (at: number, part: Partial<CustomEndpoint>) =>
    onChange(endpoints.map((endpoint, place) => (place === at ? { ...endpoint, ...part } : endpoint)));
  const problem = (field: string) => {
    const code = problemOf(problems, field);
    return code === null ? null : t(`problem.${code}`);
  };
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-1.5 font-medium">{t("field.endpoint")}</legend>
      <p className="text-small text-fg-3">{approved.length > 0 ? t("field.endpointHint") : words("none")}</p>
      {endpoints.map((endpoint, at) => (
        <div key={endpoint.regionId} className="flex items-end gap-2 phone:flex-wrap">
          <SelectField
            className="flex-1"
            label={words("region")}
            value={endpoint.regionId}
            problem={problem(`endpoints.${at}.regionId`)}
            choices={ids
              .filter((id) => id === endpoint.regionId || !endpoints.some(({ regionId }) => regionId === id))
              .map((id) => ({ value: id, words: `${id} ${regionName(dialect, id, locale) ?? ""}`.trim() }))}
            onChange={(event) => change(at, { regionId: event.target.value })}
          />
          <SelectField
            className="flex-1"
            label={words("host")}
            value={endpoint.host}
            problem={problem(`endpoints.${at}.host`)}
            choices={[...new Set([endpoint.host, ...approved])].map((host) => ({ value: host, words: host }))}
            onChange={(event) => change(at, { host: event.target.value })}
          />
          <IconButton
            name={words("remove", { region: endpoint.regionId })}
            className="mb-1"
            icon={<X size={15} strokeWidth={1.5} aria-hidden />}
            onClick={() => onChange(endpoints.filter((_, place) => place !== at))}
          />
        </div>
      ))}
      {approved[0] !== undefined && free !== undefined && (
        <div>
          <Button
            look="ghost"
            onClick={() => onChange([...endpoints, { regionId: free, host: approved[0] ?? "" }])}
          >
            <Plus size={15} strokeWidth={1.5} aria-hidden />
            {words("add")}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
