import type { DevicePorts, OpenPorts } from './devices/index.ts';
import type { Rooms } from './rooms.ts';
import { type MqttOptions, openBroker, publishTo } from './sinks/mqtt.ts';

/** Ways in and out of the first namespace beside HTTP; none of them is open unless it is asked for. */
export interface OutletOptions {
  /** Sockets of devices. */
  readonly devicePorts?: DevicePorts;
  /** Broker that all events are published to. */
  readonly mqtt?: MqttOptions;
  /** Port of a broker of the server's own; 0 takes a free one. */
  readonly mqttBroker?: number;
}

/** Where they are. */
export interface OutletPorts extends OpenPorts {
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
export function samePorts(options: OutletOptions, ports: OutletPorts): OutletOptions {
  const { mqttBroker, weighbridges = {}, ...others } = ports;
  const [weighbridge] = Object.values(weighbridges);
  const devicePorts = { ...options.devicePorts, ...others, ...(weighbridge === undefined ? {} : { weighbridge }) };
  return {
    ...options,
    ...(options.devicePorts === undefined ? {} : { devicePorts }),
    ...(mqttBroker === undefined ? {} : { mqttBroker }),
  };
}
