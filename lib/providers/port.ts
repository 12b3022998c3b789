import type { Answer, Told } from "../domain/answer";
import type { DialectId } from "../domain/cloud";
import type { FailureKind } from "../domain/failure";
import type { Image, ImageRef, Ownership } from "../domain/image";
import type { Sharing } from "../domain/sharing";
import type { ScopeGroup } from "../domain/source";
import type { CallGate } from "./call-gate";
import type { HttpLimits } from "./http";

/** One key at one cloud. `token` comes with temporary keys only. */
export type Credentials = { keyId: string; secret: string; token: string | null };

export type { Answer, Told };

/** Opaque to everybody but the provider that made it. */
export type PageToken = string;

export type ImagePage = {
  items: Told<Image>[];
  /** Items that had no readable id: the pass that met them cannot be called complete. */
  unreadable: number;
  /** Items that were left out since another group's listing brings them: a page of such items alone is not empty. */
  leftOut?: number;
  /** Where to go on, or null at the end of all listings of the group. */
  next: PageToken | null;
  /** How many images the cloud says this listing has, when it says so. */
  total: number | null;
  /** Which of the group's listings it is a page of, where a group has several that tell a total. */
  listing?: number;
};

export type Region = { regionId: string; name: string | null };

/** An image quota of a region. `null` where the cloud does not tell. */
export type Quota = { name: "images"; used: number | null; limit: number | null };

/** One row per operation that the product uses. `action` is what an admin must grant. */
export type Permission = {
  operation: string;
  action: string;
  state: "allowed" | "denied" | "not-asked";
  /** Why it could not be asked, or the cloud's code of the refusal. */
  reason: string | null;
  requestId: string | null;
};

/** Whose key it is, where the cloud tells; `provedBy` is the operation that accepted the key. */
export type Identity = { accountId: string | "not-reported"; provedBy: string };

/** Where a call goes and what host name is signed; they differ where a signature leaves the port out. */
export type Endpoint = { baseUrl: string; signingHost: string };

/** The regional part of a reference, plus what is known of its ownership: legacy Tencent cannot ask without it. */
export type ImagePlace = Omit<ImageRef, "connectionId"> & { ownership: Ownership | null };

/** What the rest of the application may ask of any cloud. Every method throws `CloudError`. */
export interface ImageProvider {
  readonly dialect: DialectId;
  /** Proves the key. Most clouds do not tell whose it is. */
  identify(signal: AbortSignal): Promise<Identity>;
  /** The regions this key can use, or the documented list where the cloud has no such call. */
  regions(signal: AbortSignal): Promise<Region[]>;
  /** One page of the listings that make up a group in a region. */
  listImages(
    scope: { regionId: string; group: ScopeGroup },
    from: PageToken | null,
    signal: AbortSignal,
  ): Promise<ImagePage>;
  /** Null when the cloud says that the image does not exist. The id is checked before anything is signed. */
  getImage(place: ImagePlace, signal: AbortSignal): Promise<Told<Image> | null>;
  /** The image's sharing, asked anew: its counters and limit with what the sharing and quota calls add. */
  sharing(image: Image, signal: AbortSignal): Promise<Told<Sharing>>;
  quotas(regionId: string, signal: AbortSignal): Promise<Told<Quota[]>>;
  preflight(regionId: string, signal: AbortSignal): Promise<Permission[]>;
}

/** What a provider is opened with. `endpointOf` names the host of a region, or of one of the cloud's other services. */
export type ProviderOptions = {
  connectionId: string;
  credentials: Credentials;
  endpointOf: (regionId: string, service?: string) => Endpoint;
  outside: Outside;
  /** What is remembered of the connection's earlier calls; without one, nothing is. */
  gate?: CallGate;
  /** Another patience than the product's, for tests. */
  limits?: HttpLimits;
};

/** The outside world comes in by the door: time, chance, waiting and the network. */
export type Outside = {
  now: () => Date;
  /** In [0, 1). */
  random: () => number;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  uuid: () => string;
  /** undici's `fetch` with the product's dispatcher, or a test's stand-in. */
  fetch: (url: string, init: FetchInit) => Promise<FetchAnswer>;
  /** Hears how every attempt ended, for whoever counts. */
  onAttempt?: (ended: AttemptEnd) => void;
};

/** How one attempt of a call ended. */
export type AttemptEnd = {
  dialect: DialectId;
  operation: string;
  /** 1 for the first of its call. */
  attempt: number;
  /** Milliseconds from the request to the end of the answer; null when nothing was sent: the breaker was open. */
  durationMs: number | null;
  /** Null for a success. */
  kind: FailureKind | null;
};

export type FetchInit = {
  method: "GET" | "POST";
  headers: Record<string, string>;
  body?: string;
  redirect: "manual";
  signal: AbortSignal;
};

export type FetchAnswer = {
  status: number;
  headers: { get(name: string): string | null };
  body: AsyncIterable<Uint8Array> | null;
};
