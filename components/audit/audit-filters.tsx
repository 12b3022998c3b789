"use client";

import Form from "next/form";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { AUDIT_ACTIONS, AUDIT_OBJECT_KINDS } from "@/lib/domain/audit";
import { Button, buttonClasses } from "../ui/button";
import { SelectField, TextField } from "../ui/field";
import { AUDIT_RESULTS, type AuditQuery, isFiltered } from "./audit-query";
import { useActionWords } from "./use-action-words";

/** The filters of the log: a form that only changes the address. Empty fields mean everything. */
export function AuditFilters({ query, actors }: { query: AuditQuery; actors: string[] }) {
  const t = useTranslations("audit");
  const actionWords = useActionWords();
  // Somebody who was typed into the address is a choice like those of the log.
  const people = query.actor !== null && !actors.includes(query.actor) ? [query.actor, ...actors] : actors;
  const all = { value: "", words: t("filters.all") };
  return (
    <Form
      action="/admin/audit"
      // An address without the fields that say nothing.
      onSubmit={(event) => {
        for (const field of event.currentTarget.elements) {
          if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
            field.disabled = field.value === "";
          }
        }
      }}
      className="mb-4 grid grid-cols-[repeat(auto-fill,minmax(150px,1fr))] items-end gap-3 phone:grid-cols-2"
    >
      <SelectField
        label={t("filters.actor")}
        name="actor"
        defaultValue={query.actor ?? ""}
        choices={[all, ...people.map((email) => ({ value: email, words: email }))]}
      />
      <SelectField
        label={t("filters.action")}
        name="action"
        defaultValue={query.action ?? ""}
        choices={[all, ...AUDIT_ACTIONS.map((value) => ({ value, words: actionWords(value) }))]}
      />
      <SelectField
        label={t("filters.object")}
        name="object"
        defaultValue={query.object ?? ""}
        choices={[all, ...AUDIT_OBJECT_KINDS.map((value) => ({ value, words: t(`objects.${value}`) }))]}
      />
      <SelectField
        label={t("filters.result")}
        name="result"
        defaultValue={query.result ?? ""}
        choices={[all, ...AUDIT_RESULTS.map((value) => ({ value, words: t(`results.${value}`) }))]}
      />
      <TextField label={t("filters.since")} type="date" name="since" defaultValue={query.since ?? ""} />
      <TextField label={t("filters.until")} type="date" name="until" defaultValue={query.until ?? ""} />
      <div className="flex gap-2">
        <Button type="submit" large>
          {t("filters.apply")}
        </Button>
        {isFiltered(query) && (
          <Link href="/admin/audit" className={buttonClasses({ look: "ghost", large: true })}>
            {t("filters.clear")}
          </Link>
        )}
      </div>
    </Form>
  );
}
