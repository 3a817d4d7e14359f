import type { KouanError, Text } from '@kouan/core';
import { refused } from '../refused.ts';
import type { Attribute, Driver, Handle } from './driver.ts';

/** Which token: all that is said must fit. */
export interface TokenName {
  readonly label?: string;
  readonly serial?: string;
}

/** Which key on it: all that is said must fit. */
export interface KeyName {
  readonly label?: string;
  /** CKA_ID. */
  readonly id?: Uint8Array;
}

/** An open session, logged in, with the key to sign with. */
export interface Session {
  readonly handle: Handle;
  readonly key: Handle;
  /** CKA_ID of the key, by which its certificate is found. */
  readonly keyId: Buffer;
  readonly mechanisms: readonly number[];
  /** The key wants the PIN for every signature (CKA_ALWAYS_AUTHENTICATE). */
  readonly pinEachTime: boolean;
}

// CKA_*, CKO_*, CKU_*, CKF_* and CKR_* of PKCS#11 2.40.
const A = { class: 0, value: 0x11, label: 0x03, id: 0x102, alwaysAuthenticate: 0x202 } as const;
const CLASS = { certificate: 1, privateKey: 3 } as const;
export const USER = { user: 1, again: 2 } as const;
const SERIAL_SESSION = 4;
const ALREADY_LOGGED_IN = 0x100;

/** Opens a session and logs in. Whatever fails is thrown as the token said it. */
export async function openSession(
  { cryptoki }: Driver,
  token: TokenName,
  key: KeyName,
  pin: () => Promise<string>,
): Promise<Session> {
  const slot = slotOf({ cryptoki }, token);
  const handle = cryptoki.C_OpenSession(slot, SERIAL_SESSION);
  try {
    const secret = await pin();
    try {
      cryptoki.C_Login(handle, USER.user, secret);
    } catch (cause) {
      // Another session of this process has logged in, and all of them share that.
      if ((cause as { code?: number }).code !== ALREADY_LOGGED_IN) throw cause;
    }
    const found = only(objects({ cryptoki }, handle, [{ type: A.class, value: CLASS.privateKey }, ...named(key)]), KEY);
    return {
      handle,
      key: found,
      keyId: attribute({ cryptoki }, handle, found, A.id) ?? Buffer.alloc(0),
      mechanisms: cryptoki.C_GetMechanismList(slot),
      pinEachTime: attribute({ cryptoki }, handle, found, A.alwaysAuthenticate)?.[0] === 1,
    };
  } catch (cause) {
    closeSession({ cryptoki }, handle);
    throw cause;
  }
}

/** Ends a session; one that is lost is ended already. */
export function closeSession({ cryptoki }: Pick<Driver, 'cryptoki'>, session: Handle): void {
  try {
    cryptoki.C_CloseSession(session);
  } catch {}
}

/** DER of the certificate that lies beside the key under the same CKA_ID, or none. */
export function certificateBeside(driver: Pick<Driver, 'cryptoki'>, { handle, keyId }: Session): Buffer | undefined {
  if (keyId.length === 0) return undefined;
  const [first] = objects(driver, handle, [
    { type: A.class, value: CLASS.certificate },
    { type: A.id, value: keyId },
  ]);
  return first === undefined ? undefined : attribute(driver, handle, first, A.value);
}

function slotOf({ cryptoki }: Pick<Driver, 'cryptoki'>, { label, serial }: TokenName): Handle {
  const slots = cryptoki.C_GetSlotList(true).filter((slot) => {
    const info = cryptoki.C_GetTokenInfo(slot);
    // Both are padded with blanks.
    return (
      (label === undefined || info.label.trimEnd() === label) &&
      (serial === undefined || info.serialNumber.trimEnd() === serial)
    );
  });
  return only(slots, TOKEN);
}

const named = ({ label, id }: KeyName): Attribute[] => [
  ...(label === undefined ? [] : [{ type: A.label, value: label }]),
  ...(id === undefined ? [] : [{ type: A.id, value: Buffer.from(id) }]),
];

const MOST = 2;

function objects({ cryptoki }: Pick<Driver, 'cryptoki'>, session: Handle, template: Attribute[]): Handle[] {
  cryptoki.C_FindObjectsInit(session, template);
  try {
    return cryptoki.C_FindObjects(session, MOST);
  } finally {
    cryptoki.C_FindObjectsFinal(session);
  }
}

function attribute(
  { cryptoki }: Pick<Driver, 'cryptoki'>,
  session: Handle,
  object: Handle,
  type: number,
): Buffer | undefined {
  try {
    return cryptoki.C_GetAttributeValue(session, object, [{ type }])[0]?.value;
  } catch {
    return undefined;
  }
}

const TOKEN: Text = { en: 'token', zh: '令牌' };
const KEY: Text = { en: 'private key on the token', zh: '令牌中的私钥' };

function only(found: readonly Handle[], what: Text): Handle {
  const [one, second] = found;
  if (one !== undefined && second === undefined) return one;
  throw one === undefined ? none(what) : several(what);
}

const none = (what: Text): KouanError =>
  refused(
    { en: `There is no such ${what.en}.`, zh: `没有符合条件的${what.zh}。` },
    {
      en: 'pkcs11-tool --list-slots and --list-objects show what there is.',
      zh: '可用 pkcs11-tool --list-slots、--list-objects 查看。',
    },
  );

const several = (what: Text): KouanError =>
  refused(
    { en: `More than one ${what.en} fits.`, zh: `有多个符合条件的${what.zh}。` },
    { en: 'Name it by serial number or id too.', zh: '请再指定序列号或 id。' },
  );
