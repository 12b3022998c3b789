import { changeWords } from "@/components/images/change/change-text";
import type { Translate } from "@/components/images/translate";
import type { ChangeGroup, ChangeRow, ChangesPage } from "@/lib/domain/changes-page";
import { imagePath } from "@/lib/domain/links";

type Given = {
  t: Translate;
  locale: string;
  /** Address of the product. */
  url: string;
  /** The page that shows the same changes. */
  path: string;
  now: Date;
};

/** An Atom feed (RFC 4287) of a page of changes: an entry for each group. It never names its own address, a secret. */
export function atomFeed({ groups }: ChangesPage, given: Given): string {
  const { t, locale, url, path, now } = given;
  const updated =
    groups
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? now.toISOString();
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(locale)}">
<id>${xml(`${url}/changes`)}</id>
<title>${xml(t("changes.feedTitle"))}</title>
<updated>${xml(updated)}</updated>
<author><name>Nephoscope</name></author>
<link rel="alternate" type="text/html" href="${xml(url + path)}"/>
${groups.map((group) => entry(group, given)).join("")}</feed>
`;
}

function entry(group: ChangeGroup, { t, url, path }: Given): string {
  const { id, kind, count, at, rows, connectionName, regionId } = group;
  const [only] = count === 1 ? rows : [];
  const title = only ? `${t(`change.kind.${kind}`)}: ${nameOf(only)}` : t(`changes.alike.${kind}`, { count });
  const link = only ? imagePath(only.ref) : path;
  return `<entry>
<id>${xml(`${url}/changes#${id}`)}</id>
<title>${xml(`${title} · ${connectionName} ${regionId}`)}</title>
<updated>${xml(at)}</updated>
<link rel="alternate" type="text/html" href="${xml(url + link)}"/>
<content type="text">${xml(linesOf(group, t).join("\n"))}</content>
</entry>
`;
}

function linesOf({ rows, count }: ChangeGroup, t: Translate): string[] {
  const words = changeWords(t, "UTC");
  const lines = rows.flatMap((row) => [
    `${nameOf(row)} (${row.ref.imageId})`,
    ...row.fields.map(
      ({ field, from, to }) =>
        `  ${words.field(field).text}: ${words.value(field, from).text} → ${words.value(field, to).text}`,
    ),
  ]);
  return count > rows.length ? [...lines, t("changes.moreAlike", { count: count - rows.length })] : lines;
}

function nameOf({ imageName, ref }: ChangeRow): string {
  return imageName?.trim() || ref.imageId;
}

/** Text in XML: marks escaped, and what no XML document may hold left out. Names are written by strangers. */
export function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
