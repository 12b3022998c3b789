/** An error of the RPC gateway: a status, a code, and for RAM denials what was asked for by whom. */
export type Fault = {
  status: number;
  code: string;
  message: string;
  headers?: Record<string, string>;
  accessDeniedDetail?: Record<string, string>;
};

/** Thrown where a request is refused; the service turns it into the cloud's error envelope. */
export class Refusal extends Error {
  constructor(readonly fault: Fault) {
    super(`${fault.code}: ${fault.message}`);
    this.name = "Refusal";
  }
}

/** The failures whose text does not depend on the call (common error codes, document 434846, and ENS's own). */
export const faults = {
  unknownApi: notFound(
    "InvalidApi.NotFound",
    "Specified api is not found, please check your url and method.",
  ),
  unknownAction: notFound(
    "InvalidAction.NotFound",
    "Specified api is not found, please check your url and method.",
  ),
  unknownKey: notFound("InvalidAccessKeyId.NotFound", "Specified access key is not found."),
  inactiveKey: bad("InvalidAccessKeyId.Inactive", "Specified access key is disabled."),
  missingToken: bad("MissingSecurityToken", "SecurityToken is mandatory for this action."),
  wrongToken: bad(
    "InvalidSecurityToken.MismatchWithAccessKey",
    "Specified SecurityToken mismatch with the AccessKey.",
  ),
  incompleteSignature: bad(
    "IncompleteSignature",
    "The request signature does not conform to Aliyun standards.",
  ),
  timeFormat: bad("InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted."),
  timeExpired: bad("InvalidTimeStamp.Expired", "Specified time stamp or date value is expired."),
  nonceUsed: bad("SignatureNonceUsed", "Specified signature nonce was used already."),
  missingParameter: bad(
    "MissingParameter",
    "The input parameters that is mandatory for processing this request is not supplied.",
  ),
  noPermission: bad("NoPermission", "Permission denied."),
  notShareable: bad(
    "InvalidImageType.NotSupported",
    "The specified image type does not support this operation.",
  ),
  backEnd: bad("ens.interface.error", "An error occurred while calling the API."),
  throttled: {
    ...bad("Throttling.User", "Request was denied due to user flow control."),
    headers: { "x-acs-retry-after": "1500" },
  },
} satisfies Record<string, Fault>;

export function refuseParameter(name: string): never {
  throw new Refusal(
    bad(`InvalidParameter.${name}`, `The specified field ${name} invalid. Please check it again.`),
  );
}

/** The refusal of the access management (RAM), which names the missing action. */
export function deniedByPolicy(action: string, ownerId: string): Fault {
  return {
    status: 403,
    code: "NoPermission",
    message: `You are not authorized to do this operation. Action: ens:${action}.`,
    accessDeniedDetail: {
      PolicyType: "AccountLevelIdentityBasedPolicy",
      AuthPrincipalOwnerId: ownerId,
      EncodedDiagnosticMessage: "AQEAAAAAZBgxr0U1MjA1NTM1LUM4BBktMzE5RS1CODgxLUU1QTI0RDNFQTM1EXAMPLE",
      AuthPrincipalType: "SubUser",
      AuthPrincipalDisplayName: "28877424437521000",
      NoPermissionType: "ImplicitDeny",
      AuthAction: `ens:${action}`,
    },
  };
}

function bad(code: string, message: string): Fault {
  return { status: 400, code, message };
}

function notFound(code: string, message: string): Fault {
  return { status: 404, code, message };
}
