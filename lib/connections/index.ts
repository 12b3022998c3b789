export {
  type Connection,
  checkSeals,
  findConnection,
  listConnections,
  openCredentials,
  type StoredCredentials,
  saveConnection,
} from "./records";
export { MissingKeyError, SealError } from "./vault";
