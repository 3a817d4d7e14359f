import * as z from 'zod';
import { duration } from '../scenarios/duration.ts';
import { milliseconds as durationMs } from '../scenarios/milliseconds.ts';

/**
 * The devices of a port as a scenario file names them. All of them run on the server's clock; whatever is drawn is drawn
 * by seed and the name of the device.
 *
 * @module
 */

const after = z
  .union([z.int().min(0), duration])
  .describe('How long after the devices are set up: milliseconds, or a number with ms, s, m, h or d.');

export type After = z.infer<typeof after>;

/** Milliseconds of what a specification says in either form. */
export const milliseconds = (of: After): number => (typeof of === 'number' ? of : durationMs(of));

const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
  .describe('Name of the device; the source of its events.');
const lane = z.string().min(1).max(64).describe('The gate whose lane it stands at.');
const container = z
  .string()
  .regex(/^[A-Z]{3}[UJZR]\d{7}$/)
  .describe('Container number (ISO 6346).');
const until = after.default('1d').describe('When it stops telling by itself.');
const share = z.number().min(0).max(1);
const kilograms = z.int().min(0).max(200_000);
const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);
const place = z
  .strictObject({
    latitude,
    longitude,
    terminal: z.string().min(1).max(64).optional().describe('The terminal that it belongs to.'),
  })
  .describe('Where it stands, for the map.');
const every = z.int().min(100).max(86_400_000).describe('Milliseconds between two readings.');

const visit = z
  .strictObject({
    after,
    vehicle: z.string().min(1).max(32).describe('Licence plate.'),
    vehicleTag: z.string().max(64).optional().describe('RFID plate (CAR_EC_NO).'),
    containers: z.array(container).max(2).default([]).describe('Front first.'),
    seal: z.string().min(5).max(64).optional().describe('Number of the electronic seal.'),
    grossKg: kilograms.describe('What the bridge will weigh: vehicle and load.'),
    tareKg: kilograms.default(0).describe('Weight of the vehicle and the empty containers.'),
    declaration: z.string().max(64).optional().describe('Client reference or number of the declaration.'),
    gatePass: z.string().max(64).optional().describe('Number of the bonded gate pass (form id).'),
    misread: z.string().max(16).optional().describe('What the camera reads instead of the first number.'),
    sealOpened: z.boolean().default(false),
    weighing: z
      .enum(['settles', 'never-stable', 'overload', 'negative-zero', 'units-flip'])
      .default('settles')
      .describe('How the bridge behaves.'),
    nii: z.enum(['clear', 'suspect', 'refer', 'none']).optional().describe('What the picture will be judged as.'),
  })
  .describe('One vehicle that comes to the lane.');

/** What may happen to a frame between a gate and its host. */
export const FRAME_FAULTS = ['torn', 'merged', 'too-long', 'too-short', 'no-tail', 'noise'] as const;

const gate = z
  .strictObject({
    kind: z.literal('gate'),
    id,
    area: z.string().min(1).max(10).describe('AREA_ID.'),
    channel: z.string().min(1).max(10).describe('CHNL_NO.'),
    direction: z.enum(['I', 'E']),
    place: place.optional(),
    dialect: z.enum(['letter', 'digits']).default('digits').describe('How CHECK_RESULT is written.'),
    encoding: z.enum(['gb2312', 'utf-8']).default('gb2312'),
    tolerancePercent: z
      .number()
      .min(0)
      .max(100)
      .default(5)
      .describe('How far the weight may be from what was declared.'),
    requires: z
      .array(z.enum(['declaration', 'manifest', 'gate-pass', 'seal', 'weight', 'nii']))
      .default(['declaration', 'weight'])
      .describe('What must be known and right before the barrier lifts.'),
    frameFaults: z
      .partialRecord(z.enum(FRAME_FAULTS), share)
      .default({})
      .describe('Share of the frames over TCP that something happens to.'),
    visits: z.array(visit).max(10_000).default([]),
  })
  .describe('A lane of a smart gate: up GATHER_INFO, down COMMAND_INFO.');

const ocr = z
  .strictObject({
    kind: z.literal('ocr'),
    id,
    lane,
    errorRate: share.default(0).describe('Share of the characters that are misread for one that looks alike.'),
  })
  .describe('Camera that reads container numbers.');

const weighbridge = z
  .strictObject({
    kind: z.literal('weighbridge'),
    id,
    lane,
    protocol: z.enum(['toledo', 'rinstrum', 'comma']).default('toledo'),
    settleMs: z.int().min(0).max(60_000).default(2_000).describe('Time until a load is stable.'),
  })
  .describe('Weighbridge, ten readings a second.');

const seal = z
  .strictObject({
    kind: z.literal('seal'),
    id,
    seal: z.string().min(5).max(64).describe('Number of the seal: manufacturer and tag.'),
    container: container.optional(),
    lane: lane.optional(),
    sealedAfter: after.default(0),
    openedAfter: after.optional().describe('When somebody opens it.'),
    battery: z.enum(['ok', 'low']).default('ok'),
    clockSkewMs: z.int().min(-86_400_000).max(86_400_000).default(0).describe('How far its own clock is ahead.'),
    everyMs: every.optional().describe('Tells by itself how it is; only when read without.'),
    until,
  })
  .describe('Electronic seal (ISO 18185).');

const nii = z
  .strictObject({
    kind: z.literal('nii'),
    id,
    lane: lane.optional(),
    scanMs: z.int().min(0).max(600_000).default(1_500),
    suspectShare: share.default(0).describe('Share of the pictures that an analyst wants to look at again.'),
    scans: z
      .array(
        z.strictObject({
          after,
          container,
          decision: z.enum(['clear', 'suspect', 'refer', 'none']).optional(),
        }),
      )
      .max(10_000)
      .default([]),
  })
  .describe('X-ray portal; its pictures are made up.');

const vessel = z
  .strictObject({
    kind: z.literal('vessel'),
    id,
    mmsi: z.int().min(1).max(999_999_999),
    class: z.enum(['A', 'B']).default('A'),
    name: z.string().max(20),
    callSign: z.string().max(7).default(''),
    imo: z.int().min(0).max(9_999_999).default(0),
    shipType: z.int().min(0).max(99).default(70),
    destination: z.string().max(20).default(''),
    draughtMetres: z.number().min(0).max(25.5).default(0),
    everyMs: every.default(10_000),
    track: z
      .array(z.strictObject({ after, latitude, longitude }))
      .min(1)
      .max(1_000)
      .describe('Where it is and when; between two points it goes straight.'),
  })
  .describe('Vessel that sends AIS.');

const crane = z
  .strictObject({
    kind: z.literal('crane'),
    id,
    type: z.enum(['STS', 'MC', 'RTG', 'RMG', 'ASC', 'SC', 'RS', 'TH', 'ECH', 'TT']).default('STS'),
    place: place.optional(),
    everyMs: every.default(1_000).describe('Between two readings while it moves.'),
    moves: z
      .array(
        z.strictObject({
          after,
          container: container.optional(),
          grossKg: kilograms.default(0),
          from: z.string().max(64),
          to: z.string().max(64),
          seconds: z.int().min(1).max(3_600).default(90),
        }),
      )
      .max(10_000)
      .default([]),
  })
  .describe('Crane or other handling equipment (TIC4.0 names).');

const reefer = z
  .strictObject({
    kind: z.literal('reefer'),
    id,
    container,
    isoCode: z.string().max(4).default('45R1'),
    setpoint: z.number().min(-80).max(40).default(-18),
    ambient: z.number().min(-60).max(70).default(25),
    everyMs: every.default(900_000),
    poweredOffAfter: after.optional(),
    doorOpenedAfter: after.optional(),
    until,
  })
  .describe('Refrigerated container that tells its temperatures (DCSA TNT 3.0).');

export const deviceSchema = z.discriminatedUnion('kind', [gate, ocr, weighbridge, seal, nii, vessel, crane, reefer]);

/** A device as the scenario file says it; what has a default may be left out. */
export type DeviceSpec = z.input<typeof deviceSchema>;
/** A device with its defaults. */
export type Device = z.output<typeof deviceSchema>;
export type DeviceKind = Device['kind'];
export type DeviceOf<K extends DeviceKind> = Extract<Device, { kind: K }>;
export type Visit = DeviceOf<'gate'>['visits'][number];
export type FrameFault = (typeof FRAME_FAULTS)[number];
