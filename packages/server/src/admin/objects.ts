/** What the control API is told, member by member. @module */
import * as z from 'zod';
import { latency } from '../faults/latency.ts';

const pattern = z.string().min(1).max(200).meta({ description: 'A text; a * stands for anything.' });
const count = z.int().min(0).max(1_000_000);

const match = z
  .strictObject({
    operation: z.string().max(100).optional().meta({ description: 'Operation of this document.' }),
    method: z.string().max(20).optional(),
    path: pattern.optional(),
    status: z.int().min(0).max(599).optional().meta({ description: '0 where no answer left.' }),
    fault: z.string().max(40).optional(),
    body: z
      .record(z.string().min(1).max(200), pattern)
      .optional()
      .meta({ description: 'By pointer in JSON, by names of elements in XML.' }),
  })
  .meta({ id: 'KeptRequestMatch' });

const expectation = z.strictObject({
  match,
  atLeast: count.optional().meta({ description: '1, where nothing else is said.' }),
  atMost: count.optional(),
  exactly: count.optional(),
});

export const verifying = z.strictObject({
  expect: z.array(expectation).min(1).max(1_000),
  inOrder: z.boolean().optional().meta({ description: 'The requests must have come in the order of the list.' }),
});

export const faultOrder = z.strictObject({
  rate: z.number().min(0).max(1).optional().meta({ description: '0.1 is one request in ten, drawn by seed.' }),
  next: z.int().min(0).max(10_000).optional().meta({ description: 'So many more requests meet it for certain.' }),
  standing: z.boolean().optional().meta({ description: 'Every request meets it until it ends.' }),
  operations: z
    .array(z.string().min(1).max(100))
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'Only these: send, lookup, poll, other, or operations of this document.' }),
});

export const faultSettings = z.strictObject({
  latency: latency.optional(),
  retryAfter: z.int().min(0).max(86_400).optional().meta({ description: 'Seconds.' }),
});

const snapshotName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
export const newSnapshot = z.strictObject({ name: z.string().regex(snapshotName) });

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A state as a file keeps it. */
export const savedState = z.strictObject({
  format_version: z.literal(1),
  beginning: sha256.meta({ description: 'Of seed, scenario and whatever else a namespace begins with.' }),
  time: z.iso.datetime(),
  mode: z.enum(['virtual', 'real']),
  speed: z.number().min(1).max(100_000),
  events: z.int().min(0),
  sha256: sha256.meta({ description: 'Of the log of events.' }),
  chains: sha256.optional().meta({ description: 'Of all chains of bills.' }),
  inputs: z
    .array(
      z.strictObject({
        time: z.iso.datetime(),
        method: z.string().max(20),
        target: z.string().max(16_384),
        headers: z.record(z.string(), z.string()),
        body: z.base64().optional(),
        inside: z.literal(true).optional().meta({ description: 'It came by another way than HTTP.' }),
      }),
    )
    .max(50_000)
    .meta({ description: 'What was asked of it, in order.' }),
});

/** A free port, or one that needs no rights of the machine. */
const port = z.union([z.literal(0), z.int().min(1_024).max(65_535)]).optional();

export const socketOrder = z.strictObject({
  gate: port.meta({ description: 'Host of gates.' }),
  gateDevices: port.meta({ description: 'Simulated gates.' }),
  ais: port.meta({ description: 'AIS over TCP.' }),
  aisUdp: port.meta({ description: 'AIS over UDP.' }),
  weighbridge: port.meta({ description: 'The first weighbridge; each further one has the port after it.' }),
  mqttBroker: port.meta({ description: 'A broker for reading.' }),
});

export const machineState = z.strictObject({ state: z.string().min(1).max(100) });

export const OBJECTS = {
  Verifying: verifying,
  FaultOrder: faultOrder,
  FaultSettings: faultSettings,
  NewSnapshot: newSnapshot,
  SavedState: savedState,
  MachineState: machineState,
  SocketOrder: socketOrder,
} as const;
