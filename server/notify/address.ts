import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** All addresses of a host name. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export const resolveBySystem: Resolve = (host) => lookup(host, { all: true });

/** An address that nothing is sent to. */
export class RefusedAddress extends Error {
  override name = 'RefusedAddress';
}

/**
 * Where clouds tell a machine its keys, and what is no other machine: a webhook must not be a way to ask there. This
 * machine and the local network are allowed, since receivers stand there.
 */
const SUBNETS: readonly [string, number][] = [
  ['0.0.0.0', 8], // "this host": another name of loopback
  ['169.254.0.0', 16], // link-local, with the metadata address of most clouds
  ['100.100.100.200', 32], // Alibaba's metadata
  ['168.63.129.16', 32], // Azure's
  ['192.0.0.192', 32], // Oracle's
  ['224.0.0.0', 4], // to many
  ['255.255.255.255', 32],
  ['::', 128],
  ['fe80::', 10], // link-local
  ['fd00:ec2::254', 128], // AWS's metadata
  ['fd20:ce::254', 128], // Google's
  ['ff00::', 8], // to many
];

const refused = new BlockList();
for (const [address, prefix] of SUBNETS) {
  if (isIP(address) === 6) refused.addSubnet(address, prefix, 'ipv6');
  else {
    refused.addSubnet(address, prefix, 'ipv4'); // knows ::ffff:a.b.c.d too
    // Also as NAT64, 6to4 and the old compatible form write an IPv4 address.
    const hex = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
    const [high, low] = [hex.slice(0, 2).join(''), hex.slice(2).join('')];
    refused.addSubnet(`64:ff9b::${high}:${low}`, 96 + prefix, 'ipv6');
    refused.addSubnet(`2002:${high}:${low}::`, 16 + prefix, 'ipv6');
    if (prefix > 8) refused.addSubnet(`::${high}:${low}`, 96 + prefix, 'ipv6');
  }
}

/** Whether an address, or a host written as one, may not be sent to; a name says nothing yet. */
export function isRefused(host: string): boolean {
  const family = isIP(host);
  return family !== 0 && refused.check(host, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * The addresses of a host, each of which may be sent to. Who connects to one of these, and does not ask for the name
 * again, cannot be led elsewhere by a name that changes.
 */
export async function addressesOf(host: string, resolve: Resolve): Promise<readonly LookupAddress[]> {
  const family = isIP(host);
  const addresses = family === 0 ? await resolve(host) : [{ address: host, family }];
  const bad = addresses.find(({ address }) => isRefused(address));
  if (bad) {
    const name = bad.address === host ? host : `${host} is ${bad.address}, which`;
    throw new RefusedAddress(
      `${name} is a link-local, metadata or unspecified address: nothing is sent there`,
    );
  }
  if (addresses.length === 0) throw new Error(`${host} has no address`);
  return addresses;
}
