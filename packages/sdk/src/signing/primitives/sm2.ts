import { createHash, createPrivateKey, createPublicKey, createSign, createVerify, type KeyObject } from 'node:crypto';
import { KouanError } from '@kouan/core';
import { DerError, Members, oidOf, readDer, sequence, TAG, wholeBits } from '../asn1/index.ts';
import { derForm, fixedForm } from './ecdsa-form.ts';

/** SM2 over the hash SM3 (GB/T 32918.2, GB/T 32918.5, RFC 8998 §3.2). @module */

/** The identity that a signer has unless another is agreed on (GM/T 0009 §10). */
export const DEFAULT_ID = '1234567812345678';

const SM2_CURVE = '1.2.156.10197.1.301';
const SIZE = 32;

// a, b, x_G, y_G of the curve sm2p256v1 (GB/T 32918.5 §2).
const CURVE = Buffer.from(
  'FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC' +
    '28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93' +
    '32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7' +
    'BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0',
  'hex',
);
const ORDER = Buffer.from('FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123', 'hex');

const points = new WeakMap<KeyObject, Uint8Array | null>();

/** The point of an SM2 key, x‖y, or `undefined` for a key of another kind. Asked once a key. */
export function sm2Point(key: KeyObject): Uint8Array | undefined {
  const known = points.get(key);
  if (known !== undefined) return known ?? undefined;
  const point = readPoint(key);
  points.set(key, point ?? null);
  return point;
}

function readPoint(key: KeyObject): Uint8Array | undefined {
  if (key.type === 'secret') return undefined;
  // Node gives SM2 no type of its own; a generated one calls itself `ec`.
  const type: string | undefined = key.asymmetricKeyType;
  if (type !== undefined && type !== 'ec' && type !== 'sm2') return undefined;
  try {
    const half = key.type === 'public' ? key : createPublicKey(key);
    const spki = new Members(readDer(half.export({ type: 'spki', format: 'der' })));
    const algorithm = new Members(spki.take(TAG.sequence));
    algorithm.take(TAG.oid);
    if (oidOf(algorithm.take(TAG.oid)) !== SM2_CURVE) return undefined;
    const point = wholeBits(spki.take());
    return point.length === 2 * SIZE + 1 && point[0] === 4 ? point.subarray(1) : undefined;
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

/** Z of a signer: the hash over its identity, the curve and its key (GB/T 32918.2 §5.5). */
export function sm2Z(point: Uint8Array, id: string = DEFAULT_ID): Buffer {
  const identity = Buffer.from(id, 'utf8');
  const bits = Buffer.alloc(2);
  bits.writeUInt16BE(identity.length * 8);
  return createHash('sm3').update(bits).update(identity).update(CURVE).update(point).digest();
}

const identities = new WeakMap<KeyObject, { readonly id: string; readonly z: Buffer }>();

/** Z of a key, kept with it: a signer has one identity nearly always. */
function zOf(key: KeyObject, id: string = DEFAULT_ID): Buffer | undefined {
  const known = identities.get(key);
  if (known?.id === id) return known.z;
  const point = sm2Point(key);
  if (point === undefined) return undefined;
  const z = sm2Z(point, id);
  identities.set(key, { id, z });
  return z;
}

/** Signs; answers with r‖s. Throws ERR_KOUAN_KEY where this machine cannot do SM2. */
export function sm2Sign(message: Uint8Array, key: KeyObject, id?: string): Uint8Array {
  assertSm2Works();
  return rawSign(message, sm2Form(key), id);
}

/** Whether r‖s was made over the message. Fails closed: out of range, of another length or of another key is false. */
export function sm2Verify(message: Uint8Array, key: KeyObject, signature: Uint8Array, id?: string): boolean {
  assertSm2Works();
  return rawVerify(message, sm2Form(key), signature, id);
}

function rawSign(message: Uint8Array, key: KeyObject, id?: string): Uint8Array {
  const z = zOf(key, id);
  if (z === undefined) throw cannot();
  return fixedForm(createSign('sm3').update(z).update(message).sign(key), SIZE);
}

function rawVerify(message: Uint8Array, key: KeyObject, signature: Uint8Array, id?: string): boolean {
  const z = zOf(key, id);
  if (z === undefined || signature.length !== 2 * SIZE) return false;
  if (!inRange(signature.subarray(0, SIZE)) || !inRange(signature.subarray(SIZE))) return false;
  try {
    return createVerify('sm3').update(z).update(message).verify(key, derForm(signature));
  } catch {
    return false;
  }
}

/** 0 < value < n; what is compared is public. */
const inRange = (half: Uint8Array): boolean => half.some((octet) => octet !== 0) && Buffer.compare(half, ORDER) < 0;

const forms = new WeakMap<KeyObject, KeyObject>();

/** A key that node has generated itself calls itself EC and would make ECDSA; one that is read again is SM2. */
function sm2Form(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ec') return key;
  const known = forms.get(key);
  if (known !== undefined) return known;
  const again =
    key.type === 'private'
      ? createPrivateKey({ key: key.export({ type: 'pkcs8', format: 'der' }), format: 'der', type: 'pkcs8' })
      : createPublicKey({ key: key.export({ type: 'spki', format: 'der' }), format: 'der', type: 'spki' });
  forms.set(key, again);
  return again;
}

let works: boolean | undefined;

/**
 * How node does SM2 is written down nowhere: the vector of GB/T 32918.5 annex A is verified once before the first use,
 * and a signature made anew.
 */
function assertSm2Works(): void {
  if (works === undefined) works = selfTest();
  if (!works) throw cannot();
}

const VECTOR = {
  x: '09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020',
  y: 'CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13',
  d: '3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8',
  message: 'message digest',
  signature:
    'F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3' +
    'B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA',
};

function selfTest(): boolean {
  try {
    const key = sm2KeyOf(VECTOR.d, VECTOR.x + VECTOR.y);
    const open = createPublicKey(key);
    const message = Buffer.from(VECTOR.message);
    const known = Buffer.from(VECTOR.signature, 'hex');
    const changed = Buffer.from(`${VECTOR.message}.`);
    return (
      rawVerify(message, open, known) &&
      !rawVerify(changed, open, known) &&
      rawVerify(message, open, rawSign(message, key))
    );
  } catch {
    return false;
  }
}

/** A private key from its numbers in hex: PKCS#8 around ECPrivateKey (RFC 5915). */
function sm2KeyOf(d: string, point: string): KeyObject {
  const hex = (text: string): Buffer => Buffer.from(text, 'hex');
  const algorithm = sequence(hex('06072A8648CE3D0201'), hex('06082A811CCF5501822D'));
  const inner = sequence(hex('020101'), hex(`0420${d}`), hex(`A144034200${`04${point}`}`));
  const outer = sequence(hex('020100'), algorithm, Buffer.concat([Buffer.of(0x04, inner.length), inner]));
  return createPrivateKey({ key: outer, format: 'der', type: 'pkcs8' });
}

function cannot(): KouanError {
  return new KouanError(
    'ERR_KOUAN_KEY',
    { en: 'This Node cannot sign or verify with SM2.', zh: '此 Node 不支持 SM2 签名与验签。' },
    {
      hint: {
        en: 'Use an official build of Node 20.19 or newer (OpenSSL with SM2 and SM3).',
        zh: '请使用 Node 20.19 以上的官方版本（OpenSSL 含 SM2 与 SM3）。',
      },
    },
  );
}
