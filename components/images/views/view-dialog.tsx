"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { focusedFirst, TextField } from "@/components/ui/field";
import { Segments } from "@/components/ui/segments";
import { Sheet } from "@/components/ui/sheet";
import { LONGEST_VIEW_NAME, type SavedView, type ViewOwner } from "@/lib/domain/view";
import { useViewAct, type ViewActs, type ViewProblem } from "./use-views";

/** What a dialog asks for: a new view, or a change of one. */
export type Asked = { act: "save" } | { act: "rename" | "replace" | "remove"; view: SavedView };

type Given = {
  close: () => void;
  /** The state of the list that is shown. */
  address: string;
  manages: boolean;
  acts: ViewActs;
};

/** One question about a view. */
export function ViewDialog({ asked, ...given }: Given & { asked: Asked | null }) {
  const t = useTranslations("views");
  const title =
    asked === null
      ? ""
      : asked.act === "save"
        ? t("save.title")
        : asked.act === "rename"
          ? t("renaming.title")
          : t(asked.act === "replace" ? "replacing.title" : "removing.title", { name: asked.view.name });
  return (
    <Sheet open={asked !== null} onClose={given.close} title={title} place="small">
      {asked && <Question asked={asked} {...given} />}
    </Sheet>
  );
}

function Question({ asked, close, address, manages, acts }: Given & { asked: Asked }) {
  const t = useTranslations("views");
  const announce = useAnnounce();
  const { busy, problem, run } = useViewAct();
  const [name, setName] = useState(asked.act === "rename" ? asked.view.name : "");
  const [owner, setOwner] = useState<ViewOwner>("me");
  const named = asked.act === "save" || asked.act === "rename";

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const told = await act();
    if (told === null) return;
    announce(told);
    close();
  }

  /** Does what was asked for and says so, or null. */
  async function act(): Promise<string | null> {
    if (asked.act === "save") {
      const saved = await run(() => acts.save({ owner, name, address }));
      return saved && t("done.saved", { name: saved.value.name });
    }
    const { id, revision, name: before } = asked.view;
    if (asked.act === "rename") {
      const renamed = await run(() => acts.rename({ id, revision, name }));
      return renamed && t("done.renamed", { name: renamed.value.name });
    }
    if (asked.act === "replace") {
      return (
        (await run(() => acts.replace({ id, revision, address }))) && t("done.replaced", { name: before })
      );
    }
    return (await run(() => acts.remove({ id, revision }))) && t("done.removed", { name: before });
  }

  const problemText = problem && problemWords(problem, t);
  const ofName = problem !== null && (problem.kind === "name" || problem.kind === "name-taken");
  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-4 p-4">
      {named ? (
        <TextField
          label={t("save.name")}
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={4 * LONGEST_VIEW_NAME}
          required
          ref={focusedFirst}
          autoComplete="off"
          hint={asked.act === "save" ? t("save.hint") : undefined}
          problem={ofName ? problemText : undefined}
        />
      ) : (
        <p className="text-fg-2">
          {t(
            `${asked.act === "replace" ? "replacing" : "removing"}.${asked.view.owner === "team" ? "team" : "own"}`,
          )}
        </p>
      )}
      {asked.act === "save" && manages && (
        <div className="flex items-center gap-3">
          <span className="font-medium">{t("save.for")}</span>
          <Segments
            label={t("save.for")}
            value={owner}
            choices={[
              { value: "me", words: t("save.me") },
              { value: "team", words: t("save.team") },
            ]}
            onChange={setOwner}
          />
        </div>
      )}
      {problemText && !ofName && (
        <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad">
          {problemText}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button large onClick={close}>
          {t("cancel")}
        </Button>
        <Button
          large
          type="submit"
          look={asked.act === "remove" ? "danger" : "primary"}
          busy={busy}
          disabled={named && name.trim() === ""}
        >
          {busy ? t("busy") : submitWords(asked.act, t)}
        </Button>
      </div>
    </form>
  );
}

type Words = ReturnType<typeof useTranslations<"views">>;

function submitWords(act: Asked["act"], t: Words): string {
  if (act === "save") return t("save.submit");
  if (act === "rename") return t("renaming.submit");
  return act === "replace" ? t("replacing.submit") : t("removing.submit");
}

function problemWords(problem: ViewProblem, t: Words): string {
  return problem.kind === "internal"
    ? t("problem.internal", { number: problem.number })
    : t(`problem.${problem.kind}`);
}
