/** An error of API 3.0: `{"Response":{"Error":{"Code","Message"},"RequestId"}}`, sent with HTTP 200. */
export type Fault = { code: string; message: string };

/** Thrown where a request is refused; the service turns it into the cloud's error body. */
export class Refusal extends Error {
  constructor(readonly fault: Fault) {
    super(`${fault.code}: ${fault.message}`);
    this.name = "Refusal";
  }
}

export function refuse(code: string, message: string): never {
  throw new Refusal({ code, message });
}

/** The error of a policy that does not allow an operation; it names account and resource over several lines. */
export function notAuthorized(call: {
  service: string;
  action: string;
  region: string;
  accountId: string;
  requestId: string;
}): Fault {
  const resource = call.service === "cvm" ? "image/*" : "*";
  return {
    code: "UnauthorizedOperation",
    message:
      `[request id:${call.requestId}]you are not authorized to perform operation (${call.service}:${call.action})\n` +
      `resource (qcs::${call.service}:${call.region}:uin/${call.accountId}:${resource}) has no permission\n`,
  };
}

/** The error of a call above an operation's rate per second. The cloud sends no Retry-After. */
export function tooManyCalls(ratePerSecond: number): Fault {
  return {
    code: "RequestLimitExceeded",
    message:
      `Your current request times equals to ${ratePerSecond + 1} in a second, which exceeds the frequency limit ` +
      `${ratePerSecond} for a second. Please reduce the frequency of calls.`,
  };
}
