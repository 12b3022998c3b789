import { z } from "zod";
import { accounts } from "./accounts";
import { refuse } from "./faults";
import { imageQuotaOf, imagesSeenBy } from "./world";

const QUOTA_TYPES = [
  "PostPaidQuotaSet",
  "DisasterRecoverGroupQuotaSet",
  "PrePaidQuotaSet",
  "SpotPaidQuotaSet",
  "ImageQuotaSet",
];

/** The parameters of DescribeAccountQuota (CVM 2017-03-12). */
export const accountQuotaParameters = z.strictObject({
  Filters: z.array(z.strictObject({ Name: z.string(), Values: z.array(z.string()) })).optional(),
});
type Parameters = z.output<typeof accountQuotaParameters>;

export function checkAccountQuota({ Filters = [] }: Parameters) {
  for (const { Name, Values } of Filters) {
    if (Name !== "zone" && Name !== "quota-type") {
      refuse("InvalidFilter", `The specified filter \`${Name}\` is not supported.`);
    }
    if (Name === "quota-type" && Values.some((value) => !QUOTA_TYPES.includes(value))) {
      refuse("InvalidParameterValue", "The value of the filter quota-type is not valid.");
    }
  }
}

/** The quotas of the published example; the image quota is that of the world. */
export function accountQuota({ Filters = [] }: Parameters, place: { accountId: string; region: string }) {
  const { accountId, region } = place;
  const wanted = Filters.find((filter) => filter.Name === "quota-type")?.Values ?? QUOTA_TYPES;
  const zones = Filters.find((filter) => filter.Name === "zone")?.Values;
  const inZones = <Row extends { Zone: string }>(rows: Row[]) =>
    rows.filter((row) => !zones || zones.includes(row.Zone));
  const third = `${region}-3`;
  const fourth = `${region}-4`;
  const all: Record<string, unknown[]> = {
    PostPaidQuotaSet: inZones([pool(third, 0, 288), pool(fourth, 2, 1250)]),
    DisasterRecoverGroupQuotaSet: [
      {
        CvmInRackGroupQuota: 30,
        GroupQuota: 10,
        CvmInHostGroupQuota: 50,
        CurrentNum: 0,
        CvmInSwitchGroupQuota: 20,
      },
    ],
    PrePaidQuotaSet: inZones([
      { ...pool(third, 0, 255), OnceQuota: 300 },
      { ...pool(fourth, 0, 222), OnceQuota: 300 },
    ]),
    SpotPaidQuotaSet: inZones([pool(third, 0, 244), pool(fourth, 4, 199)]),
    ImageQuotaSet: [{ UsedQuota: ownImageCount(accountId, region), TotalQuota: imageQuotaOf(accountId) }],
  };
  return {
    AccountQuotaOverview: {
      Region: region,
      AccountQuota: Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name))),
    },
    AppId: accountId === accounts.prod ? 251007416 : 251007417,
  };
}

/** Shared images do not count against the receiver. */
function ownImageCount(accountId: string, region: string): number {
  return imagesSeenBy(accountId, region).filter((seen) => seen.type === "PRIVATE_IMAGE").length;
}

function pool(zone: string, used: number, total: number) {
  return { UsedQuota: used, RemainingQuota: total - used, TotalQuota: total, Zone: zone };
}
