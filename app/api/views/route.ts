import { requireRole } from "@/lib/auth";
import { readViews } from "@/lib/views";
import { answerJson } from "../answer";

/** `GET /api/views`: the views of whoever asks, those of the team, and the state of the list that they used last. */
export const GET = (): Promise<Response> =>
  answerJson(async () => {
    const user = await requireRole("viewer");
    return await readViews(user.id);
  });
