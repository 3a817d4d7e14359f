import type { KouanError } from '@kouan/core';
import { lateModule } from '../../../late-module.ts';
import { refused } from '../refused.ts';
import { tokenFailure } from './failures.ts';

/** A handle of a slot, session or object. */
export type Handle = Buffer;

/** A value of the token, or a template to look for. */
export interface Attribute {
  readonly type: number;
  readonly value?: number | boolean | Buffer | string;
}

/** The part of Cryptoki (PKCS#11 2.40) that signing needs, as pkcs11js has it. */
export interface Cryptoki {
  load(path: string): void;
  close(): void;
  C_Initialize(options: { readonly flags: number }): void;
  C_Finalize(): void;
  C_GetSlotList(tokenPresent: boolean): Handle[];
  C_GetTokenInfo(slot: Handle): { readonly label: string; readonly serialNumber: string };
  C_GetMechanismList(slot: Handle): number[];
  C_OpenSession(slot: Handle, flags: number): Handle;
  C_CloseSession(session: Handle): void;
  C_Login(session: Handle, user: number, pin: string): void;
  C_FindObjectsInit(session: Handle, template: Attribute[]): void;
  C_FindObjects(session: Handle, most: number): Handle[];
  C_FindObjectsFinal(session: Handle): void;
  C_GetAttributeValue(session: Handle, object: Handle, template: Attribute[]): { readonly value: Buffer }[];
  C_SignInit(session: Handle, mechanism: { mechanism: number; parameter?: object }, key: Handle): void;
  C_SignAsync(session: Handle, data: Buffer, out: Buffer): Promise<Buffer>;
}

interface Package {
  readonly PKCS11: new () => Cryptoki;
  readonly CK_PARAMS_RSA_PSS: number;
}

/** A module that is loaded; a process loads it once, whoever uses it. */
export interface Driver {
  readonly cryptoki: Cryptoki;
  /** How pkcs11js tells the parameters of RSASSA-PSS from others. */
  readonly pssParameters: number;
  /** The last one to release it ends it. */
  release(): void;
}

/** CKF_OS_LOCKING_OK: signing runs beside the event loop. */
const OS_LOCKING = 2;
const ALREADY_INITIALIZED = 0x191;

const loaded = new Map<string, { readonly driver: Omit<Driver, 'release'>; users: number }>();

/**
 * Loads a PKCS#11 module.
 *
 * @throws KouanError `ERR_KOUAN_KEY` when pkcs11js is not installed, or the module cannot be loaded
 */
export function driverOf(module: string): Driver {
  let entry = loaded.get(module);
  if (entry === undefined) {
    entry = { driver: load(module), users: 0 };
    loaded.set(module, entry);
  }
  const { driver } = entry;
  entry.users += 1;
  let held = true;
  return {
    ...driver,
    release() {
      const known = loaded.get(module);
      if (!held || known === undefined) return;
      held = false;
      known.users -= 1;
      if (known.users > 0) return;
      loaded.delete(module);
      quietly(() => driver.cryptoki.C_Finalize());
      quietly(() => driver.cryptoki.close());
    },
  };
}

function load(module: string): Omit<Driver, 'release'> {
  const pack = pkcs11js();
  const cryptoki = new pack.PKCS11();
  try {
    cryptoki.load(module);
  } catch {
    throw refused(
      { en: `The PKCS#11 module ${module} cannot be loaded.`, zh: `无法加载 PKCS#11 模块 ${module}。` },
      {
        en: 'Name the library of the token’s maker, as /usr/lib/softhsm/libsofthsm2.so.',
        zh: '请指定令牌厂商提供的库，例如 /usr/lib/softhsm/libsofthsm2.so。',
      },
    );
  }
  try {
    cryptoki.C_Initialize({ flags: OS_LOCKING });
  } catch (cause) {
    // Somebody else in this process has it already; that is as good.
    if ((cause as { code?: number }).code !== ALREADY_INITIALIZED) throw tokenFailure(cause);
  }
  return { cryptoki, pssParameters: pack.CK_PARAMS_RSA_PSS };
}

function pkcs11js(): Package {
  try {
    return lateModule('pkcs11js') as Package;
  } catch {
    throw notInstalled();
  }
}

const notInstalled = (): KouanError =>
  refused(
    { en: 'PKCS#11 needs the package pkcs11js.', zh: 'PKCS#11 需要安装 pkcs11js。' },
    { en: 'npm install pkcs11js (it is built from C++).', zh: '请运行 npm install pkcs11js（需要 C++ 编译环境）。' },
  );

function quietly(work: () => void): void {
  try {
    work();
  } catch {}
}
