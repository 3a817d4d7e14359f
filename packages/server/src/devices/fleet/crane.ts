import { encodeCrane, readCrane, TIC_RELEASE } from '@kouan/formats/device';
import { craneEvent } from '../reading-events.ts';
import { type DeviceOf, milliseconds } from '../spec.ts';
import { iso, type Port } from './port.ts';

type Move = DeviceOf<'crane'>['moves'][number];

/** Metres that a load is lifted, and that the trolley goes. */
const LIFT = 38;
const TROLLEY = 45;
const KILOGRAMS_A_TON = 1_000;

/** Lets a crane make its moves, telling where it is while it does. */
export function runCrane(crane: DeviceOf<'crane'>, port: Port): void {
  crane.moves.forEach((move, index) => {
    const from = port.begin + milliseconds(move.after);
    const end = from + move.seconds * 1_000;
    const step = (instant: number, count: number): void => {
      port.clock.at(instant, `${crane.id}: move`, () => {
        tell(crane, port, move, { id: `${crane.id}-${index + 1}-${count}`, share: (instant - from) / (end - from) });
        if (instant < end) step(Math.min(end, instant + crane.everyMs), count + 1);
      });
    };
    step(from, 1);
  });
}

function tell(
  crane: DeviceOf<'crane'>,
  port: Port,
  move: Move,
  { id, share }: { readonly id: string; readonly share: number },
): void {
  const timestamp = iso(port.clock.now());
  const point = (value: number | boolean, unit?: string) => ({
    pom: 'output',
    pomt: 'actual',
    ...(unit === undefined ? {} : { unit }),
    timestamp,
    value,
  });
  // Up in the first third, over in the second, down in the last.
  const phase = Math.min(1, Math.max(0, share));
  const height = phase < 1 / 3 ? phase * 3 : phase > 2 / 3 ? (1 - phase) * 3 : 1;
  const over = Math.min(1, Math.max(0, phase * 3 - 1));
  const locked = phase > 0 && phase < 1;
  const loaded = locked && move.container !== undefined;
  const message = {
    msg: { id, timestamp, release: TIC_RELEASE },
    che: [
      {
        id: crane.id,
        type: crane.type,
        powered: { status: [point(true)] },
        hoist: [{ id: `${crane.id}-hoist`, hoisting: { position: [point(tenths(height * LIFT), 'meter')] } }],
        trolley: [{ id: `${crane.id}-trolley`, trolleying: { position: [point(tenths(over * TROLLEY), 'meter')] } }],
        spreader: [
          {
            id: `${crane.id}-spreader`,
            locked: { status: [point(locked)] },
            weight: { gross: [point(loaded ? move.grossKg / KILOGRAMS_A_TON : 0, 'ton')] },
          },
        ],
        cycle: { id: `${crane.id}-${move.from}-${move.to}`, from: move.from, to: move.to, completed: phase === 1 },
        ...(move.container === undefined ? {} : { cargo: [{ id: move.container }] }),
      },
    ],
  };
  const { reading } = readCrane(message);
  if (reading === undefined) return;
  const { bytes } = encodeCrane(reading);
  port.tell(crane.id, craneEvent(reading), { mediaType: 'application/json', bytes });
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
