"use client";

import { Code, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { whileBusy } from "@/components/ui/busy-button";
import { copyText } from "@/components/ui/copy-text";
import { Segments } from "@/components/ui/segments";
import { EXPORTS_PER_HOUR } from "@/lib/domain/export-limit";
import type { ImageList, SourceState } from "@/lib/domain/image-list";
import { type ListAddress, writeListAddress } from "@/lib/domain/list-address";
import { type FileTrouble, fetchText, saveFile } from "../save-file";
import { curlFor, exportPath } from "./export-address";
import { FileSays } from "./file-says";

/** Images that are copied as Markdown at the most: what fits into a ticket. */
const MOST_COPIED = 200;

const FORMATS = ["csv", "json", "markdown"] as const;
type Format = (typeof FORMATS)[number];

/** What can be taken away and how, and what the file will say of itself. */
export function ExportPanel({
  address,
  list,
  sources,
  done,
}: {
  address: ListAddress;
  list: Pick<ImageList, "total" | "atLeast">;
  sources: readonly SourceState[];
  /** Closes the panel. */
  done: () => void;
}) {
  const t = useTranslations("export");
  const column = useTranslations("export.column");
  const announce = useAnnounce();
  const chosen = address.selected.length;
  const [which, setWhich] = useState<"all" | "selected">(chosen > 0 ? "selected" : "all");
  const [busy, setBusy] = useState<Format | "copy" | null>(null);
  const [trouble, setTrouble] = useState<FileTrouble | null>(null);
  const onlySelected = which === "selected" && chosen > 0;
  const count = onlySelected ? chosen : list.total;
  const query = writeListAddress({
    ...address,
    selected: onlySelected ? address.selected : [],
    open: null,
  }).toString();

  async function act(what: Format | "copy", run: () => Promise<FileTrouble | null>): Promise<void> {
    setBusy(what);
    setTrouble(null);
    const met = await run();
    setBusy(null);
    setTrouble(met);
    if (met === null) done();
  }

  const copyMarkdown = () =>
    act("copy", async () => {
      const told = await fetchText(exportPath("markdown", query));
      if (!told.ok) return told.trouble;
      if (!(await copyText(told.text))) return { kind: "failed" };
      announce(t("copied", { count }));
      return null;
    });

  async function copyRequest(): Promise<void> {
    const copied = await copyText(curlFor(exportPath("csv", query), window.location.origin));
    announce(copied ? t("requestCopied") : t("copyFailed"));
    done();
  }

  return (
    <div className="p-1.5">
      <p className="px-2 py-1.5 text-small font-medium text-fg-2">
        {count === 0 ? t("head.none") : t(headForm(onlySelected, list.atLeast), { count })}
      </p>
      {chosen > 0 && (
        <div className="px-2 pb-2">
          <Segments
            label={t("what")}
            value={which}
            choices={[
              { value: "all", words: t("whatAll", { count: list.total }) },
              { value: "selected", words: t("whatSelected", { count: chosen }) },
            ]}
            onChange={setWhich}
          />
        </div>
      )}
      {FORMATS.map((format) => (
        <Row
          key={format}
          hint={t(`format.${format}Hint`)}
          waits={busy !== null}
          busy={busy === format}
          onClick={() => void act(format, () => saveFile(exportPath(format, query)))}
        >
          {t(`format.${format}`)}
        </Row>
      ))}
      <Line />
      <Row
        icon={<Copy size={15} strokeWidth={1.5} aria-hidden />}
        hint={count > MOST_COPIED ? t("copyTooMany", { most: MOST_COPIED }) : undefined}
        waits={busy !== null}
        disabled={count > MOST_COPIED}
        busy={busy === "copy"}
        onClick={() => void copyMarkdown()}
      >
        {busy === "copy" ? t("copying") : t("copyMarkdown")}
      </Row>
      <Row
        icon={<Code size={15} strokeWidth={1.5} aria-hidden />}
        waits={busy !== null}
        onClick={() => void copyRequest()}
      >
        {t("copyRequest")}
      </Row>
      {trouble && <Trouble trouble={trouble} />}
      <Line />
      <dl className="grid gap-1 px-2 py-1 text-small text-fg-2">
        <div>
          <dt className="inline text-fg-3">{t("columns")} </dt>
          <dd className="inline">{address.columns.map((id) => column(id)).join(t("filter.join"))}</dd>
        </div>
        {sources.length > 0 && (
          <div>
            <dt className="inline text-fg-3">{t("says")} </dt>
            <dd className="inline">
              <FileSays sources={sources} />
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}

function headForm(onlySelected: boolean, atLeast: boolean): string {
  if (onlySelected) return "head.selected";
  return atLeast ? "head.atLeast" : "head.all";
}

function Row({
  icon,
  hint,
  disabled,
  waits,
  busy = false,
  onClick,
  children,
}: {
  icon?: ReactNode;
  hint?: string;
  disabled?: boolean;
  /** For any of the rows. */
  waits: boolean;
  /** Whether it is this one that works. */
  busy?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      disabled={disabled}
      aria-busy={busy || undefined}
      {...whileBusy(waits, onClick)}
      className="flex min-h-[30px] w-full items-center gap-2 rounded-sm px-2 text-left hover:bg-fg/6 disabled:opacity-60 aria-disabled:opacity-60 phone:min-h-[44px]"
    >
      {icon}
      {children}
      {hint && <span className="ml-auto text-small text-fg-3">{hint}</span>}
    </button>
  );
}

function Line() {
  return <hr className="-mx-1.5 my-1.5 border-t border-line" />;
}

function Trouble({ trouble }: { trouble: FileTrouble }) {
  const t = useTranslations("export");
  const views = useTranslations("views.problem");
  return (
    <p role="alert" className="mx-2 my-1 rounded-md bg-bad-soft px-3 py-2 text-bad">
      {trouble.kind === "wait"
        ? t("limit", { limit: EXPORTS_PER_HOUR, minutes: trouble.minutes })
        : trouble.kind === "sign-in"
          ? views("sign-in")
          : t("copyFailed")}
    </p>
  );
}
