export { answer, type ConnectionAnswer } from "./answer";
export {
  type Act,
  changing,
  closeConnection,
  endpointDetails,
  inAudit,
  insertConnection,
  keyDetails,
  type SealedKey,
  sealKey,
  updateConnection,
} from "./changes";
export { CONNECTION_REFUSALS, ConnectionError, type ConnectionRefusal } from "./errors";
export { forgetKeys } from "./forget-keys";
export { INPUT_PROBLEMS, type InputProblem, type InputProblemCode, inputProblems } from "./input-problems";
export { type Policy, policyOf } from "./policies";
export {
  type Connection,
  checkSeals,
  findConnection,
  hintOf,
  isNameFree,
  listConnections,
  openCredentials,
  type StoredCredentials,
  saveConnection,
} from "./records";
export { renameConnection } from "./rename";
export { dropUnusedKeys, type Rotation, rotateKeys } from "./rotate-keys";
export { problemsFor } from "./schema";
export type { TypedCredentials } from "./secret-text";
export { MissingKeyError, SealError } from "./vault";
export {
  assertVaultKey,
  followVaultKey,
  followVaultKeyQuietly,
  KEYS_CHANNEL,
  plantVaultKey,
} from "./vault-key";
