import { createServer, type Server, type Socket } from 'node:net';
import { WEIGHT_PROTOCOLS, type WeightReading } from '@kouan/formats/device';
import type { Timer } from '../../world/index.ts';
import type { DeviceRoom } from '../room.ts';
import type { DeviceOf } from '../spec.ts';

const EVERY_MS = 100;
const CONNECTIONS = 64;
const HIGH_WATER = 65_536;
const EMPTY: WeightReading = { kind: 'weight', value: '0', unit: 'KGM', mode: 'gross', state: 'stable' };

/**
 * An indicator over TCP: ten frames a second by the server's clock, those of the vehicle on it, or of nothing. The clock
 * has a timer for it only while somebody is connected.
 */
export function weighbridge(
  bridge: DeviceOf<'weighbridge'>,
  room: DeviceRoom,
): { readonly server: Server; stop(): void } {
  const { clock } = room;
  const peers = new Set<Socket>();
  const idle = WEIGHT_PROTOCOLS[bridge.protocol].encode(EMPTY);
  let last = Number.NEGATIVE_INFINITY;
  let timer: Timer | undefined;
  const write = (frame: Uint8Array): void => {
    for (const peer of peers) if (peer.writableLength < HIGH_WATER) peer.write(frame);
  };
  const tick = (): void => {
    timer = undefined;
    if (peers.size === 0) return;
    if (clock.now() - last >= EVERY_MS) write(idle);
    timer = clock.at(clock.now() + EVERY_MS, `${bridge.id}: frame`, tick);
  };
  const server = createServer((socket) => {
    peers.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      peers.delete(socket);
      if (peers.size > 0) return;
      timer?.cancel();
      timer = undefined;
    });
    // An indicator does not listen.
    socket.resume();
    timer ??= clock.at(clock.now() + EVERY_MS, `${bridge.id}: frame`, tick);
  });
  server.maxConnections = CONNECTIONS;
  const stop = room.listen({
    weight(id, frame) {
      if (id !== bridge.id) return;
      last = clock.now();
      write(frame);
    },
  });
  return {
    server,
    stop() {
      stop();
      timer?.cancel();
      for (const peer of peers) peer.destroy();
    },
  };
}
