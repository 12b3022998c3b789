"use client";

import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../ui/button";
import { useZone } from "../ui/clock";
import { copyText } from "../ui/copy-text";
import { FIELD, Field } from "../ui/field";
import { Sheet } from "../ui/sheet";
import { clockText, dayText } from "../ui/time-text";
import type { IssuedLink } from "./user-acts";

/** Shows a one-time link, once: nobody can read it again later. */
export function LinkSheet({
  told,
  onClose,
}: {
  told: { kind: "invitation" | "reset"; name: string; link: IssuedLink } | null;
  onClose: () => void;
}) {
  const t = useTranslations("users.link");
  return (
    <Sheet
      open={told !== null}
      onClose={onClose}
      title={told ? t(`title.${told.kind}`, { name: told.name }) : ""}
      place="middle"
    >
      {told && <LinkText kind={told.kind} link={told.link} onClose={onClose} />}
    </Sheet>
  );
}

function LinkText({
  kind,
  link,
  onClose,
}: {
  kind: "invitation" | "reset";
  link: IssuedLink;
  onClose: () => void;
}) {
  const t = useTranslations("users.link");
  const [copied, setCopied] = useState<boolean | null>(null);
  const zone = useZone();

  // Said here: the quiet line of the page lies behind this dialog, and would repeat a whole link, which is a secret.
  async function copy() {
    setCopied(await copyText(link.url));
  }

  return (
    <div className="flex flex-col gap-4 p-4">
      <p className="text-fg-2">{t(`text.${kind}`)}</p>
      <Field
        label={t("label")}
        hint={t("expires", {
          time: `${dayText(link.expiresAt, zone)} ${clockText(link.expiresAt, zone)}${zone === "utc" ? " UTC" : ""}`,
        })}
      >
        {(control) => (
          <input
            {...control}
            readOnly
            value={link.url}
            onFocus={(event) => event.target.select()}
            className={`${FIELD} mono`}
          />
        )}
      </Field>
      <div className="flex items-center justify-end gap-2">
        <span role="status" className="mr-auto text-fg-2">
          {copied !== null && t(copied ? "copied" : "copyFailed")}
        </span>
        <Button large onClick={onClose}>
          {t("close")}
        </Button>
        <Button large look="primary" onClick={copy}>
          <Copy size={15} strokeWidth={1.5} aria-hidden />
          {t("copy")}
        </Button>
      </div>
    </div>
  );
}
