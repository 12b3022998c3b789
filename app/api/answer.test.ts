import { afterEach, expect, it } from "vitest";
import { AccessError } from "@/lib/auth";
import { noticeDiskSpace } from "@/lib/database/disk";
import { withRequestId } from "@/lib/request-id";
import { answerJson } from "./answer";

afterEach(() => noticeDiskSpace());

const refused = Object.assign(new Error("could not extend file"), { code: "53100" });

it.each<[string, () => Promise<unknown>, number, object]>([
  ["a value", async () => ({ a: 1 }), 200, { a: 1 }],
  ["nothing there", async () => null, 404, { error: "not found" }],
  ["a stranger", () => Promise.reject(new AccessError(401)), 401, { error: "sign-in required" }],
  [
    "a full disk",
    () => Promise.reject(new Error("Failed query", { cause: refused })),
    507,
    { error: "the disk is full" },
  ],
  [
    "a defect, with the request's own id and not its reason",
    () => Promise.reject(new Error("relation users does not exist")),
    500,
    { error: "internal", reference: "the-request" },
  ],
])("answers %s", async (_what, read, status, body) => {
  const answer = await withRequestId("the-request", () => answerJson(read));
  expect(answer.status).toBe(status);
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  expect(await answer.json()).toEqual(body);
});
