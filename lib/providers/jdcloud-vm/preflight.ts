import { isImageId } from "../catalog";
import { readItems } from "../envelope";
import { askPermission, notAsked } from "../permission";
import type { Permission } from "../port";
import { catalog } from "./catalog";
import type { createClient, Reply } from "./client";
import { wireImage } from "./schema";

type Client = ReturnType<typeof createClient>;
type AboutImage = "describeImage" | "describeImageMembers" | "describeImageConstraints";

/** Asks each operation once. Detail and members need an own image, constraints an official one, from a first page. */
export async function preflight(
  client: Client,
  regionId: string,
  signal: AbortSignal,
): Promise<Permission[]> {
  async function firstOf(imageSource: "private" | "public") {
    const ids: string[] = [];
    const offline = imageSource === "public" ? false : null;
    const row = await askPermission(rowOf("describeImages"), async () => {
      const page = { regionId, imageSource, offline, pageNumber: 1 };
      const { body, requestId } = await client.describeImages(page, signal);
      ids.push(...readItems(wireImage, body.result.images ?? []).read.map(({ wire }) => wire.imageId));
      return requestId;
    });
    return { row, imageId: ids.find((id) => isImageId("jdcloud-vm", id)) };
  }

  async function about(
    operation: AboutImage,
    imageId: string | undefined,
    reason: string,
    ask: (place: { regionId: string; imageId: string }, signal: AbortSignal) => Promise<Reply<unknown>>,
  ): Promise<Permission> {
    if (imageId === undefined) return notAsked(rowOf(operation), reason);
    return askPermission(rowOf(operation), async () => (await ask({ regionId, imageId }, signal)).requestId);
  }

  const own = await firstOf("private");
  if (own.row.state !== "allowed") {
    const reason = "no-list";
    return [
      own.row,
      notAsked(rowOf("describeImage"), reason),
      notAsked(rowOf("describeImageConstraints"), reason),
      notAsked(rowOf("describeImageMembers"), reason),
      await quotaRow(client, regionId, signal),
    ];
  }
  const official = await firstOf("public");
  return [
    own.row,
    await about("describeImage", own.imageId ?? official.imageId, "no-own-image", client.describeImage),
    await about(
      "describeImageConstraints",
      official.imageId,
      "no-public-image",
      client.describeImageConstraints,
    ),
    await about("describeImageMembers", own.imageId, "no-own-image", client.describeImageMembers),
    await quotaRow(client, regionId, signal),
  ];
}

async function quotaRow(client: Client, regionId: string, signal: AbortSignal): Promise<Permission> {
  return askPermission(rowOf("describeQuotas"), async () => {
    const { requestId } = await client.describeQuotas({ regionId, resource: "image" }, signal);
    return requestId;
  });
}

function rowOf(operation: AboutImage | "describeImages" | "describeQuotas") {
  const action = catalog.operations.find(({ name }) => name === operation)?.action;
  return { operation, action: action ?? operation };
}
