import type { RawRequest } from "../emulator";
import { type Refusal, refusals } from "./answers";

/** One call that the emulator answers, with the operation's name in the cloud's documents. */
export type Call =
  | { operation: "ListImages" | "DescribeRegions" | "GetAvailableImagesBySpec"; imageId: null }
  | { operation: "GetImage" | "ListSharedUser"; imageId: string };

/** Finds the operation behind a request. Writing calls are refused before any signature is looked at. */
export function route(request: RawRequest): { call: Call } | { refusal: Refusal } {
  const segments = pathSegments(request.target);
  if (segments === null) return { refusal: refusals.invalidUri };
  const [version, kind, first, second, ...more] = segments;
  if (version !== "v2") return { refusal: refusals.invalidVersion };
  if (segments.includes("") || more.length > 0) return { refusal: refusals.invalidUri };

  if (kind === "region" && first === "describeRegions" && second === undefined) {
    return request.method === "POST" ? found("DescribeRegions") : { refusal: refusals.invalidUri };
  }
  if (kind !== "image") return { refusal: refusals.invalidUri };
  if (isWriting(request.method, first, second)) return { refusal: refusals.accessDenied };
  if (request.method !== "GET") return { refusal: refusals.invalidUri };
  if (first === undefined) return found("ListImages");
  if (second === "sharedUsers") return { call: { operation: "ListSharedUser", imageId: first } };
  if (second !== undefined) return { refusal: refusals.invalidUri };
  // The fixed word shadows an image of that id.
  if (first === "getAvailableImagesBySpec") return found("GetAvailableImagesBySpec");
  return { call: { operation: "GetImage", imageId: first } };
}

/** Decoded segments of the path, or null when its percent-encoding is broken. */
export function pathSegments(target: string): string[] | null {
  const [path = ""] = target.split("?");
  try {
    return path.split("/").slice(1).map(decodeURIComponent);
  } catch {
    return null;
  }
}

function found(operation: "ListImages" | "DescribeRegions" | "GetAvailableImagesBySpec") {
  return { call: { operation, imageId: null } };
}

/** Create, import and the calls with an action in the query (POST); rename and tags (PUT); delete. */
function isWriting(method: string, first: string | undefined, second: string | undefined): boolean {
  if (method === "POST") return first !== "os" && second === undefined;
  if (method === "PUT") return first !== undefined && (second === undefined || second === "tag");
  return method === "DELETE" && first !== undefined && second === undefined;
}
