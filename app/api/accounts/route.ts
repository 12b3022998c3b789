import { requireRole } from "@/lib/auth";
import { readConnections } from "@/lib/sync/connection-list";
import { answerJson } from "../answer";

/** `GET /api/accounts`: every account with its health, for admins. */
export const GET = (): Promise<Response> =>
  answerJson(async () => {
    await requireRole("admin");
    return await readConnections();
  });
