import type { DevicePorts, OpenPorts } from './devices/sockets/open.ts';

/** Which sockets beside HTTP are to be opened, and where; 0 takes a free port. */
export interface SocketPorts extends Omit<DevicePorts, 'host'> {
  /** A broker of the server's own. */
  readonly mqttBroker?: number;
}

/** Where they are. */
export interface OutletPorts extends OpenPorts {
  readonly mqttBroker?: number;
}
