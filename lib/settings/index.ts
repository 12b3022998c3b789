export { changeSettings, resetSettings } from "./change";
export { currentSettings, defaultSettings, readSettings, StoredSettingError } from "./read";
export { type SettingsChange, settingsChange } from "./schema";
export { approvedVpcHosts, suggestedEndpoints } from "./suggested-endpoints";
