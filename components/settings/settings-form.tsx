"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import {
  SETTING_KEYS,
  SETTING_RULES,
  type SettingGroup,
  type SettingKey,
  type Settings,
  type SuggestedEndpoint,
} from "@/lib/domain/settings";
import { FailureText } from "../proof/failure-text";
import type { Act, Outcome, OutcomeFailure } from "../proof/outcome";
import { useFocusProblem } from "../proof/use-focus-problem";
import { useProof } from "../proof/use-proof";
import { PageSection } from "../shell/page-section";
import { useAnnounce } from "../ui/announcer";
import { Button } from "../ui/button";
import { SubmitButton } from "../ui/submit-button";
import { draftOf, readDraft, type SettingProblems, type SettingsChange } from "./draft";
import { SettingLine } from "./setting-line";

/** The settings as they are after an attempt, or why they did not change. */
export type SettingsAnswer = { settings: Settings } | { problems: SettingProblems };

const GROUPS: readonly SettingGroup[] = ["reading", "retention", "alerts", "links", "endpoints"];

/** Every setting with its default and its reason. Sends what was changed, at once; what was typed stays. */
export function SettingsForm({
  settings,
  defaults,
  suggested,
  save,
  reset,
}: {
  settings: Settings;
  defaults: Settings;
  suggested: SuggestedEndpoint[];
  save: Act<SettingsChange, SettingsAnswer>;
  reset: Act<{ key: SettingKey }, SettingsAnswer>;
}) {
  const t = useTranslations("settings");
  const announce = useAnnounce();
  const prove = useProof();
  const [now, setNow] = useState(settings);
  const [draft, setDraft] = useState(() => draftOf(settings));
  const [problems, setProblems] = useState<SettingProblems>({});
  const [failure, setFailure] = useState<OutcomeFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const fields = useFocusProblem(problems);
  const changed = SETTING_KEYS.filter((key) => draft[key].trim() !== draftOf(now)[key]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const read = readDraft(draft, now);
    setProblems(read.problems);
    if (Object.keys(read.problems).length > 0) return;
    setBusy(true);
    settle(await prove(() => save(read.change)), changed);
  }

  async function takeDefault(key: SettingKey) {
    setBusy(true);
    settle(await prove(() => reset({ key })), [key]);
  }

  function settle(outcome: Outcome<SettingsAnswer>, keys: SettingKey[]) {
    setBusy(false);
    setFailure(outcome.ok ? null : outcome);
    if (!outcome.ok) return;
    if ("problems" in outcome.value) return setProblems(outcome.value.problems);
    const after = outcome.value.settings;
    setNow(after);
    // What else is typed and not saved yet stays.
    const stored = draftOf(after);
    setDraft((typed) => ({ ...typed, ...Object.fromEntries(keys.map((key) => [key, stored[key]])) }));
    setProblems({});
    announce(t("saved"));
  }

  return (
    <form ref={fields} method="post" noValidate onSubmit={submit}>
      {GROUPS.map((group) => (
        <PageSection key={group} title={t(`groups.${group}.title`)} intro={t(`groups.${group}.intro`)}>
          {SETTING_KEYS.filter((key) => SETTING_RULES[key].group === group).map((key) => (
            <SettingLine
              key={key}
              settingKey={key}
              text={draft[key]}
              onChange={(text) => setDraft({ ...draft, [key]: text })}
              problem={problems[key] ?? null}
              fallback={defaults[key]}
              isFallback={draftOf(now)[key] === draftOf(defaults)[key]}
              suggested={suggested}
              busy={busy}
              onDefault={() => takeDefault(key)}
            />
          ))}
        </PageSection>
      ))}
      <div className="sticky bottom-0 -mx-2 mt-6 flex flex-wrap items-center gap-3 border-t border-line bg-surface px-2 py-3">
        <SubmitButton look="primary" busy={busy} disabled={changed.length === 0}>
          {busy ? t("busy") : t("save", { count: changed.length })}
        </SubmitButton>
        {changed.length > 0 && (
          <Button
            large
            busy={busy}
            onClick={() => {
              setDraft(draftOf(now));
              setProblems({});
              setFailure(null);
            }}
          >
            {t("undo")}
          </Button>
        )}
        {failure && <FailureText failure={failure} />}
        {Object.keys(problems).length > 0 && (
          <p role="alert" className="text-bad">
            {t("look", { count: Object.keys(problems).length })}
          </p>
        )}
      </div>
    </form>
  );
}
