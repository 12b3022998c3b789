export { audit, auditEnds } from "./audit";
export { changes } from "./changes";
export { connections } from "./connections";
export { answers, imageRevision, images, quotas } from "./images";
export { passes, scopes } from "./scopes";
export { settings } from "./settings";
export { identities, setUpCode, signInLimits, userLinks } from "./sign-in";
export { sessions, users } from "./users";
export { vault } from "./vault";
