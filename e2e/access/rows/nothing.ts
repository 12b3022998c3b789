import { expects, NOBODY, type Nothing } from "../row";
import type { World } from "../world";

/** A method that nothing has is refused before anybody asks what is there. */
const NO_SUCH_METHOD = expects({ anonymous: "405", viewer: "405", admin: "405" });

/** Where there is nothing, for anybody. */
export const NOTHING: readonly Nothing[] = [
  // A stored secret can be replaced, and read by nobody.
  ...["key", "secret", "credentials", "credentials.json"].flatMap((part) => [
    nothing("GET", ({ account }) => `/api/accounts/${account.id}/${part}`),
    nothing("GET", ({ account }) => `/admin/accounts/${account.id}/${part}`),
  ]),
  // What was done stays done.
  ...["PUT", "PATCH", "DELETE"].map((method) => nothing(method, () => "/api/audit/1", NO_SUCH_METHOD)),
  nothing("POST", () => "/api/audit/1"),
  ...["/nowhere", "/api", "/api/nowhere", "/admin", "/invite", "/.env", "/api/users", "/api/settings"].map(
    (address) => nothing("GET", () => address),
  ),
];

function nothing(method: string, address: (world: World) => string, expected = NOBODY): Nothing {
  return { kind: "nothing", entry: null, method, address, expected };
}
