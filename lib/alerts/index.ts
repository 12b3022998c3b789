export { enqueue, forgetDeliveries, type Send, sendDue } from "./deliveries";
export { AlertError } from "./errors";
export { signedHeaders } from "./sign";
export { forgetAlerts, muteAlert, readOpenAlerts, settleAlerts } from "./store";
export { listTargets, makeTarget, removeTarget, requireTarget } from "./targets";
