import { type SealReading, sealTime } from '@kouan/formats/device';
import { sealEvent } from '../reading-events.ts';
import { type DeviceOf, milliseconds } from '../spec.ts';
import { iso, type Port } from './port.ts';

const MANUFACTURER = 4;

/** A seal that tells by itself that it was opened, and, where it is told to, how it is. */
export function runSeal(seal: DeviceOf<'seal'>, port: Port): void {
  const { clock, begin } = port;
  const tell = (): void => {
    const reading = readingOf(seal, port);
    port.memory.sealed(reading);
    port.tell(seal.id, sealEvent(reading));
  };
  if (seal.openedAfter !== undefined) clock.at(begin + milliseconds(seal.openedAfter), `${seal.id}: opened`, tell);
  const { everyMs } = seal;
  if (everyMs === undefined) return;
  const end = begin + milliseconds(seal.until);
  const again = (instant: number): void => {
    if (instant > end) return;
    clock.at(instant, `${seal.id}: tells`, () => {
      tell();
      again(instant + everyMs);
    });
  };
  again(begin + milliseconds(seal.sealedAfter));
}

/** What a reader gets from it now. Its own clock may be off. */
export function readingOf(seal: DeviceOf<'seal'>, { clock, begin }: Port): SealReading {
  const now = clock.now();
  const own = (instant: number): string => sealTime(instant + seal.clockSkewMs);
  const sealedAt = begin + milliseconds(seal.sealedAfter);
  const openedAt = seal.openedAfter === undefined ? Number.POSITIVE_INFINITY : begin + milliseconds(seal.openedAfter);
  const sealed = now >= sealedAt;
  const opened = now >= openedAt;
  return {
    kind: 'seal',
    manufacturerId: seal.seal.slice(0, MANUFACTURER),
    tagId: seal.seal.slice(MANUFACTURER) || '0',
    status: opened || !sealed ? 'opened' : 'sealed',
    battery: seal.battery,
    ...(sealed ? { sealedAt: own(sealedAt) } : {}),
    ...(opened ? { openedAt: own(openedAt) } : {}),
    sealTime: own(now),
    readAt: iso(now),
    ...(seal.container === undefined ? {} : { container: seal.container }),
    ...(seal.lane === undefined ? {} : { lane: seal.lane }),
    log: [
      ...(sealed ? [{ at: own(sealedAt), entry: 'sealed' as const }] : []),
      ...(opened ? [{ at: own(openedAt), entry: 'opened' as const }] : []),
    ],
  };
}
