import { requireRole } from "@/lib/auth";
import { proofJob } from "@/lib/connections/schema";
import { readProof } from "@/lib/sync/proof-jobs";
import { answerJson } from "../../../answer";

type Context = { params: Promise<{ jobId: string }> };

/** `GET /api/accounts/proofs/{jobId}`: how far one's own proof of a key has come. */
export const GET = (_request: Request, { params }: Context): Promise<Response> =>
  answerJson(async () => {
    const { id: adminId } = await requireRole("admin");
    const job = proofJob.safeParse(await params);
    return job.success ? readProof(job.data.jobId, adminId) : null;
  });
