import type { Socket as UdpSocket } from 'node:dgram';
import type { Server } from 'node:net';
import { KouanError } from '@kouan/core';
import { listening } from '../../listening.ts';
import type { DeviceRoom } from '../room.ts';
import { aisTcp, aisUdp } from './ais.ts';
import { gateDevices, gateHost } from './gate.ts';
import { weighbridge } from './weighbridge.ts';

/** Which sockets of devices are opened, and where; 0 takes a free port. None without. */
export interface DevicePorts {
  /** Host of gates: GATHER_INFO frames in, COMMAND_INFO frames out. */
  readonly gate?: number;
  /** Simulated gates: GATHER_INFO frames out, COMMAND_INFO frames in. */
  readonly gateDevices?: number;
  /** AIS over TCP, both ways. */
  readonly ais?: number;
  /** AIS over UDP, both ways. */
  readonly aisUdp?: number;
  /** The first weighbridge; each further one has the port after it, or a free one. */
  readonly weighbridge?: number;
  /** Loopback unless told otherwise: none of these protocols asks who is there. */
  readonly host?: string;
}

/** Where they are. */
export interface OpenPorts {
  readonly gate?: number;
  readonly gateDevices?: number;
  readonly ais?: number;
  readonly aisUdp?: number;
  /** By the name of the bridge. */
  readonly weighbridges?: Readonly<Record<string, number>>;
}

export interface DeviceSockets {
  readonly ports: OpenPorts;
  close(): Promise<void>;
}

interface Opened {
  readonly server?: Server;
  readonly socket?: UdpSocket;
  stop?(): void;
}

/**
 * Opens the sockets of devices of one namespace.
 *
 * @throws KouanError `ERR_KOUAN_NETWORK` when a port is taken
 */
export async function openDeviceSockets(room: DeviceRoom, asked: DevicePorts): Promise<DeviceSockets> {
  const host = asked.host ?? '127.0.0.1';
  const opened: Opened[] = [];
  const open = async (one: Opened & { readonly server: Server }, port: number): Promise<number> => {
    opened.push(one);
    return listening(one.server, port, host);
  };
  const close = async (): Promise<void> => {
    for (const one of opened.splice(0)) {
      one.stop?.();
      one.socket?.close();
      await new Promise<void>((done) => (one.server === undefined ? done() : one.server.close(() => done())));
    }
  };
  try {
    const ports: { -readonly [K in keyof OpenPorts]: OpenPorts[K] } = {};
    if (asked.gate !== undefined) {
      const server = gateHost(room);
      const peers = new Set<{ destroy(): void }>();
      server.on('connection', (socket) => {
        peers.add(socket);
        socket.on('close', () => peers.delete(socket));
      });
      const stop = (): void => {
        for (const peer of peers) peer.destroy();
      };
      ports.gate = await open({ server, stop }, asked.gate);
    }
    if (asked.gateDevices !== undefined) ports.gateDevices = await open(gateDevices(room), asked.gateDevices);
    if (asked.ais !== undefined) ports.ais = await open(aisTcp(room), asked.ais);
    if (asked.aisUdp !== undefined) {
      const udp = aisUdp(room);
      opened.push(udp);
      ports.aisUdp = await bound(udp.socket, asked.aisUdp, host);
    }
    if (asked.weighbridge !== undefined) {
      const bridges: Record<string, number> = {};
      for (const [index, bridge] of room.of('weighbridge').entries()) {
        const port = asked.weighbridge === 0 ? 0 : asked.weighbridge + index;
        bridges[bridge.id] = await open(weighbridge(bridge, room), port);
      }
      ports.weighbridges = bridges;
    }
    return { ports, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function bound(socket: UdpSocket, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    socket.once('error', (cause) =>
      reject(
        new KouanError(
          'ERR_KOUAN_NETWORK',
          { en: `UDP port ${port} of ${host} cannot be used.`, zh: `无法使用 ${host} 的 UDP 端口 ${port}。` },
          {
            cause,
            retryable: false,
            hint: { en: 'Take another port, or 0 for a free one.', zh: '请换一个端口，或用 0 自动选择。' },
          },
        ),
      ),
    );
    socket.bind(port, host, () => resolve(socket.address().port));
  });
}
