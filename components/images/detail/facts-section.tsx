"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Panel } from "@/components/ui/panel";
import type { Fact } from "@/lib/domain/image";
import { countText } from "@/lib/domain/size-text";
import { FindField } from "./find-field";
import { LongText } from "./long-text";
import { Section } from "./section";

/** Every field of the answer that has no place of its own, in the cloud's words. */
export function FactsSection({ facts, className }: { facts: Fact[]; className?: string }) {
  const t = useTranslations("detail.facts");
  const title = useTranslations("detail.section");
  const [wanted, setWanted] = useState("");
  const found = facts.filter((fact) => fits(fact, wanted));
  return (
    <Section
      id="facts"
      title={title("facts")}
      end={
        facts.length > 0 &&
        (wanted === ""
          ? t("count", { count: facts.length })
          : t("found", { found: countText(found.length), count: facts.length }))
      }
      className={className}
    >
      <Panel>
        {facts.length === 0 ? (
          <p className="px-4 py-3 text-fg-2">{t("none")}</p>
        ) : (
          <FindField value={wanted} words={t("find")} onFind={setWanted} />
        )}
        <dl>
          {found.map((fact) => (
            <div
              key={fact.path}
              className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-4 border-t border-line px-4 py-1.5 @max-[520px]:grid-cols-1"
            >
              <dt className="text-fg-2">
                <LongText text={fact.path} className="mono" />
              </dt>
              <dd className="min-w-0">
                {fact.value === "" ? (
                  <span className="text-fg-3">{t("empty")}</span>
                ) : (
                  <LongText text={fact.value} className="mono" />
                )}
              </dd>
            </div>
          ))}
        </dl>
        {facts.length > 0 && found.length === 0 && (
          <p className="border-t border-line px-4 py-3 text-fg-2">{t("noneFound")}</p>
        )}
      </Panel>
    </Section>
  );
}

function fits({ path, value }: Fact, wanted: string): boolean {
  const text = wanted.trim().toLowerCase();
  return path.toLowerCase().includes(text) || value.toLowerCase().includes(text);
}
