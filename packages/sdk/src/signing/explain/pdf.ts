import type { Text } from '@kouan/core';
import { Broken, refusal } from '../cms/broken.ts';
import { readSignedData } from '../cms/signed-data.ts';
import { PdfFile } from '../pdf/file.ts';
import { type Coverage, coverageOf, type PdfSignature, signaturesOf, unpadded } from '../pdf/signature.ts';
import { explainSigner } from './cms.ts';
import type { Explain, Explained } from './explained.ts';

/** Which part of a PDF each of its signatures covers, drawn, and the CMS inside. @module */

const KIND = 'pades';

/** Every signature of a PDF, oldest first. */
export const explainPdf: Explain = (bytes) => {
  try {
    const file = new PdfFile(bytes);
    return signaturesOf(file)
      .filter(({ timestamp }) => !timestamp)
      .map((one) => explained(file, one));
  } catch (error) {
    return [{ kind: KIND, facts: [], parts: [], broken: refusal(error) }];
  }
};

function explained(file: PdfFile, signature: PdfSignature): Explained {
  const facts = [
    fact('field', '签名域', signature.field),
    fact('SubFilter', 'SubFilter', signature.subFilter ?? '—'),
    fact('revision', '修订版本', `${signature.revision + 1} / ${file.revisions.length}`),
  ];
  let picture: readonly Text[] | undefined;
  try {
    const coverage = coverageOf(file, signature);
    picture = pictureOf(file, coverage);
    const data = readSignedData(unpadded(coverage.contents));
    const [signer] = data.signers;
    if (signer === undefined) throw new Broken('there is no signer', '没有签名者');
    const cms = explainSigner(KIND, data, signer, Buffer.concat(coverage.over));
    return {
      ...cms,
      facts: [...facts, ...cms.facts],
      parts: cms.parts.map((part) => (part.name === 'content' ? { ...part, syntax: 'binary', steps: [RANGES] } : part)),
      picture,
    };
  } catch (error) {
    return { kind: KIND, facts, parts: [], broken: refusal(error), ...(picture === undefined ? {} : { picture }) };
  }
}

const RANGES: Text = { en: 'the two ranges of ByteRange, one behind the other', zh: 'ByteRange 两段首尾相接' };
const fact = (en: string, zh: string, value: string) => ({ name: { en, zh }, value });

const WIDTH = 60;

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly mark: string;
  readonly text: Text;
}

/** A bar as long as the file, and below it what each stretch of it is. */
function pictureOf(file: PdfFile, { over: [first], end, contents }: Coverage): readonly Text[] {
  const size = file.bytes.length;
  // Hexadecimal, with its angle brackets.
  const behind = first.length + contents.length * 2 + 2;
  const pieces: Piece[] = [
    { from: 0, to: first.length, mark: '█', text: { en: 'covered', zh: '已覆盖' } },
    {
      from: first.length,
      to: behind,
      mark: '░',
      text: { en: 'the signature itself (Contents)', zh: '签名本身（Contents）' },
    },
    { from: behind, to: end, mark: '█', text: { en: 'covered', zh: '已覆盖' } },
    { from: end, to: size, mark: '·', text: { en: 'added later, not covered', zh: '之后添加，未覆盖' } },
  ].filter(({ from, to }) => to > from);
  const bar = Array.from({ length: WIDTH }, (_, cell) => {
    const at = (cell * size) / WIDTH;
    return pieces.find(({ from, to }) => at >= from && at < to)?.mark ?? ' ';
  }).join('');
  const lines = pieces.map(({ from, to, mark, text }) => {
    const range = `${mark} ${String(from).padStart(9)} … ${String(to).padStart(9)}  `;
    return { en: range + text.en, zh: range + text.zh };
  });
  return [{ en: bar, zh: bar }, ...lines];
}
