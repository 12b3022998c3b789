export { LinkError, type LinkRefusal } from "./errors";
export { countOpenLinks, listLinks } from "./list";
export { keepSeen, type MadeLink, makePublicLink } from "./make";
export { findOpenLink, type OpenLink, openLink } from "./open";
export { revokeLink } from "./revoke";
export { openSeen, type SeenState } from "./seen";
