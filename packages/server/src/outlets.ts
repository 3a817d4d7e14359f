import type { DevicePorts } from './devices/index.ts';
import type { OutletPorts, SocketPorts } from './outlet-ports.ts';
import type { Rooms, Sockets } from './rooms.ts';
import { type MqttOptions, openBroker, publishTo } from './sinks/mqtt.ts';

/** Ways in and out beside HTTP; none of them is open unless it is asked for. At the start it is for the first namespace. */
export interface OutletOptions {
  /** Sockets of devices. */
  readonly devicePorts?: DevicePorts;
  /** Broker that all events are published to. */
  readonly mqtt?: MqttOptions;
  /** Port of a broker of the server's own; 0 takes a free one. */
  readonly mqttBroker?: number;
}

export interface Outlets {
  readonly ports: OutletPorts;
  close(): Promise<void>;
}

/**
 * Opens what was asked for.
 *
 * @throws KouanError `ERR_KOUAN_NETWORK` when a port is taken or a broker does not answer; nothing stays open then
 */
export async function openOutlets(rooms: Rooms, { devicePorts, mqtt, mqttBroker }: OutletOptions): Promise<Outlets> {
  const opened: { close(): Promise<void> }[] = [];
  const close = async (): Promise<void> => {
    for (const one of opened.splice(0).reverse()) await one.close();
  };
  try {
    const sockets = await openSockets(rooms, devicePorts);
    if (sockets !== undefined) opened.push(sockets);
    const { events, namespace } = rooms;
    const broker =
      mqttBroker === undefined
        ? undefined
        : await openBroker(mqttBroker, devicePorts?.host ?? '127.0.0.1', events, namespace);
    if (broker !== undefined) opened.push(broker);
    if (mqtt !== undefined) opened.push(await publishTo(mqtt, events, namespace));
    return { ports: { ...sockets?.ports, ...(broker === undefined ? {} : { mqttBroker: broker.port }) }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Devices are loaded where a socket of theirs is asked for. */
async function openSockets(rooms: Rooms, ports: DevicePorts = {}) {
  const { host: _, ...asked } = ports;
  if (Object.keys(asked).length === 0) return undefined;
  const { openDeviceSockets } = await import('./devices/index.ts');
  return openDeviceSockets(await rooms.devices.enter(), ports);
}

/** The same ways at the ports that they have: a free one is taken once. */
function samePorts(options: OutletOptions, ports: OutletPorts): OutletOptions {
  const { mqttBroker, weighbridges = {}, ...others } = ports;
  const [weighbridge] = Object.values(weighbridges);
  const devicePorts = { ...options.devicePorts, ...others, ...(weighbridge === undefined ? {} : { weighbridge }) };
  return {
    ...options,
    devicePorts,
    ...(mqttBroker === undefined ? {} : { mqttBroker }),
  };
}

/** The ways in and out of all namespaces. What is opened later listens where the others do. */
export class AllOutlets implements Sockets {
  private readonly options: OutletOptions;
  private readonly opened = new Map<string, Outlets[]>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(options: OutletOptions) {
    this.options = options;
  }

  /** Opens those that the server was started with. */
  async begin(rooms: Rooms): Promise<void> {
    this.opened.set(rooms.namespace, [await openOutlets(rooms, this.options)]);
  }

  ports(namespace: string): OutletPorts {
    const all = this.opened.get(namespace) ?? [];
    return Object.assign({}, ...all.map(({ ports }) => ports)) as OutletPorts;
  }

  /** One order after the other: of two that ask for the same, the second finds it open. */
  open(rooms: Rooms, asked: SocketPorts): Promise<OutletPorts> {
    const next = this.turn.catch(() => {}).then(() => this.openMore(rooms, asked));
    this.turn = next;
    return next;
  }

  private async openMore(rooms: Rooms, asked: SocketPorts): Promise<OutletPorts> {
    const { namespace } = rooms;
    const { weighbridges, ...there } = this.ports(namespace);
    const known = new Set([...Object.keys(there), ...(weighbridges === undefined ? [] : ['weighbridge'])]);
    const { mqttBroker, ...devices } = Object.fromEntries(
      Object.entries(asked).filter(([name, port]) => port !== undefined && !known.has(name)),
    ) as SocketPorts;
    const { host } = this.options.devicePorts ?? {};
    const more = await openOutlets(rooms, {
      devicePorts: { ...devices, ...(host === undefined ? {} : { host }) },
      ...(mqttBroker === undefined ? {} : { mqttBroker }),
    });
    this.opened.set(namespace, [...(this.opened.get(namespace) ?? []), more]);
    return this.ports(namespace);
  }

  /** Another state has taken the place of a namespace: devices find the same ports. */
  async replaced(rooms: Rooms, isFirst: boolean): Promise<void> {
    const { namespace } = rooms;
    const ports = this.ports(namespace);
    await this.close(namespace);
    const { host } = this.options.devicePorts ?? {};
    const options = samePorts(isFirst ? this.options : { devicePorts: host === undefined ? {} : { host } }, ports);
    this.opened.set(namespace, [await openOutlets(rooms, options)]);
  }

  async close(namespace: string): Promise<void> {
    const all = this.opened.get(namespace) ?? [];
    this.opened.delete(namespace);
    for (const one of all.reverse()) await one.close();
  }

  async closeAll(): Promise<void> {
    for (const namespace of [...this.opened.keys()]) await this.close(namespace);
  }
}
