export { fingerprint } from "./fingerprint";
export { type AuditFilter, type AuditPage, auditActors, readAudit } from "./read";
export { beginAudit, record } from "./record";
export { AuditError } from "./row";
export { verifyAudit, verifyChain } from "./verify";
