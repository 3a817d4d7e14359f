import { type TrackAndTraceEvent, trackAndTrace } from '@kouan/formats/device';
import { smartContainerEvent } from '../reading-events.ts';
import { type DeviceOf, milliseconds } from '../spec.ts';
import { iso, type Port } from './port.ts';

/** Share of what is between the goods and the air around them that a box without power gains in an hour. */
const WARMING_AN_HOUR = 0.02;
const HOUR_MS = 3_600_000;
const PROBES = 2;
const WOBBLE = 0.6;

/** Lets a refrigerated container tell its temperatures, and its door. */
export function runReefer(reefer: DeviceOf<'reefer'>, port: Port): void {
  const { clock, begin } = port;
  const end = begin + milliseconds(reefer.until);
  const off = reefer.poweredOffAfter === undefined ? undefined : begin + milliseconds(reefer.poweredOffAfter);
  let count = 0;
  const tell = (event: TrackAndTraceEvent): void => {
    const { bytes } = trackAndTrace.encode({ events: [event] });
    port.tell(reefer.id, smartContainerEvent(event), { mediaType: 'application/json', bytes });
  };
  const common = (type: string) => ({
    eventID: `${reefer.id}-${++count}`,
    eventDateTime: iso(clock.now()),
    equipmentDetails: { equipmentReference: reefer.container, ISOEquipmentCode: reefer.isoCode },
    eventClassification: { eventTypeCode: type, eventClassifierCode: 'ACT' },
  });
  const measure = (): void => {
    const one = common('REEFER');
    const random = port.random(`${reefer.id} ${count}`);
    const warm = warmed(reefer, off === undefined ? 0 : Math.max(0, clock.now() - off) / HOUR_MS);
    tell({
      ...one,
      eventClassification: { ...one.eventClassification, reeferEventTypeCode: 'MEAS' },
      reeferDetails: {
        temperatureUnit: 'CEL',
        internalSetpointTemperature: reefer.setpoint,
        ambientMeasuredTemperature: reefer.ambient,
        temperatureProbeMeasurements: Array.from({ length: PROBES }, (_, at) => ({
          USDAProbeNumber: at + 1,
          measuredTemperatureValue: tenths(warm + (random() - 0.5) * WOBBLE),
        })),
      },
    });
  };
  const again = (instant: number): void => {
    if (instant > end) return;
    clock.at(instant, `${reefer.id}: measures`, () => {
      measure();
      again(instant + reefer.everyMs);
    });
  };
  again(begin);
  if (reefer.doorOpenedAfter !== undefined)
    clock.at(begin + milliseconds(reefer.doorOpenedAfter), `${reefer.id}: door`, () => {
      const one = common('IOT');
      tell({
        ...one,
        eventClassification: { ...one.eventClassification, iotEventTypeCode: 'DETC' },
        iotDetails: { iotEventCode: 'DRO' },
      });
    });
}

/** In whole hours by products alone, so that it is the same on every machine. */
function warmed({ setpoint, ambient }: DeviceOf<'reefer'>, hours: number): number {
  let gap = setpoint - ambient;
  for (let hour = 0; hour < Math.floor(hours); hour++) gap *= 1 - WARMING_AN_HOUR;
  gap *= 1 - WARMING_AN_HOUR * (hours % 1);
  return ambient + gap;
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
