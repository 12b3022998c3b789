import type { FakeKey } from "../emulator";
import { accounts } from "../tencent-cvm/accounts";
import { keys as presentKeys } from "../tencent-cvm/keys";

/** The keys that the emulator knows. None of them was ever valid anywhere. */
export const keys = {
  /** Another key of the account behind `prod` of API 3.0: the same images seen through the older API. */
  legacy: {
    id: "AKIDlegaFakeFakeFakeFakeFakeFake0011",
    secret: "fakeLegacySecretFakeLegacy000011",
    accountId: accounts.prod,
  },
  temporary: {
    id: "AKIDlegtFakeFakeFakeFakeFakeFake0012",
    secret: "fakeLegacyTempSecretFake00000012",
    token: "FakeTemporaryToken-legacy-0123456789_abcdefghijklmnop.0123456789+/=",
    accountId: accounts.prod,
  },
  either: presentKeys.either,
} satisfies Record<string, FakeKey>;
