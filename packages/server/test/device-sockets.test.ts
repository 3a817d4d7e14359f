import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { encodeMessage } from '@kouan/formats/ais';
import {
  type CommandInfo,
  decodeGate,
  encodeFrame,
  encodeGate,
  FRAME_TYPES,
  FrameSplitter,
  type GatherInfo,
  WEIGHT_PROTOCOLS,
  WeightSplitter,
} from '@kouan/formats/device';
import { describe, expect, test } from 'vitest';
import type { DevicePorts } from '../src/devices/index.ts';
import { openDeviceSockets } from '../src/devices/index.ts';
import type { DeviceSpec } from '../src/devices/spec.ts';
import { CONTAINER, lane, portWith } from './devices.testing.ts';
import { closing } from './server.testing.ts';

const gather: GatherInfo = {
  kind: 'gather',
  areaId: '0000000001',
  channelNumber: '0000000011',
  direction: 'E',
  sequenceNumber: '20260101080000000001',
  weight: { grossWeight: '24000' },
  car: { vehicleName: '粤B12345', vehicleWeight: '14000' },
  containers: { count: '1', recognised: '1', front: CONTAINER },
};
const frameOf = (sequence: number, layout: 'marked' | 'plain' = 'marked'): Uint8Array => {
  const reading = { ...gather, sequenceNumber: `202601010800000000${String(sequence).padStart(2, '0')}` };
  const { areaId, channelNumber, direction } = reading;
  return encodeFrame({
    layout,
    type: FRAME_TYPES.gather,
    areaId,
    channelNumber,
    direction,
    xml: encodeGate(reading).bytes,
  });
};

async function opened(devices: readonly DeviceSpec[], asked: DevicePorts) {
  const port = portWith(devices);
  port.declare('A-released');
  port.pass(10_000);
  const sockets = await openDeviceSockets(port.devices, asked);
  closing(() => sockets.close());
  return { port, ports: sockets.ports };
}

async function peer(port: number | undefined): Promise<Socket> {
  const socket = connect(port ?? 0, '127.0.0.1');
  socket.on('error', () => {});
  closing(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** A connection that is there for one side is there for the other when the loop has looked at all sockets once. */
async function accepted(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
}

/** Commands that come over a connection, until there are so many. */
async function commands(socket: Socket, count: number): Promise<CommandInfo[]> {
  const splitter = new FrameSplitter();
  const found: CommandInfo[] = [];
  for await (const segment of socket) {
    for (const { frame } of splitter.push(segment as Uint8Array)) {
      const { reading } = frame === undefined ? {} : decodeGate(frame.xml);
      if (reading?.kind === 'command') found.push(reading);
    }
    if (found.length >= count) break;
  }
  return found;
}

describe('a gate over TCP', () => {
  test.each(['marked', 'plain'] as const)(
    'is answered in its own form (%s), frames torn and merged as they come',
    async (layout) => {
      const { ports } = await opened(lane({}, { visits: [] }), { gate: 0 });
      const socket = await peer(ports.gate);
      const both = Uint8Array.from([...frameOf(1, layout), ...frameOf(2, layout)]);
      socket.write(both.subarray(0, 50));
      setImmediate(() => socket.write(both.subarray(50)));
      const answers = await commands(socket, 2);
      expect(answers.map(({ sequenceNumber, checkResult }) => [sequenceNumber.slice(-2), checkResult])).toEqual([
        ['01', '00000000000000000000'],
        ['02', '00000000000000000000'],
      ]);
    },
  );

  test('a frame that says a wrong length is answered, and told of', async () => {
    const { port, ports } = await opened(lane({}, { visits: [] }), { gate: 0 });
    const socket = await peer(ports.gate);
    const wrong = frameOf(1);
    new DataView(wrong.buffer).setInt32(4, 99_999, true);
    socket.write(Uint8Array.from([...wrong, ...frameOf(2)]));
    expect(await commands(socket, 2)).toHaveLength(2);
    expect(port.events('fault.met')).toMatchObject([
      { source: 'gate-tcp', data: { findings: [{ code: 'DEV-0021' }] } },
    ]);
  });

  test('a frame whose rest does not come is given up when a second has passed by the server’s clock', async () => {
    const { port, ports } = await opened(lane({}, { visits: [] }), { gate: 0 });
    const socket = await peer(ports.gate);
    const waiting = () => port.rooms.clock.waiting(100).some(({ name }) => name === 'gate-tcp: rest of a frame');
    socket.write(frameOf(1).subarray(0, 60));
    await expect.poll(waiting).toBe(true);
    port.pass(999);
    expect(port.events('fault.met')).toEqual([]);
    port.pass(1);
    expect(port.events('fault.met')).toMatchObject([
      { source: 'gate-tcp', time: port.rooms.events.page(0, 1_000).at(-1)?.time },
    ]);
    expect(waiting()).toBe(false);
  });

  test.each(['torn', 'merged', 'too-long', 'too-short', 'no-tail', 'noise'] as const)(
    '%s: what the host sends so is read all the same',
    async (fault) => {
      const { port, ports } = await opened(lane({}, { visits: [] }), { gate: 0 });
      port.devices.frameFaults.push(fault);
      const socket = await peer(ports.gate);
      socket.write(frameOf(1));
      setTimeout(() => socket.write(frameOf(2)), 50);
      const answers = await commands(socket, fault === 'merged' ? 3 : 2);
      expect(new Set(answers.map(({ sequenceNumber }) => sequenceNumber.slice(-2)))).toEqual(new Set(['01', '02']));
      expect(port.events('fault.met')).toMatchObject([{ data: { fault: `frame-${fault}` } }]);
    },
  );

  test('noise does not end it, and is told of once', async () => {
    const { port, ports } = await opened(lane({}, { visits: [] }), { gate: 0 });
    const socket = await peer(ports.gate);
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(40));
    socket.write(frameOf(1));
    expect(await commands(socket, 1)).toHaveLength(1);
    expect(port.events('fault.met').length).toBeLessThan(3);
  });

  test('a host of the user hears the simulated gates, and what it tells them is told of', async () => {
    const { port, ports } = await opened(lane(), { gateDevices: 0 });
    const socket = await peer(ports.gateDevices);
    await accepted();
    const heard = new Promise<string>((resolve) => {
      const splitter = new FrameSplitter();
      socket.on('data', (segment) => {
        for (const { frame } of splitter.push(segment)) if (frame) resolve(decodeGate(frame.xml).reading?.kind ?? '');
      });
    });
    port.pass(120_000);
    expect(await heard).toBe('gather');
    const { kind: _, weight: _w, car: _c, containers: _k, ...keys } = gather;
    const xml = encodeGate({ kind: 'command', ...keys, checkResult: 'N' }).bytes;
    socket.write(encodeFrame({ layout: 'marked', type: FRAME_TYPES.command, ...keys, xml }));
    await expect
      .poll(() => port.events('gate.commanded').filter(({ source }) => source === 'gate-host'))
      .toMatchObject([{ data: { verdict: 'hold' }, subject: { lane: 'gate-1' } }]);
  });
});

const SHIP: DeviceSpec = {
  kind: 'vessel',
  id: 'ship-1',
  mmsi: 413_000_001,
  name: 'KOUAN STAR',
  track: [{ after: '1m', latitude: 22.3, longitude: 114.1 }],
};
const [sentence = ''] = encodeMessage({
  type: 27,
  repeatIndicator: 0,
  mmsi: 413_000_009,
  positionAccuracy: true,
  raim: false,
  navigationalStatus: 0,
  longitude: 0,
  latitude: 0,
  speedOverGround: 1,
  courseOverGround: 1,
  positionLatency: false,
} as Parameters<typeof encodeMessage>[0]).sentences;

describe('AIS', () => {
  test('over TCP: vessels are heard, and what is sent is received', async () => {
    const { port, ports } = await opened([SHIP], { ais: 0 });
    const socket = await peer(ports.ais);
    socket.write(`${sentence}\r\n!AIVDM,1,1,,A,broken,0*00\r\n`);
    await expect
      .poll(() => port.events('ais.received'))
      .toMatchObject([{ source: 'ais-tcp', subject: { vessel: '413000009' } }]);
    await expect.poll(() => port.events('fault.met').length).toBe(1);
    port.pass(120_000);
    const [heard] = (await once(socket, 'data')) as [Buffer];
    expect(heard.toString()).toMatch(/^!AIVDM,2,1,0,A,[^\r]+\r\n/);
  });

  test('over UDP: the same, for whoever has sent something', async () => {
    const { port, ports } = await opened([SHIP], { aisUdp: 0 });
    const socket = createSocket('udp4');
    closing(() => socket.close());
    socket.send(sentence, ports.aisUdp ?? 0, '127.0.0.1');
    await expect.poll(() => port.events('ais.received')).toMatchObject([{ source: 'ais-udp' }]);
    const heard = once(socket, 'message') as Promise<[Buffer]>;
    port.pass(120_000);
    expect((await heard)[0].toString()).toMatch(/^!AIVDM,/);
  });
});

test('a weighbridge says ten times a second what is on it', async () => {
  const { port, ports } = await opened(lane(), { weighbridge: 0 });
  const socket = await peer(ports.weighbridges?.['bridge-1']);
  await expect.poll(() => port.rooms.clock.waiting(100).some(({ name }) => name === 'bridge-1: frame')).toBe(true);
  const splitter = new WeightSplitter(WEIGHT_PROTOCOLS.toledo);
  const values: (string | undefined)[] = [];
  socket.on('data', (segment) => values.push(...splitter.push(segment).map(({ reading }) => reading?.value)));
  port.pass(120_000);
  await expect.poll(() => values.length).toBeGreaterThan(1_150);
  expect(values[0]).toBe('0');
  expect(values.filter((value) => value === '24000').length).toBeGreaterThanOrEqual(3);
});

test('a port that is taken is said, and nothing stays open', async () => {
  const { ports } = await opened([], { gate: 0 });
  const port = portWith([]);
  const { gate = 0 } = ports;
  await expect(openDeviceSockets(port.devices, { ais: 0, gate })).rejects.toMatchObject({
    code: 'ERR_KOUAN_NETWORK',
  });
});
