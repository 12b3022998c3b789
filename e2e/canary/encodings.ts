export type Encoding = "plain" | "base64" | "base64url" | "hex" | "url" | "json" | "html";

/** One way in which a value can stand in a file or an answer. */
export type Form = { encoding: Encoding; bytes: Buffer };

/**
 * Every way in which a value is looked for: six encodings, and what pages write. Base64 in all three positions that it
 * can have inside a longer text; what may be escaped in several ways in each of them.
 */
export function formsOf(value: string | Buffer): Form[] {
  const bytes = Buffer.from(value);
  const texts: [Encoding, string][] = [
    ...base64Forms(bytes).flatMap((text): [Encoding, string][] => [
      ["base64", text],
      ["base64url", text.replaceAll("+", "-").replaceAll("/", "_")],
    ]),
    ["hex", bytes.toString("hex")],
    ["hex", bytes.toString("hex").toUpperCase()],
    ...(typeof value === "string" ? textForms(value) : []),
  ];
  const forms = new Map<string, Form>([[bytes.toString("latin1"), { encoding: "plain", bytes }]]);
  for (const [encoding, text] of texts) {
    const form = { encoding, bytes: Buffer.from(text) };
    const key = form.bytes.toString("latin1");
    if (!forms.has(key)) forms.set(key, form);
  }
  return [...forms.values()];
}

function textForms(value: string): [Encoding, string][] {
  const url = [encodeURIComponent(value), new URLSearchParams({ v: value }).toString().slice(2)];
  const json = jsonForms(value);
  return [
    ...url.flatMap((text): [Encoding, string][] => [
      ["url", text],
      ["url", text.replace(/%[0-9A-F]{2}/g, (sign) => sign.toLowerCase())],
    ]),
    // Pages carry their payload as JSON inside a text of a script.
    ...[...json, ...json.flatMap(jsonForms)].map((text): [Encoding, string] => ["json", text]),
    ...["&#x27;", "&#39;"].map((quote): [Encoding, string] => ["html", htmlForm(value, quote)]),
  ];
}

/** A value's base64 at the three positions inside a longer text, without what its neighbours decide. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    const mixed = before === 0 ? 0 : before + 1;
    return text.slice(mixed, Math.floor(((before + bytes.length) * 8) / 6));
  });
}

function jsonForms(value: string): string[] {
  const text = JSON.stringify(value).slice(1, -1);
  const ascii = (upper: boolean) =>
    text.replace(/[^ -~]/g, (sign) => {
      const code = sign.charCodeAt(0).toString(16).padStart(4, "0");
      return `\\u${upper ? code.toUpperCase() : code}`;
    });
  const forScripts = text.replace(
    /[<>&]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return [...new Set([text, ascii(false), ascii(true), text.replaceAll("/", "\\/"), forScripts])];
}

function htmlForm(value: string, quote: string): string {
  return value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", quote);
}
