import { readOpenAlerts } from "@/lib/alerts";
import { requireRole } from "@/lib/auth";
import { type OpenAlerts, seesAlert } from "@/lib/domain/alert";
import { countFreshDrift } from "@/lib/inventory/drift";
import { answerJson } from "../answer";

/** `GET /api/alerts`: the open alerts that the reader's role may see, and for admins how many kinds of drift are new. */
export const GET = (): Promise<Response> =>
  answerJson(async (): Promise<OpenAlerts> => {
    const { role } = await requireRole("viewer");
    const [alerts, freshDrift] = await Promise.all([
      readOpenAlerts(),
      role === "admin" ? countFreshDrift() : 0,
    ]);
    return { alerts: alerts.filter(({ cause }) => seesAlert(role, cause)), freshDrift };
  });
