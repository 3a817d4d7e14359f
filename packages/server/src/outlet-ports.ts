import type { DevicePorts, OpenPorts } from './devices/index.ts';

/** Which sockets are to be opened, and where; 0 takes a free port. */
export interface SocketPorts extends Omit<DevicePorts, 'host'> {
  /** Port of a broker of the server's own. */
  readonly mqttBroker?: number;
}

/** Where they are. */
export interface OutletPorts extends OpenPorts {
  readonly mqttBroker?: number;
}
