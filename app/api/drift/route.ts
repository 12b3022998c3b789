import { requireRole } from "@/lib/auth";
import { readDrift } from "@/lib/inventory/drift";
import { answer } from "../answer";
import { fileHeaders } from "../file-headers";

/** `GET /api/drift`: all kinds as a JSON file, to report to the project. It names no account, image or person. */
export const GET = (): Promise<Response> =>
  answer(async () => {
    await requireRole("admin");
    const now = new Date();
    const kinds = (await readDrift()).map(({ fresh: _, ...kind }) => kind);
    return new Response(
      `${JSON.stringify({ product: "Nephoscope", madeAt: now.toISOString(), kinds }, null, 2)}\n`,
      {
        headers: fileHeaders({ what: "drift", format: "json", at: now }),
      },
    );
  });
