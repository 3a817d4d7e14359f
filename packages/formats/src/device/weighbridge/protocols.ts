import { type Finding, finding } from '@kouan/core';
import { DEV } from '../catalogue.ts';
import type { DecodedReading } from '../decoded.ts';
import { comma } from './comma.ts';
import type { WeightProtocol, WeightProtocolName, WeightReading } from './reading.ts';
import { rinstrum } from './rinstrum.ts';
import { toledo } from './toledo.ts';

/** What indicators speak. */
export const WEIGHT_PROTOCOLS: Readonly<Record<WeightProtocolName, WeightProtocol>> = { toledo, rinstrum, comma };

/** Cuts the output of an indicator into readings, wherever its segments begin and end. */
export class WeightSplitter {
  private readonly protocol: WeightProtocol;
  private held: Uint8Array = new Uint8Array();

  constructor(protocol: WeightProtocol) {
    this.protocol = protocol;
  }

  push(segment: Uint8Array): DecodedReading<WeightReading>[] {
    const bytes = new Uint8Array(this.held.length + segment.length);
    bytes.set(this.held);
    bytes.set(segment, this.held.length);
    const found: DecodedReading<WeightReading>[] = [];
    let skipped = 0;
    let at = 0;
    while (at < bytes.length) {
      const rest = bytes.subarray(at);
      const length = this.protocol.frameLength(rest);
      if (length === 0 || length > rest.length) break;
      const one = length < 0 ? undefined : this.protocol.decode(rest.subarray(0, length));
      // What is no frame is passed by one octet: a torn frame must not take the next one along.
      if (one?.reading === undefined && one?.findings[0]?.code !== DEV.weightChecksum.code) {
        skipped++;
        at++;
        continue;
      }
      found.push(skipped === 0 ? one : { ...one, findings: [noise(skipped), ...one.findings] });
      skipped = 0;
      at += length;
    }
    this.held = bytes.slice(at);
    if (skipped > 0) found.push({ findings: [noise(skipped)], unmapped: [] });
    return found;
  }
}

const noise = (octets: number): Finding => finding(DEV.weightSkipped, '', { found: String(octets) });
