import { createServer, type Server, type Socket } from 'node:net';
import type { Finding } from '@kouan/core';
import {
  decodeGate,
  encodeFrame,
  FRAME_TYPES,
  FrameSplitter,
  type GateFrame,
  type GateReading,
  type LayoutName,
  verdictOf,
} from '@kouan/formats/device';
import type { JsonValue } from '@kouan/sdk/signing';
import type { Timer } from '../../world/index.ts';
import type { DeviceRoom } from '../room.ts';
import { segmentsOf } from './frame-faults.ts';

/** A frame whose rest does not come is given up after so long, by the server’s clock. */
const QUIET_MS = 1_000;
const CONNECTIONS = 256;
/** Findings that one connection may put into the log. */
const MAX_FINDINGS = 100;
/** Octets that may wait for a peer that does not read. */
const HIGH_WATER = 1_048_576;

/** Reads frames of one peer, and says what is wrong with them. */
function follow(socket: Socket, room: DeviceRoom, source: string, take: (frame: GateFrame) => void): void {
  const splitter = new FrameSplitter();
  let said = 0;
  let quiet: Timer | undefined;
  const tell = (findings: readonly Finding[]): void => {
    if (findings.length === 0 || said >= MAX_FINDINGS) return;
    said += findings.length;
    room.tell(source, { kind: 'fault.met', data: { findings: findings as unknown as JsonValue } });
  };
  const each = (splits: ReturnType<FrameSplitter['push']>): void => {
    for (const { frame, findings } of splits) {
      tell(findings);
      if (frame !== undefined) take(frame);
    }
  };
  socket.on('data', (segment) => {
    quiet?.cancel();
    each(splitter.push(segment));
    if (splitter.pending === 0) return;
    quiet = room.clock.at(room.clock.now() + QUIET_MS, `${source}: rest of a frame`, () => each(splitter.end()));
  });
  socket.on('end', () => each(splitter.end()));
  socket.on('close', () => quiet?.cancel());
  socket.on('error', () => {});
}

/** Writes the pieces of a frame apart, so that they reach the peer apart. */
function send(socket: Socket, pieces: readonly Uint8Array[]): void {
  const [first, ...more] = pieces;
  if (first === undefined || socket.destroyed || socket.writableLength > HIGH_WATER) return;
  socket.write(first, () => setImmediate(() => send(socket, more)));
}

const frameOf = (layout: LayoutName, reading: GateReading, xml: Uint8Array): Uint8Array =>
  encodeFrame({
    layout,
    type: FRAME_TYPES[reading.kind],
    areaId: reading.areaId,
    channelNumber: reading.channelNumber,
    direction: reading.direction || 'I',
    xml,
  });

/** The host of gates over TCP: GATHER_INFO comes, COMMAND_INFO goes back, each in its frame. */
export function gateHost(room: DeviceRoom): Server {
  return limited((socket) =>
    follow(socket, room, 'gate-tcp', ({ layout, areaId, channelNumber, xml }) => {
      const { command, bytes } = room.desk.take(xml, 'gate-tcp');
      const gate = room.of('gate').find((one) => one.area === areaId && one.channel === channelNumber);
      const fault = room.frameFaults.draw(gate?.id ?? '', gate?.frameFaults ?? {});
      send(socket, segmentsOf(fault, frameOf(layout, command, bytes)));
    }),
  );
}

/** The other side: whoever connects is the host, hears what the simulated gates gather, and may tell them what to do. */
export function gateDevices(room: DeviceRoom): { readonly server: Server; stop(): void } {
  const hosts = new Set<Socket>();
  const server = limited((socket) => {
    hosts.add(socket);
    socket.on('close', () => hosts.delete(socket));
    follow(socket, room, 'gate-host', ({ xml }) => {
      const { reading, findings } = decodeGate(xml);
      if (reading?.kind !== 'command') {
        room.tell('gate-host', { kind: 'fault.met', data: { findings: findings as unknown as JsonValue } });
        return;
      }
      const gate = room
        .of('gate')
        .find(({ area, channel }) => area === reading.areaId && channel === reading.channelNumber);
      const { verdict } = verdictOf(reading.checkResult ?? '');
      room.tell('gate-host', {
        kind: 'gate.commanded',
        subject: gate === undefined ? {} : { lane: gate.id },
        epcis: { disposition: verdict === 'pass' ? 'conformant' : 'non_conformant' },
        data: { command: reading as unknown as JsonValue, verdict: verdict === 'pass' ? 'lift' : 'hold' },
      });
    });
  });
  const stop = room.listen({
    gathered(id, reading, bytes) {
      const gate = room.of('gate').find((one) => one.id === id);
      const frame = frameOf('marked', reading, bytes);
      for (const host of hosts)
        send(host, segmentsOf(room.frameFaults.draw(`up ${id}`, gate?.frameFaults ?? {}), frame));
    },
  });
  return {
    server,
    stop() {
      stop();
      for (const host of hosts) host.destroy();
    },
  };
}

function limited(serve: (socket: Socket) => void): Server {
  const server = createServer(serve);
  server.maxConnections = CONNECTIONS;
  return server;
}
