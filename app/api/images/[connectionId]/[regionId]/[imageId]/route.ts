import { requireRole } from "@/lib/auth";
import { readImageDetail } from "@/lib/inventory/detail";
import { answerJson } from "../../../../answer";

type Context = { params: Promise<{ connectionId: string; regionId: string; imageId: string }> };

/** `GET /api/images/<account>/<region>/<image>`: everything stored about one image; no cloud is asked. */
export const GET = (_: Request, { params }: Context): Promise<Response> =>
  answerJson(async () => {
    await requireRole("viewer");
    return await readImageDetail(await params);
  });
