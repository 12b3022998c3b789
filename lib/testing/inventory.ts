import { database } from "../database";
import { connections, scopes } from "../database/tables";
import type { Told } from "../domain/answer";
import type { DialectId } from "../domain/cloud";
import type { Image } from "../domain/image";
import type { Scope } from "../domain/source";
import { testImage } from "./image";

/** A connection row for tests of the store; its key opens nowhere. */
export async function plantConnection(
  id: string,
  regions: string[],
  dialect: DialectId = "tencent-cvm",
): Promise<void> {
  const db = await database();
  await db.insert(connections).values({ id, name: id, dialect, regions, keyHint: "AKID…00" });
}

/** A connection with one scope, planned as the scheduler does. */
export async function plantScope(scope: Scope, dialect: DialectId = "tencent-cvm"): Promise<void> {
  await plantConnection(scope.connectionId, [scope.regionId], dialect);
  const db = await database();
  await db.insert(scopes).values(scope);
}

/** An image as a listing tells it, with a text of its own. */
export function toldImage(
  imageId: string,
  change: Partial<Image> = {},
  text = `{"ImageId":"${imageId}"}`,
): Told<Image> {
  const value = testImage({
    ref: { connectionId: "tc-prod", regionId: "ap-guangzhou", imageId },
    ...change,
  });
  return {
    value,
    answers: [
      {
        kind: "list-item",
        operation: value.operation,
        requestId: "11111111-2222-4333-8444-555555555555",
        receivedAt: "2026-11-20T08:00:00.000Z",
        text,
      },
    ],
  };
}
