import {
  type Signature,
  verify,
  XML_PROFILES,
  type XmlProfileName,
  xmldsigEnveloped,
  xmlProfilePolicy,
} from '@kouan/sdk/signing';

/** As e-Port asks for signatures, and as the standard has them. */
const POLICIES = (Object.keys(XML_PROFILES) as XmlProfileName[]).map(xmlProfilePolicy);

/**
 * What is wrong with the signature that a message brings, in the words of an authority; nothing where there is none, or
 * it is right. Who signed is not judged: nobody has certificates of this server.
 */
export function signatureProblem(bytes: Uint8Array, at: number): string | undefined {
  if (!xmldsigEnveloped.detect(bytes)) return undefined;
  let first: string | undefined;
  for (const policy of POLICIES) {
    const { verdict, signatures } = verify(bytes, xmldsigEnveloped, { trust: [], at: new Date(at), policy });
    if (verdict !== 'invalid') return undefined;
    first ??= reasonOf(signatures);
  }
  return `验签失败：${first ?? '报文签名无效'}`;
}

const reasonOf = (signatures: readonly Signature[]): string | undefined =>
  signatures.flatMap(({ tests }) => tests).find(({ passed }) => passed === false)?.reason.zh;
