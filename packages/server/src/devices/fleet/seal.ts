import { type SealReading, seal, sealTime } from '@kouan/formats/device';
import { sealEvent } from '../reading-events.ts';
import { type DeviceOf, milliseconds } from '../spec.ts';
import { iso, jsonRaw, type Port } from './port.ts';

const MANUFACTURER = 4;

/** A seal that tells by itself that it was opened, and, where it is told to, how it is. */
export function runSeal(device: DeviceOf<'seal'>, port: Port): void {
  const { clock, begin } = port;
  const tell = (): void => {
    const reading = readingOf(device, port);
    port.memory.sealed(reading);
    port.tell(device.id, sealEvent(reading), jsonRaw(seal.encode(reading)));
  };
  if (device.openedAfter !== undefined)
    clock.at(begin + milliseconds(device.openedAfter), `${device.id}: opened`, tell);
  const { everyMs } = device;
  if (everyMs === undefined) return;
  const end = begin + milliseconds(device.until);
  const again = (instant: number): void => {
    if (instant > end) return;
    clock.at(instant, `${device.id}: tells`, () => {
      tell();
      again(instant + everyMs);
    });
  };
  again(begin + milliseconds(device.sealedAfter));
}

/** What a reader gets from it now. Its own clock may be off. */
export function readingOf(device: DeviceOf<'seal'>, { clock, begin }: Port): SealReading {
  const now = clock.now();
  const own = (instant: number): string => sealTime(instant + device.clockSkewMs);
  const sealedAt = begin + milliseconds(device.sealedAfter);
  const openedAt =
    device.openedAfter === undefined ? Number.POSITIVE_INFINITY : begin + milliseconds(device.openedAfter);
  const sealed = now >= sealedAt;
  const opened = now >= openedAt;
  return {
    kind: 'seal',
    manufacturerId: device.seal.slice(0, MANUFACTURER),
    tagId: device.seal.slice(MANUFACTURER) || '0',
    status: opened || !sealed ? 'opened' : 'sealed',
    battery: device.battery,
    ...(sealed ? { sealedAt: own(sealedAt) } : {}),
    ...(opened ? { openedAt: own(openedAt) } : {}),
    sealTime: own(now),
    readAt: iso(now),
    ...(device.container === undefined ? {} : { container: device.container }),
    ...(device.lane === undefined ? {} : { lane: device.lane }),
    log: [
      ...(sealed ? [{ at: own(sealedAt), entry: 'sealed' as const }] : []),
      ...(opened ? [{ at: own(openedAt), entry: 'opened' as const }] : []),
    ],
  };
}
