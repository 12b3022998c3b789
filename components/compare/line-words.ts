import type { GroupTitle, LineLabel } from "@/lib/domain/compare";
import type { Translate } from "../images/translate";

/** The name of a line: ours for our fields; tags and the clouds' own fields are called what they are called. */
export function labelText(label: LineLabel, t: Translate): string {
  switch (label.kind) {
    case "field":
      return t(`compare.field.${label.field}`);
    case "tag":
      return label.key;
    case "fact":
      return label.path;
  }
}

export function groupText(title: GroupTitle, t: Translate): string {
  if (title.kind !== "disk") return t(`compare.group.${title.kind}`);
  const { role, number, ofMany } = title;
  return ofMany ? t(`compare.group.disk.${role}Number`, { number }) : t(`compare.group.disk.${role}`);
}

/** Tells lines apart on one page. */
export function lineKey(label: LineLabel): string {
  return `${label.kind} ${label.kind === "field" ? label.field : label.kind === "tag" ? label.key : label.path}`;
}
