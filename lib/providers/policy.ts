import { LONGEST_PATIENCE_MS } from "../domain/failure";

/**
 * How the product behaves towards a cloud: every figure of a call, of a connection and of a pass, each with its reason.
 * The pace of a cloud's operations is a fact of the cloud and stands in its catalog.
 */
export const POLICY = {
  /** One call, with its attempts. */
  call: {
    /** One try and three more: AWS's clients take 3, Steampipe's 10. What four attempts do not mend is an outage. */
    attempts: 4,
    /** An answer of 32 MiB at a third of a megabyte a second still fits. */
    attemptTimeoutMs: 30_000,
    /** Three attempts that time out; a fourth would keep a scope longer than people wait for it. */
    callTimeoutMs: 90_000,
    /** After decompression: a hundred kilobytes of gzip can become a hundred megabytes. The largest page has about 3. */
    bodyBytes: 32 * 1024 * 1024,
    /** A broken connection is mended in a moment; full jitter keeps callers apart. */
    retryBaseMs: 100,
    /** Whoever is throttled waits for the next window, which no cloud has shorter than a second. */
    throttledBaseMs: 1_000,
    retryCapMs: 20_000,
    /** A longer wait is not slept through: the scope is put off, and says until when. */
    longestRetryAfterMs: LONGEST_PATIENCE_MS,
    /** Clouds refuse signatures older than five to fifteen minutes; less than a minute needs no correction. */
    skewFromMs: 60_000,
    /** A clock that is a day off is a machine that somebody must look at. */
    skewToMs: 24 * 3_600_000,
  },

  /** The network below a call. */
  network: {
    /** Name, TCP and TLS together: a host that takes longer is not there. */
    connectTimeoutMs: 5_000,
    /** The slowest documented listing answers in a few seconds. */
    firstByteTimeoutMs: 15_000,
    byteGapTimeoutMs: 10_000,
    /** Clouds close idle connections after 5 s or more. */
    keepAliveMs: 4_000,
    longestKeepAliveMs: 60_000,
    /** As many as the whole process may have calls. */
    connectionsPerHost: 16,
  },

  /** What a connection may do in one region. */
  region: {
    /** Calls at once: enough to hide the latency, too few to be noticed beside other tools of the account. */
    callsAtOnce: 4,
    /** How much of a second's calls may go out together after a pause: clouds count by the second. */
    burstMs: 1_000,
    /** A throttled pace is halved, but never below this part of the documented one, or it would not come back. */
    slowestPart: 1 / 16,
    /** So much of the documented pace comes back with each success: twenty of them restore it. */
    recoveredPart: 1 / 20,
    /** Failures in a row: one more than the attempts of a call, so that a single broken call opens nothing. */
    failuresUntilOpen: 5,
    /** Long enough not to be the reason why a cloud stays down, short enough for a pass every five minutes. */
    openMs: 60_000,
  },

  /**
   * Retries of a connection: with everything failing, 35 of them are left before calls are made once only, so that an
   * outage never multiplies our calls by four. The figures of AWS's clients.
   */
  retries: {
    tokens: 500,
    cost: 14,
    /** A throttled call is cheaper for the cloud than one that failed. */
    throttledCost: 5,
    /** What each success gives back. */
    perSuccess: 1,
  },

  /** The whole process. */
  process: {
    /** Calls under way at once, to all clouds: bounds memory (16 × 32 MiB at the very worst) and sockets. */
    callsAtOnce: 16,
    /** Scopes walked at once. A walk has one call under way at a time, so that walks never wait for one another's. */
    scopesAtOnce: 16,
    /** Of one cloud: half, so that a cloud that is slow leaves room for the others. */
    scopesOfCloudAtOnce: 8,
    /** Of one account and of one source: a cloud counts calls per account. */
    scopesOfConnectionAtOnce: 4,
    scopesOfSourceAtOnce: 2,
    /** Looks at single images while passes of other accounts go on: each is two calls and a dozen statements that those wait for. */
    looksAtOnce: 2,
  },

  /** One walk over a scope: the guards against a list that lies about its end. */
  pass: {
    /** The largest documented account stays far below both. */
    mostPages: 2_000,
    mostImages: 200_000,
    /** A page may be empty and have a successor; more in a row than this is a cloud turning in a circle. */
    mostEmptyPages: 3,
    /** A refused key is not tried at the usual pace: clouds lock accounts over repeated refusals. */
    refusedWaitMinutes: 60,
    /** A cloud may ask for more patience than the usual pace, but not for more than a day. */
    longestWaitMs: 24 * 3_600_000,
    /** While our disk is full one scope at a time is tried, this often: asking for what cannot be stored is waste. */
    diskWaitMs: 30_000,
  },
} as const;
