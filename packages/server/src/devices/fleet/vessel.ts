import { AisDecoder, encodeMessage, type ScaledAisMessage, unscaleMessage } from '@kouan/formats/ais';
import { aisEvent, arrivedEvent } from '../reading-events.ts';
import { type DeviceOf, milliseconds } from '../spec.ts';
import type { Port } from './port.ts';

type Vessel = DeviceOf<'vessel'>;

/** Static data goes along with every so many positions (ITU-R M.1371: every six minutes; every ten seconds a position). */
const STATIC_EVERY = 36;
/** Navigational status: under way using engine, moored. */
const UNDER_WAY = 0;
const MOORED = 5;
const METRES_A_DEGREE = 111_120;
const KNOT = 1_852 / 3_600;
const HALF_TURN = 180;

interface Position {
  readonly latitude: number;
  readonly longitude: number;
  readonly speed: number;
  readonly course: number;
}

/** Lets a vessel go along its track and send AIS on the way; at its end it is moored, and silent. */
export function runVessel(vessel: Vessel, port: Port): void {
  const points = vessel.track.map(({ after, latitude, longitude }) => ({
    instant: port.begin + milliseconds(after),
    latitude,
    longitude,
  }));
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return;
  const decoder = new AisDecoder(() => {});
  const send = (message: object): void => {
    const { sentences } = encodeMessage(unscaleMessage(message as ScaledAisMessage));
    for (const sentence of sentences) {
      port.out.ais(sentence);
      const reading = decoder.push(sentence);
      if (reading === undefined) continue;
      const bytes = new TextEncoder().encode(sentences.map((one) => `${one}\r\n`).join(''));
      port.tell(vessel.id, aisEvent(reading), { mediaType: 'text/plain; charset=us-ascii', bytes });
    }
  };
  const step = (instant: number, count: number): void => {
    port.clock.at(instant, `${vessel.id}: AIS`, () => {
      const arrived = instant >= last.instant;
      if (count % STATIC_EVERY === 0 || arrived) for (const one of staticOf(vessel)) send(one);
      send(positionMessage(vessel, positionAt(points, instant), instant, arrived));
      if (!arrived) step(Math.min(last.instant, instant + vessel.everyMs), count + 1);
      else if (points.length > 1) port.tell(vessel.id, arrivedEvent(vessel));
    });
  };
  step(first.instant, 0);
}

type Point = Pick<Position, 'latitude' | 'longitude'> & { readonly instant: number };

/** Between two points it goes straight, and as fast as it must. */
function positionAt(points: readonly Point[], instant: number): Position {
  const next = points.findIndex((point) => point.instant > instant);
  const to = points[next] ?? (points.at(-1) as Point);
  const from = next < 0 ? to : (points[Math.max(0, next - 1)] as Point);
  const span = to.instant - from.instant;
  const share = span === 0 ? 1 : (instant - from.instant) / span;
  const north = to.latitude - from.latitude;
  const east = to.longitude - from.longitude;
  const metresNorth = north * METRES_A_DEGREE;
  const metresEast = east * METRES_A_DEGREE * Math.cos((from.latitude * Math.PI) / HALF_TURN);
  const seconds = span / 1_000;
  const metres = Math.sqrt(metresNorth * metresNorth + metresEast * metresEast);
  const course = (Math.atan2(metresEast, metresNorth) * HALF_TURN) / Math.PI;
  return {
    latitude: from.latitude + north * share,
    longitude: from.longitude + east * share,
    // To a tenth, as it is sent: what is behind it may differ from machine to machine.
    speed: seconds === 0 ? 0 : Math.min(102.2, tenths(metres / seconds / KNOT)),
    course: tenths((course + 360) % 360) % 360,
  };
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

function positionMessage(
  vessel: Vessel,
  { latitude, longitude, speed, course }: Position,
  instant: number,
  moored: boolean,
) {
  const common = {
    repeatIndicator: 0,
    mmsi: vessel.mmsi,
    speedOverGround: moored ? 0 : speed,
    positionAccuracy: true,
    longitude,
    latitude,
    courseOverGround: course,
    trueHeading: Math.round(course) % 360,
    timeStamp: Math.floor(instant / 1_000) % 60,
    raim: false,
    communicationState: 0,
  };
  if (vessel.class === 'A')
    return {
      type: 1,
      ...common,
      navigationalStatus: moored ? MOORED : UNDER_WAY,
      rateOfTurn: 0,
      specialManoeuvre: 0,
    };
  return {
    type: 18,
    ...common,
    reserved: 0,
    regional: 0,
    carrierSense: true,
    display: false,
    dsc: true,
    wholeBand: true,
    message22: true,
    assignedMode: false,
    communicationStateSelector: false,
  };
}

function staticOf({ class: kind, mmsi, name, callSign, imo, shipType, destination, draughtMetres }: Vessel): object[] {
  const size = { toBow: 0, toStern: 0, toPort: 0, toStarboard: 0 };
  const common = { repeatIndicator: 0, mmsi };
  if (kind === 'B')
    return [
      { type: 24, ...common, partNumber: 0, name },
      {
        type: 24,
        ...common,
        partNumber: 1,
        shipType,
        vendorId: '',
        unitModelCode: 0,
        serialNumber: 0,
        callSign,
        ...size,
        epfdType: 1,
      },
    ];
  return [
    {
      type: 5,
      ...common,
      aisVersion: 2,
      imoNumber: imo,
      callSign,
      name,
      shipType,
      ...size,
      epfdType: 1,
      etaMonth: 0,
      etaDay: 0,
      etaHour: 24,
      etaMinute: 60,
      draught: draughtMetres,
      destination,
      dte: 0,
    },
  ];
}
