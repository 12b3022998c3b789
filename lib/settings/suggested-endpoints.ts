import { DIALECTS } from "../domain/cloud";
import type { SuggestedEndpoint } from "../domain/settings";
import { CATALOG } from "../providers/catalog";

/**
 * Hosts of the clouds that the product does not use by itself, or that are isolated, offered for approval. JD Cloud's
 * VPC hosts are missing because they speak plain http only.
 */
export function suggestedEndpoints(): SuggestedEndpoint[] {
  const found = DIALECTS.flatMap((dialect) =>
    CATALOG[dialect].regions
      .filter(({ kind }) => kind === "finance")
      .map(({ host, name }): SuggestedEndpoint => {
        return { host, cloudName: CATALOG[dialect].name, kind: "finance", place: name.en };
      }),
  );
  const unique = new Map([...found, ...VPC_HOSTS].map((endpoint) => [endpoint.host, endpoint]));
  return [...unique.values()];
}

/**
 * The approved hosts that are a cloud's own VPC endpoints. Only they may lead to addresses inside: a name that somebody
 * made up may not, whoever approved it.
 */
export function approvedVpcHosts(approved: readonly string[]): string[] {
  return VPC_HOSTS.map(({ host }) => host).filter((host) => approved.includes(host));
}

/** Alibaba Cloud ENS, "Endpoints". */
const VPC_HOSTS: readonly SuggestedEndpoint[] = [
  ["ens-vpc.cn-zhangjiakou.aliyuncs.com", "cn-zhangjiakou"],
  ["ens.vpc-proxy.aliyuncs.com", "cn-shanghai"],
  ["ens-vpc.ap-southeast-1.aliyuncs.com", "ap-southeast-1"],
].map(([host = "", place = ""]) => ({ host, place, cloudName: CATALOG["alibaba-ens"].name, kind: "vpc" }));
