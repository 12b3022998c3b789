export { createView, removeView, renameView, replaceView, type ViewActor } from "./change";
export { ViewError } from "./errors";
export { forgetLastView, rememberView } from "./last";
export { readViews } from "./read";
export { viewName, viewQuery } from "./schema";
