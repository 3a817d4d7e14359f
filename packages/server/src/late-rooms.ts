import type { AuthorityOptions } from './authority/room.ts';
import type { DeviceRoom, DeviceRoomOptions } from './devices/room.ts';
import { Late } from './late.ts';
import type { Authority } from './rooms.ts';
import type { SigningDesk } from './signing.ts';
import type { Store } from './store.ts';

/**
 * Rooms whose forms, tables and schemas are most of what there is to load. Nobody waits at the start for what nobody asks:
 * each is loaded and opened when somebody comes to it.
 *
 * @module
 */

export const lateAuthority = (parts: Omit<AuthorityOptions, 'store'> & { readonly store: Store }): Late<Authority> =>
  new Late(async () => (await import('./authority/index.ts')).openAuthority(parts));

/** Devices, which ask the authority for its papers as far as anybody has handed some in. */
export const lateDevices = (options: DeviceRoomOptions, authority: Late<Authority>): Late<DeviceRoom> =>
  new Late(async () => {
    const { DeviceRoom } = await import('./devices/index.ts');
    const devices = new DeviceRoom(options);
    devices.papers.sources = [
      {
        manifestOf: (container) => authority.opened?.authority.papers.manifestOf(container),
        gatePassOf: (asked) => authority.opened?.authority.papers.gatePassOf(asked),
      },
    ];
    return devices;
  });

export const lateSigning = (options: ConstructorParameters<typeof SigningDesk>[0]): Late<SigningDesk> =>
  new Late(async () => {
    const { SigningDesk } = await import('./signing.ts');
    return new SigningDesk(options);
  });
