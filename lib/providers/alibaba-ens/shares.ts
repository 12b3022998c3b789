import type { Answer } from "../../domain/answer";
import type { ImageRef } from "../../domain/image";
import type { Sharing } from "../../domain/sharing";
import type { Told } from "../port";
import type { Client } from "./client";
import { toSharing } from "./normalize";
import { endless, MOST_PAGES } from "./refusals";

/**
 * Whom an own image is shared with, over all pages of DescribeImageSharePermission. The document's own example lists
 * fewer accounts than it counts, so the walk ends with a page that brings nobody new.
 */
export async function askShares(client: Client, ref: ImageRef, signal: AbortSignal): Promise<Told<Sharing>> {
  const accounts = new Set<string>();
  const answers: Answer[] = [];
  let total: number | null = null;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { regionId: site, imageId } = ref;
    const told = await client.describeImageSharePermission({ site, imageId, page }, signal);
    const before = accounts.size;
    for (const account of told.accounts) accounts.add(account);
    answers.push(told.answer);
    total = told.total ?? total;
    const isLast = accounts.size === before || (total !== null && accounts.size >= total);
    if (isLast) return { value: toSharing([...accounts], total), answers };
  }
  throw endless("DescribeImageSharePermission");
}
