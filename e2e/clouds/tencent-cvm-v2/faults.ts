/** An error of the legacy API: a number in `code`, a text, and an error word beside it; sent with HTTP 200. */
export type Fault = { code: number; message: string; codeDesc: string };

/** Thrown where a request is refused; the service turns it into the cloud's error body. */
export class Refusal extends Error {
  constructor(readonly fault: Fault) {
    super(`${fault.code}: ${fault.message}`);
    this.name = "Refusal";
  }
}

/** The failures that the emulator answers, by name (error code table of the legacy API). */
export const faults = {
  signature: { code: 4100, message: "鉴权失败，请参考文档中鉴权部分。", codeDesc: "AuthFailure" },
  notAuthorized: { code: 4102, message: "未授权访问资源", codeDesc: "AuthFailure" },
  unknownKey: { code: 4104, message: "密钥不存在", codeDesc: "AuthFailure" },
  token: { code: 4105, message: "token错误", codeDesc: "AuthFailure" },
  tooManyCalls: { code: 4400, message: "请求的次数超过了配额限制", codeDesc: "RequestLimitExceeded" },
  replay: { code: 4500, message: "重放攻击", codeDesc: "ReplayAttack" },
  notHttps: { code: 4600, message: "协议不支持，请使用HTTPS", codeDesc: "UnsupportedProtocol" },
  noSuchResource: { code: 5000, message: "资源不存在", codeDesc: "ResourceNotFound" },
  notOffered: { code: 6100, message: "版本暂不支持", codeDesc: "VersionNotSupported" },
} satisfies Record<string, Fault>;

/** Refuses a parameter, with the module's own code in brackets before the text. */
export function refuseParameter(name: string): never {
  throw new Refusal({ code: 4000, message: `(100004)${name} 不正确`, codeDesc: "InvalidParameter" });
}
