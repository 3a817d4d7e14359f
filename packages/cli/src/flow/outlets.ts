import type { Text } from '@kouan/core';
import type { DevicePorts, OutletPorts, ServerOptions } from '@kouan/server';
import { type Options, textOf } from '../frame/command.ts';
import type { OptionSpec } from '../frame/options.ts';
import { table } from '../frame/table.ts';
import { usage } from '../frame/usage.ts';
import { readText } from './files.ts';

const PORT_MAX = 65_535;

/** Sockets of devices, by the option that opens each. */
const PORTS = {
  gate: {
    flag: 'gate-port',
    about: {
      en: 'TCP port for gates: GATHER_INFO in, COMMAND_INFO out',
      zh: '卡口 TCP 端口：收 GATHER_INFO，发 COMMAND_INFO',
    },
  },
  gateDevices: {
    flag: 'gate-devices-port',
    about: { en: 'TCP port of the simulated gates, for a host of yours', zh: '模拟卡口的 TCP 端口，供自有主机连接' },
  },
  ais: { flag: 'ais-port', about: { en: 'TCP port for AIS, both ways', zh: 'AIS TCP 端口，双向' } },
  aisUdp: { flag: 'ais-udp-port', about: { en: 'UDP port for AIS, both ways', zh: 'AIS UDP 端口，双向' } },
  weighbridge: {
    flag: 'weighbridge-port',
    about: { en: 'TCP port of the first weighbridge', zh: '第一台地磅的 TCP 端口' },
  },
} as const satisfies Readonly<Record<Exclude<keyof DevicePorts, 'host'>, { flag: string; about: OptionSpec['about'] }>>;

/** What `kouan serve` opens beside HTTP; of it only the broker by itself. */
export const OUTLET_OPTIONS: readonly OptionSpec[] = [
  ...Object.values(PORTS).map(({ flag, about }) => ({ flags: `--${flag} <number>`, about })),
  {
    flags: '--mqtt <url>',
    about: {
      en: 'publish all events to this broker (user and password: --mqtt-login)',
      zh: '将全部事件发布到此 MQTT 服务器',
    },
  },
  {
    flags: '--mqtt-login <file>',
    about: { en: 'file with user:password of the broker', zh: 'MQTT 用户名与密码文件（user:password）' },
  },
  {
    flags: '--mqtt-broker <number>',
    about: {
      en: 'port of the server’s own MQTT broker, or off (default: a free one, unless --mqtt names another)',
      zh: '内置 MQTT 服务器端口，off 为关闭（默认自动选择；指定 --mqtt 时关闭）',
    },
  },
];

type Outlets = Pick<ServerOptions, 'devicePorts' | 'mqtt' | 'mqttBroker'>;

/** What the options ask for. */
export async function outletsOf(options: Options): Promise<Outlets> {
  const ports = Object.entries(PORTS).flatMap(([name, { flag }]): [string, number][] => {
    const port = portOf(options, flag);
    return port === undefined ? [] : [[name, port]];
  });
  const url = textOf(options, 'mqtt');
  const login = textOf(options, 'mqttLogin');
  const broker = brokerOf(options, url);
  const [, username, password] =
    /^([^:]*):(.*)$/s.exec(login === undefined ? '' : (await readText(login)).trim()) ?? [];
  return {
    devicePorts: Object.fromEntries(ports),
    ...(url === undefined
      ? {}
      : { mqtt: { url, ...(username === undefined || password === undefined ? {} : { username, password }) } }),
    ...(broker === undefined ? {} : { mqttBroker: broker }),
  };
}

/** Who names a broker has one; everybody else finds one on this machine. */
function brokerOf(options: Options, url: string | undefined): number | undefined {
  const asked = textOf(options, 'mqttBroker');
  if (asked === 'off') return undefined;
  return asked === undefined ? (url === undefined ? 0 : undefined) : portOf(options, 'mqtt-broker');
}

/** What listens there; a weighbridge is told by its own name. */
const LISTENS: Readonly<Record<string, Text>> = {
  gate: { en: 'gates', zh: '卡口' },
  gateDevices: { en: 'devices of gates', zh: '卡口设备' },
  ais: { en: 'AIS over TCP', zh: 'AIS（TCP）' },
  aisUdp: { en: 'AIS over UDP', zh: 'AIS（UDP）' },
  mqttBroker: { en: 'MQTT broker', zh: 'MQTT 服务器' },
};

/** The ports that are open, one line each. */
export const portLines = ({ weighbridges = {}, ...ports }: OutletPorts, say: (text: Text) => string): string =>
  table(
    [...Object.entries(ports), ...Object.entries(weighbridges)].map(([name, port]) => [
      LISTENS[name] === undefined ? name : say(LISTENS[name]),
      String(port),
    ]),
  );

function portOf(options: Options, flag: string): number | undefined {
  const text = textOf(
    options,
    flag.replace(/-[a-z]/g, (part) => part.slice(1).toUpperCase()),
  );
  if (text === undefined) return undefined;
  if (/^\d{1,5}$/.test(text) && Number(text) <= PORT_MAX) return Number(text);
  throw usage(
    { en: `--${flag} is no port: ${text}`, zh: `--${flag} 不是端口：${text}` },
    { en: '0 takes a free one.', zh: '0 为自动选择。' },
  );
}
