import { BlockList, isIP } from 'node:net';

/** Addresses that are nobody's business from outside: this machine, this network, and what is kept for other uses. */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6');

/** Whether an address is one that a stranger's certificate must not make us call (IANA special-purpose registries). */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return true;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return isPrivateAddress(mapped);
  if (family === 6 && /^::ffff:/i.test(address)) return true;
  return PRIVATE.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Whether a list of hosts lets a host be called: `ca.example`, `*.ca.example` for what stands below, with `:port` for
 * other ports than 80 and 443.
 */
export function isAllowed({ hostname, host, port }: URL, allow: readonly string[]): boolean {
  return allow.some((entry) => {
    const one = entry.toLowerCase();
    if (one === host || (one === hostname && port === '')) return true;
    return one.startsWith('*.') && port === '' && hostname.endsWith(one.slice(1));
  });
}

/** Whether the list names the host itself, not a family of them: then a private address is meant. */
export const isNamed = ({ hostname, host, port }: URL, allow: readonly string[]): boolean =>
  allow.some((entry) => entry.toLowerCase() === host || (entry.toLowerCase() === hostname && port === ''));
