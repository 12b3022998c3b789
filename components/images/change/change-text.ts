import type { ChangeValue } from "@/lib/domain/change";
import { momentText } from "@/lib/domain/moment-text";
import { countText, sizeText } from "@/lib/domain/size-text";
import type { Translate } from "../translate";

/** A value in words. `mono`: the cloud's own word or an identifier. */
export type ChangeText = { text: string; mono: boolean };

/**
 * The words of a changed field and of its values, whichever field it is. `t` knows every word of a language, so that
 * pages and files say the same.
 */
export function changeWords(t: Translate, timeZone: string) {
  /** "Status", "vdb: size", "Tag env"; a fact by the cloud's own path. */
  function field(path: string): ChangeText {
    const [kind, name, key] = partsOf(path);
    if (kind === "facts") return { text: name, mono: true };
    if (kind === "tags") return plain(t("change.tag", { key: name }));
    if (kind === "disks") {
      const what = `disk.${key}`;
      return plain(
        t.has(`change.field.${what}`)
          ? t("change.ofDisk", { disk: name, field: t(`change.field.${what}`) })
          : t("change.disk", { disk: name }),
      );
    }
    return t.has(`change.field.${path}`) ? plain(t(`change.field.${path}`)) : { text: path, mono: true };
  }

  function value(path: string, of: ChangeValue): ChangeText {
    if (of === null || of === "") return plain(t("change.none"));
    const [kind, , key] = partsOf(path);
    const name = kind === "disks" ? (key ?? "disk") : path;
    if (isMapped(of)) return mapped(name, of);
    if (typeof of === "number") return plain(name.endsWith("GiB") ? sizeText(of) : countText(of));
    if (typeof of === "boolean")
      return plain(t(`change.${name === "encrypted" ? "encrypted" : "withInstance"}.${of}`));
    if (Array.isArray(of)) return plain(t("change.accounts", { count: of.length }));
    if (typeof of === "object") return name === "disk" ? disk(of) : measure(of);
    if (name === "createdAt") return plain(momentText(of, { timeZone }));
    return { text: of, mono: MONO.has(name) || kind === "facts" };
  }

  function mapped(name: string, { value: ours, raw }: { value: string; raw: string | null }): ChangeText {
    const key = `${GROUPS[name] ?? ""}.${ours}`;
    if (ours !== "unknown" && t.has(`word.${key}`)) return plain(t(`word.${key}`));
    const own = `change.word.${ours}`;
    if (ours !== "unknown" && t.has(own)) return plain(t(own));
    return { text: raw ?? ours, mono: true };
  }

  /** A size or a pace with its unit; one that the cloud stated without a unit stands alone. */
  function measure(of: { [key: string]: ChangeValue }): ChangeText {
    const unit = typeof of.unit === "string" ? of.unit : "";
    return plain(`${typeof of.value === "number" ? countText(of.value) : "?"} ${unit}`.trim());
  }

  function disk(of: { [key: string]: ChangeValue }): ChangeText {
    const role = value("disks.x.role", of.role ?? null).text;
    const parts = [role, typeof of.sizeGiB === "number" ? sizeText(of.sizeGiB) : null, of.type ?? null];
    return plain(parts.filter((part) => part !== null).join(", "));
  }

  return { field, value };
}

/** `disks.vdb.sizeGiB` in its parts; names of disks, tags and facts may hold dots. */
function partsOf(path: string): [kind: string, name: string, key?: string] {
  const [kind = ""] = path.split(".", 1);
  if (kind === "facts" || kind === "tags") return [kind, path.slice(kind.length + 1)];
  if (kind !== "disks") return [kind, path];
  const rest = path.slice("disks.".length);
  const key = DISK_KEYS.find((known) => rest.endsWith(`.${known}`));
  return [kind, key ? rest.slice(0, -key.length - 1) : rest, key];
}

const DISK_KEYS = [
  "role",
  "category",
  "type",
  "minSizeGiB",
  "sizeGiB",
  "format",
  "snapshotId",
  "encrypted",
  "deleteWithInstance",
  "iops",
  "throughput",
];

/** Fields whose values have words in the group of the messages. */
const GROUPS: Record<string, string> = {
  ownership: "ownership",
  status: "status",
  "os.family": "family",
  "sharing.audience": "audience",
};

const MONO = new Set(["snapshotId", "sourceInstanceId", "placement", "owner", "type", "format"]);

function isMapped(of: ChangeValue): of is { value: string; raw: string | null } {
  return (
    typeof of === "object" &&
    of !== null &&
    !Array.isArray(of) &&
    typeof of.value === "string" &&
    "raw" in of &&
    (of.raw === null || typeof of.raw === "string")
  );
}

function plain(text: string): ChangeText {
  return { text, mono: false };
}
