import { createSocket, type RemoteInfo, type Socket as UdpSocket } from 'node:dgram';
import { createServer, type Server, type Socket } from 'node:net';
import type { Finding } from '@kouan/core';
import { AisDecoder, decodeAis } from '@kouan/formats/ais';
import type { JsonValue } from '@kouan/sdk/signing';
import { aisEvent } from '../reading-events.ts';
import type { DeviceRoom } from '../room.ts';

const CONNECTIONS = 256;
const MAX_FINDINGS = 100;
const HIGH_WATER = 1_048_576;
/** Peers over UDP that hear the sentences of simulated vessels: those that sent something last. */
const UDP_PEERS = 64;

/** Puts what is wrong into the log, as long as it is not too much. */
function findingsOf(room: DeviceRoom, source: string): (finding: Finding) => void {
  let said = 0;
  return (finding) => {
    if (said++ < MAX_FINDINGS)
      room.tell(source, { kind: 'fault.met', data: { findings: [finding] as unknown as JsonValue } });
  };
}

/** AIS over TCP: who connects hears the vessels, and what it sends is received. */
export function aisTcp(room: DeviceRoom): { readonly server: Server; stop(): void } {
  const peers = new Set<Socket>();
  const server = createServer((socket) => {
    peers.add(socket);
    socket.on('close', () => peers.delete(socket));
    socket.on('error', () => {});
    void receive(socket, room).catch(() => socket.destroy());
  });
  server.maxConnections = CONNECTIONS;
  const stop = room.listen({
    ais(line) {
      // Whoever does not read misses sentences, as with a receiver of radio.
      for (const peer of peers) if (peer.writableLength < HIGH_WATER) peer.write(`${line}\r\n`);
    },
  });
  return {
    server,
    stop() {
      stop();
      for (const peer of peers) peer.destroy();
    },
  };
}

async function receive(socket: Socket, room: DeviceRoom): Promise<void> {
  const tell = findingsOf(room, 'ais-tcp');
  for await (const event of decodeAis(socket)) {
    if (event.kind === 'finding') tell(event.finding);
    else room.tell('ais-tcp', aisEvent(event.reading));
  }
}

/** AIS over UDP: datagrams of whole sentences, in and out. */
export function aisUdp(room: DeviceRoom): { readonly socket: UdpSocket; stop(): void } {
  const socket = createSocket('udp4');
  const peers = new Map<string, RemoteInfo>();
  const decoder = new AisDecoder(findingsOf(room, 'ais-udp'));
  socket.on('error', () => {});
  socket.on('message', (datagram, peer) => {
    const name = `${peer.address}:${peer.port}`;
    peers.delete(name);
    peers.set(name, peer);
    const [oldest] = peers.keys();
    if (peers.size > UDP_PEERS && oldest !== undefined) peers.delete(oldest);
    for (const line of datagram.toString('latin1').split(/\r?\n/)) {
      const reading = line === '' ? undefined : decoder.push(line, undefined, room.clock.now());
      if (reading !== undefined) room.tell('ais-udp', aisEvent(reading));
    }
  });
  const stop = room.listen({
    ais(line) {
      for (const { address, port } of peers.values()) socket.send(`${line}\r\n`, port, address, () => {});
    },
  });
  return { socket, stop };
}
