"use client";

import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { DialectId } from "@/lib/domain/cloud";
import type { CatalogOperation } from "@/lib/providers/catalog";
import { Button } from "../../ui/button";
import { Panel } from "../../ui/panel";
import { useCopy } from "../../ui/use-copy";
import { Gap } from "../gap";

/** What a key has to be allowed to: a text to copy where the cloud has one, else the calls and where to look. */
export type PolicyShown = {
  operations: readonly { name: string; action: string; use: CatalogOperation["use"]; required: boolean }[];
  documents: readonly { title: string; url: string }[];
} & ({ kind: "document"; fileName: string; text: string } | { kind: "operations" });

/** The smallest policy for a key, beside its fields. */
export function PolicyPanel({ dialect, policy }: { dialect: DialectId; policy: PolicyShown }) {
  const t = useTranslations("connections.policy");
  return (
    <>
      <h2 className="mt-1 mb-1 text-body font-semibold">{t("title")}</h2>
      <p className="text-fg-2">
        {policy.kind === "document" ? (
          <>
            {t("document")}
            <Gap />
            {t(`where.${dialect}`)}
          </>
        ) : (
          t("operations")
        )}
      </p>
      {policy.kind === "document" ? (
        <PolicyText fileName={policy.fileName} text={policy.text} />
      ) : (
        <>
          <ul className="my-3 grid gap-1">
            {policy.operations.map(({ name }) => (
              <li key={name} className="mono">
                {name}
              </li>
            ))}
          </ul>
          <p className="mb-3 text-fg-2">{t(`where.${dialect}`)}</p>
        </>
      )}
      <p className="text-small text-fg-3">{t("requiredNote")}</p>
      {policy.documents.map(({ title, url }) => (
        <p key={url} className="mt-1 text-small">
          <a
            href={url}
            target="_blank"
            rel="noreferrer"
            className="text-accent underline decoration-current/45 underline-offset-2"
          >
            {title}
          </a>
        </p>
      ))}
    </>
  );
}

function PolicyText({ fileName, text }: { fileName: string; text: string }) {
  const t = useTranslations("wizard.policy");
  const copy = useCopy();
  return (
    <Panel className="my-3 overflow-hidden">
      <div className="flex h-9 items-center justify-between border-b border-line bg-canvas pr-1 pl-3.5">
        <span className="text-small text-fg-2">{fileName}</span>
        <Button look="ghost" onClick={() => copy(text)}>
          <Copy size={15} strokeWidth={1.5} aria-hidden />
          {t("copy")}
        </Button>
      </div>
      <ScrollRegion name={fileName} className="overflow-x-auto">
        <pre className="mono p-4 leading-[1.55]">{text}</pre>
      </ScrollRegion>
    </Panel>
  );
}
