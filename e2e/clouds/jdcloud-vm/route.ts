import type { RawRequest } from "../emulator";

const operations = {
  images: "describeImages",
  imageConstraints: "describeImageConstraintsBatch",
  quotas: "describeQuotas",
} as const;

const imageOperations = {
  members: "describeImageMembers",
  constraints: "describeImageConstraints",
} as const;

/** One call that the gateway has a route for, with the operation's name in the cloud's documents. */
export type Call =
  | { operation: (typeof operations)[keyof typeof operations]; regionId: string; imageId: null }
  | {
      operation: (typeof imageOperations)[keyof typeof imageOperations] | "describeImage" | "shareImage";
      regionId: string;
      imageId: string;
    };

/** Finds the operation behind a request; null is the gateway's "no route". */
export function route({ method, target }: Pick<RawRequest, "method" | "target">): Call | null {
  const segments = pathSegments(target);
  if (segments === null || segments.includes("")) return null;
  const [version, regions, regionId, kind, imageId, part, ...more] = segments;
  if (version !== "v1" || regions !== "regions" || !regionId || !kind || more.length > 0) return null;

  if (method === "POST" && kind === "images" && imageId?.endsWith(":share") && part === undefined) {
    return { operation: "shareImage", regionId, imageId: imageId.slice(0, -":share".length) };
  }
  if (method !== "GET") return null;
  if (imageId === undefined) {
    return isKeyOf(operations, kind) ? { operation: operations[kind], regionId, imageId: null } : null;
  }
  if (kind !== "images") return null;
  if (part === undefined) return { operation: "describeImage", regionId, imageId };
  return isKeyOf(imageOperations, part) ? { operation: imageOperations[part], regionId, imageId } : null;
}

/** The region that the path names, or null when it names none. */
export function regionOf(target: string): string | null {
  const [version, regions, regionId] = pathSegments(target) ?? [];
  return version === "v1" && regions === "regions" && regionId ? regionId : null;
}

function pathSegments(target: string): string[] | null {
  const [path = ""] = target.split("?");
  try {
    return path.split("/").slice(1).map(decodeURIComponent);
  } catch {
    return null;
  }
}

function isKeyOf<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key);
}
