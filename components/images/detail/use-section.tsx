"use client";

import { Copy, ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";
import { Panel } from "@/components/ui/panel";
import { Segments } from "@/components/ui/segments";
import type { ImageDetail } from "@/lib/domain/image-detail";
import { type Command, commandsFor, consoleUrlOf } from "@/lib/providers/commands";
import { Section } from "./section";

/** Ready texts for taking the image elsewhere, and the way to the vendor's console. */
export function UseSection({ detail, className }: { detail: ImageDetail; className?: string }) {
  const t = useTranslations("detail.use");
  const title = useTranslations("detail.section");
  const { image } = detail;
  const commands = commandsFor(image.dialect, image);
  const tools = [...new Set(commands.map(({ tool }) => tool))];
  const [wanted, setWanted] = useState<Command["tool"]>("cli");
  const tool = tools.includes(wanted) ? wanted : (tools[0] ?? wanted);
  return (
    <Section
      id="use"
      title={title("use")}
      className={className}
      end={
        <a
          href={consoleUrlOf(image.dialect)}
          target="_blank"
          rel="noopener noreferrer"
          className="inline-flex min-h-6 items-center gap-1 text-accent hover:underline"
        >
          {t("console")}
          <ExternalLink size={14} strokeWidth={1.5} aria-hidden />
        </a>
      }
    >
      <Panel>
        <div className="flex flex-wrap items-center gap-2 border-b border-line bg-canvas px-3 py-1.5">
          <Segments
            label={t("tool")}
            value={tool}
            choices={tools.map((one) => ({ value: one, words: t(`tools.${one}`) }))}
            onChange={setWanted}
          />
        </div>
        {commands
          .filter((command) => command.tool === tool)
          .map((command) => (
            <CommandText key={command.act} command={command} />
          ))}
        <p className="border-t border-line px-4 py-2 text-small text-fg-3">{t(`hint.${tool}`)}</p>
      </Panel>
    </Section>
  );
}

function CommandText({ command: { act, text } }: { command: Command }) {
  const t = useTranslations("detail.use");
  const common = useTranslations("common");
  const announce = useAnnounce();
  async function copy() {
    announce((await copyText(text)) ? t("copied") : common("copyFailed"));
  }
  return (
    <div className="px-4 pt-2 pb-3 not-first:border-t not-first:border-line">
      <div className="flex items-center">
        <h3 className="text-small text-fg-2">{t(`act.${act}`)}</h3>
        <Button
          look="ghost"
          className="ml-auto"
          aria-label={t("copyName", { act: t(`act.${act}`) })}
          onClick={() => void copy()}
        >
          <Copy size={14} strokeWidth={1.5} aria-hidden />
          {t("copy")}
        </Button>
      </div>
      <pre className="mono leading-[19px] whitespace-pre-wrap [overflow-wrap:anywhere]">
        <code>{text}</code>
      </pre>
    </div>
  );
}
