import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { requireRole } from "@/lib/auth";
import { compareImages, onlyDifferences } from "@/lib/domain/compare";
import { comparePath, readCompare } from "@/lib/domain/compare-address";
import { env } from "@/lib/env";
import { readToCompare } from "@/lib/inventory/compare";
import { EXPORT_FORMATS } from "@/lib/inventory/export";
import { answer } from "../answer";
import { fileHeaders } from "../file-headers";
import { comparisonFile } from "./comparison-file";

/**
 * `GET /api/compare?format=csv|json|markdown&image=<ref>&image=<ref>…&only=differences`: the comparison as a file.
 * Images that are not known here are left out; without any it answers 404.
 */
export const GET = (request: NextRequest): Promise<Response> =>
  answer(async () => {
    await requireRole("viewer");
    const params = request.nextUrl.searchParams;
    const format = EXPORT_FORMATS.find((known) => known === params.get("format"));
    if (!format) return refusal(400, { error: "format", formats: EXPORT_FORMATS });
    const wanted = readCompare(params);
    const now = new Date();
    const read = await readToCompare(wanted.images, now);
    const images = read.flatMap(({ image }) => image ?? []);
    if (images.length === 0) return refusal(404, { error: "not found" });
    const all = compareImages(images);
    const file = comparisonFile(
      format,
      {
        images,
        comparison: wanted.onlyDifferences ? onlyDifferences(all) : all,
        madeAt: now.toISOString(),
        address: `${env().url}${comparePath(wanted.images, wanted.onlyDifferences)}`,
      },
      await getTranslations(),
    );
    return new Response(file, { headers: fileHeaders({ what: "comparison", format, at: now }) });
  });

function refusal(status: number, body: object): Response {
  return Response.json(body, { status, headers: { "cache-control": "private, no-store" } });
}
