import { requireRole } from "@/lib/auth";
import { connectionId } from "@/lib/connections/schema";
import { readConnectionPage } from "@/lib/sync/connection-page";
import { answerJson } from "../../answer";

type Context = { params: Promise<{ connectionId: string }> };

/** `GET /api/accounts/{connectionId}`: one account with its scopes and latest passes, for admins. */
export const GET = (_request: Request, { params }: Context): Promise<Response> =>
  answerJson(async () => {
    await requireRole("admin");
    const id = connectionId.safeParse((await params).connectionId);
    return id.success ? await readConnectionPage(id.data) : null;
  });
