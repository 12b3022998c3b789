/** Who may make share links. */
export const LINK_MAKERS = ["nobody", "admins", "everybody"] as const;
export type LinkMakers = (typeof LINK_MAKERS)[number];

/** What an admin decides for the whole installation. */
export type Settings = {
  /** Minutes between two passes over own and shared images. */
  ownPassMinutes: number;
  /** Minutes between two passes over public and marketplace images. */
  publicPassMinutes: number;
  /** Days that the history of passes is kept. */
  passRetentionDays: number;
  /** Days that changes, and images that are gone, are kept. */
  changeRetentionDays: number;
  /** Percent of an image's sharing limit from which on it counts as nearly full. */
  sharingAlertPercent: number;
  /** Intervals without a complete pass after which a source is stale. */
  staleAfterIntervals: number;
  /** Days ahead that the end of an operating system's support is told of. */
  lifecycleAlertDays: number;
  linkMakers: LinkMakers;
  /** Days that a share link lives at the longest. */
  longestLinkDays: number;
  /** Hosts that connections may be pointed at besides those of the catalogs; exact names, https on port 443. */
  approvedEndpoints: readonly string[];
};
export type SettingKey = keyof Settings;

/** How often the clouds are read, and when what was read is old. */
export type ReadingPace = Pick<Settings, "ownPassMinutes" | "publicPassMinutes" | "staleAfterIntervals">;

/** Parts of the settings page. */
export type SettingGroup = "reading" | "retention" | "alerts" | "links" | "endpoints";

type NumberRule = {
  kind: "number";
  unit: "minutes" | "days" | "percent" | "intervals";
  min: number;
  max: number;
};
type ChoiceRule = { kind: "choice"; choices: readonly string[] };
type HostsRule = { kind: "hosts"; maxCount: number };

/** What a setting may be, and what it is unless somebody decides. */
export type SettingRule<K extends SettingKey = SettingKey> = {
  group: SettingGroup;
  fallback: Settings[K];
  /** Key of the sentence that says why it is so and what a change does: `settings.<key>.reason` in the messages. */
  reason: `settings.${K}.reason`;
} & (NumberRule | ChoiceRule | HostsRule);

const DAY_MINUTES = 24 * 60;

/** Every setting, in the order of the page. */
export const SETTING_RULES: { readonly [K in SettingKey]: SettingRule<K> } = {
  ownPassMinutes: {
    group: "reading",
    kind: "number",
    unit: "minutes",
    fallback: 5,
    min: 1,
    max: DAY_MINUTES,
    reason: "settings.ownPassMinutes.reason",
  },
  publicPassMinutes: {
    group: "reading",
    kind: "number",
    unit: "minutes",
    fallback: 60,
    min: 5,
    max: 7 * DAY_MINUTES,
    reason: "settings.publicPassMinutes.reason",
  },
  passRetentionDays: {
    group: "retention",
    kind: "number",
    unit: "days",
    fallback: 30,
    min: 1,
    max: 3650,
    reason: "settings.passRetentionDays.reason",
  },
  changeRetentionDays: {
    group: "retention",
    kind: "number",
    unit: "days",
    fallback: 400,
    min: 7,
    max: 3650,
    reason: "settings.changeRetentionDays.reason",
  },
  sharingAlertPercent: {
    group: "alerts",
    kind: "number",
    unit: "percent",
    fallback: 80,
    min: 1,
    max: 100,
    reason: "settings.sharingAlertPercent.reason",
  },
  staleAfterIntervals: {
    group: "alerts",
    kind: "number",
    unit: "intervals",
    fallback: 3,
    min: 2,
    max: 100,
    reason: "settings.staleAfterIntervals.reason",
  },
  lifecycleAlertDays: {
    group: "alerts",
    kind: "number",
    unit: "days",
    fallback: 90,
    min: 1,
    max: 1095,
    reason: "settings.lifecycleAlertDays.reason",
  },
  linkMakers: {
    group: "links",
    kind: "choice",
    choices: LINK_MAKERS,
    fallback: "admins",
    reason: "settings.linkMakers.reason",
  },
  longestLinkDays: {
    group: "links",
    kind: "number",
    unit: "days",
    fallback: 7,
    min: 1,
    max: 90,
    reason: "settings.longestLinkDays.reason",
  },
  approvedEndpoints: {
    group: "endpoints",
    kind: "hosts",
    maxCount: 100,
    fallback: [],
    reason: "settings.approvedEndpoints.reason",
  },
};

// The keys of an object literal are its type's keys; Object.keys forgets that.
export const SETTING_KEYS = Object.keys(SETTING_RULES) as readonly SettingKey[];

/** Why a value is refused; the page has a sentence for each. */
export const SETTING_ISSUES = [
  "not-a-number",
  "too-small",
  "too-large",
  "not-a-choice",
  "not-a-host",
  "inside-host",
  "twice",
  "too-many",
] as const;
export type SettingIssue = (typeof SETTING_ISSUES)[number];

/** A host that an admin may want to approve, and where it comes from. */
export type SuggestedEndpoint = { host: string; cloudName: string; kind: "finance" | "vpc"; place: string };
