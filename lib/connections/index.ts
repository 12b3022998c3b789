export {
  type Connection,
  findConnection,
  listConnections,
  openCredentials,
  type StoredCredentials,
  saveConnection,
} from "./records";
export { SealError } from "./vault";
