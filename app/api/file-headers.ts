import type { ExportFormat } from "@/lib/inventory/export";

const TYPES: Record<ExportFormat, { type: string; extension: string }> = {
  csv: { type: "text/csv; charset=utf-8", extension: "csv" },
  json: { type: "application/json", extension: "json" },
  markdown: { type: "text/markdown; charset=utf-8", extension: "md" },
};

/** The headers of a download: `nephoscope-images-2026-11-21T1405Z.csv`, a name that every system takes. */
export function fileHeaders({
  what,
  format,
  at,
}: {
  what: string;
  format: ExportFormat;
  at: Date;
}): HeadersInit {
  const { type, extension } = TYPES[format];
  const minute = at.toISOString().replace(/^(.{13}):(\d\d).*$/, "$1$2Z");
  return {
    "content-type": type,
    "content-disposition": `attachment; filename="nephoscope-${what}-${minute}.${extension}"`,
    "cache-control": "private, no-store",
  };
}
