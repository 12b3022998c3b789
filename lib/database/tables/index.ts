export { connections } from "./connections";
export { answers, imageRevision, images, quotas } from "./images";
export { passes, scopes } from "./scopes";
export { sessions, users } from "./users";
