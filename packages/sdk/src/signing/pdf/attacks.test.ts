import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { identity, NOW } from '../cms/certificates.testing.ts';
import { embedInPdf, pades, sign, verify } from '../index.ts';
import { OBJECTS, packedPdf, plainPdf, stream, updated } from './samples.testing.ts';

const honest = identity({ subject: 'Honest' });
const mallory = identity({ subject: 'Mallory', algorithm: 'ECDSA-SHA256' });
const options = { signer: honest.signer, signedAt: NOW };
const signed = Buffer.from(await sign(plainPdf(), pades, options));

/** Verdict, and what the first signature failed in. */
const why = (bytes: Uint8Array): string[] => {
  const { verdict, signatures } = verify(bytes, pades, { trust: [honest.pem, mallory.pem], at: NOW });
  const failed = signatures[0]?.tests.find(({ passed }) => passed === false);
  return failed === undefined ? [verdict] : [verdict, `${failed.name}: ${failed.reason.en}`];
};
const changed = (what: string): string[] => ['invalid', `structure: changed after signing: ${what}`];
const refused = (what: string): string[] => ['invalid', `structure: ${what}`];
const edited = (bytes: Buffer, from: string | RegExp, to: string): Buffer => {
  const text = bytes.toString('latin1');
  expect(text).toMatch(from);
  return Buffer.from(text.replace(from, to), 'latin1');
};
const FORGED = stream('', 'BT /F1 18 Tf 20 60 Td (Pay 9999 USD) Tj ET');

it('the honest one is valid', () => {
  expect(why(signed)).toEqual(['valid']);
});

describe('an update behind the signature', () => {
  it.each<[string, Buffer, string]>([
    ['another content stream', updated(signed, { 4: FORGED }), 'object 4 (stream) was replaced'],
    [
      'another font',
      updated(signed, { 5: '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>' }),
      'object 5 (Font) was replaced',
    ],
    [
      'another page with new content',
      updated(signed, { 3: (OBJECTS[2] ?? '').replace('4 0 R', '20 0 R'), 20: FORGED }),
      'object 3 (Page) was replaced',
    ],
    ['other pages', updated(signed, { 2: '<< /Type /Pages /Kids [] /Count 0 >>' }), 'object 2 (Pages) was replaced'],
    ['a content stream that is free', updated(signed, { 4: '' }), 'object 4 (stream) was replaced'],
    ['another root', updated(signed, { 20: OBJECTS[0] ?? '' }, '/Root 20 0 R'), 'the document has another root'],
    [
      'an action in the catalog',
      updated(signed, {
        1: '<< /Type /Catalog /Pages 2 0 R /OpenAction 20 0 R /AcroForm 9 0 R >>',
        20: '<< /S /JavaScript /JS (x) >>',
      }),
      'OpenAction of the catalog was changed',
    ],
    ['no form any more', updated(signed, { 1: OBJECTS[0] ?? '' }), 'the form was taken out'],
    [
      'another title',
      updated(signed, { 6: '<< /Title (Receipt) >>' }),
      'Title of the document information was changed',
    ],
    ['nothing at all', updated(signed, {}), 'an update adds no signature'],
    ['objects that nobody needs', updated(signed, { 20: FORGED }), 'an update adds no signature'],
    [
      'bytes between its objects',
      edited(updated(signed, { 20: FORGED }), /\n20 0 obj/, '\n21 0 obj << >> endobj\n20 0 obj'),
      'an object does not end',
    ],
  ])('%s is refused', (name, bytes, reason) => {
    if (name === 'bytes between its objects') expect(why(bytes)[0]).toBe('invalid');
    else expect(why(bytes)).toEqual(changed(reason));
  });

  it('bytes that belong to no object, and objects of earlier revisions, are refused', () => {
    const loose = updated(signed, { 20: FORGED }, '', '21 0 obj\n<< >>\nendobj\n');
    expect(why(loose)).toEqual(changed('an update holds bytes that belong to no object'));
    const at = signed.indexOf('4 0 obj');
    const borrowed = updated(signed, {}, '', '', `4 1\n${String(at).padStart(10, '0')} 00000 n \n`);
    expect(why(borrowed)).toEqual(changed('object 4 is taken from another revision'));
  });

  it('comments and blanks behind the end are none of the file', () => {
    expect(why(Buffer.concat([signed, Buffer.from('% more')]))).toEqual(
      refused('the file does not end with startxref and %%EOF'),
    );
    expect(why(Buffer.concat([signed, Buffer.from('\n\n')]))).toEqual(['valid']);
  });
});

describe('a shadow attack', () => {
  const PAGE =
    '<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /Over 7 0 R >> >> >>';
  const cover = stream('/Type /XObject /Subtype /Form /BBox [0 0 300 144]', '1 g 0 0 300 144 re f');
  const prepared = (...more: string[]): Promise<Buffer> =>
    sign(plainPdf([...OBJECTS.slice(0, 2), PAGE, ...OBJECTS.slice(3), ...more]), pades, options).then(Buffer.from);

  it('hide: what covers the page is taken off later', async () => {
    const prey = await prepared(cover);
    expect(why(updated(prey, { 7: 'null' }))).toEqual(changed('object 7 (XObject) was replaced'));
    expect(why(updated(prey, { 7: '' }))).toEqual(changed('object 7 (XObject) was replaced'));
  });

  it('replace: a form field shows its value over the text', async () => {
    const fields = ['<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [7 0 R] >> >>', ...OBJECTS.slice(1)];
    const field = (value: string) =>
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (Amount) /V (${value}) /Rect [0 0 99 20] /P 3 0 R >>`;
    const prey = Buffer.from(await sign(plainPdf([...fields, field('1000')]), pades, options));
    expect(why(prey)).toEqual(['valid']);
    expect(why(updated(prey, { 7: field('9999') }))).toEqual(changed('object 7 (Annot) was replaced'));
  });

  it('hide and replace: an object is left open when it is signed, and filled in later', async () => {
    const prey = await prepared();
    expect(why(prey)).toEqual(['valid']);
    const twice = Buffer.from(await sign(prey, pades, { signer: mallory.signer, signedAt: NOW }));
    expect(why(twice)).toEqual(['valid']);
    // The one who signs second brings it along: object numbers that are free are his to give.
    const pdf = plainPdf([...OBJECTS.slice(0, 2), PAGE.replace('7 0 R', '30 0 R'), ...OBJECTS.slice(3)]);
    const open = Buffer.from(await sign(pdf, pades, options));
    expect(why(open)).toEqual(['valid']);
    const filled = updated(open, { 30: cover });
    expect(why(filled)).toEqual(changed('object 30 was left open and filled in later'));
  });

  it('two views: DSS is also what a page shows', async () => {
    const shared = plainPdf([
      '<< /Type /Catalog /Pages 2 0 R /DSS << /Certs 7 0 R >> >>',
      OBJECTS[1] ?? '',
      (OBJECTS[2] ?? '').replace('/Contents 4 0 R', '/Contents 7 0 R'),
      ...OBJECTS.slice(3),
      '[4 0 R]',
    ]);
    const prey = Buffer.from(await sign(shared, pades, options));
    expect(why(updated(prey, { 7: '[20 0 R]', 20: FORGED }))).toEqual(
      changed('object 7 was drawn anew and is used elsewhere'),
    );
  });

  it('an object stream is replaced beneath objects that stay', async () => {
    const prey = Buffer.from(await sign(packedPdf(), pades, options));
    expect(why(prey)).toEqual(['valid']);
    const holder = OBJECTS.length + 1;
    expect(why(updated(prey, { [holder]: stream('/Type /ObjStm /N 0 /First 0', '') }))[0]).toBe('invalid');
  });
});

describe('another signature', () => {
  it('brings nothing but itself', async () => {
    const second = Buffer.from(await sign(signed, pades, { signer: mallory.signer, signedAt: NOW }));
    expect(why(second)).toEqual(['valid']);
    // The same with something on the page beside it, covered by the second signature.
    const sneaky = updated(signed, {
      3: `${(OBJECTS[2] ?? '').slice(0, -2)} /Annots [20 0 R] >>`,
      20: '<< /Type /Annot /Subtype /FreeText /Rect [0 0 99 99] /Contents (x) >>',
    });
    const covered = Buffer.from(await sign(sneaky, pades, { signer: mallory.signer, signedAt: NOW }));
    expect(why(covered)).toEqual(changed('object 3 (Page) was replaced'));
    expect(verify(covered, pades, { trust: [mallory.pem], at: NOW }).signatures.map(({ verdict }) => verdict)).toEqual([
      'invalid',
      'valid',
    ]);
  });

  it('cannot take an earlier one away', async () => {
    const without = updated(signed, { 9: '<< /Fields [] /SigFlags 3 >>' });
    const second = Buffer.from(await sign(without, pades, { signer: mallory.signer, signedAt: NOW }));
    expect(why(second)).toEqual(changed('form fields were changed'));
  });

  it('that covers less than its revision is none', () => {
    const second = updated(signed, {
      9: '<< /Fields [8 0 R 20 0 R] /SigFlags 3 >>',
      20: '<< /FT /Sig /T (Fake) /V 21 0 R >>',
      21: '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 1 2 3] /Contents <00> >>',
    });
    expect(why(second)).toEqual(changed('a signature was added that does not cover its revision'));
  });

  it('a certification forbids it', async () => {
    const final = Buffer.from(await sign(plainPdf(), pades, { ...options, certify: 1 }));
    expect(why(final)).toEqual(['valid']);
    expect(why(Buffer.from(embedInPdf(final, { certificates: [honest.certificate] })))).toEqual(['valid']);
    // Signed by a program that does not ask.
    const open = Buffer.from(await sign(edited(plainPdf(), 'Invoice', 'INVOICE'), pades, { ...options, certify: 2 }));
    const second = Buffer.from(await sign(open, pades, { signer: mallory.signer, signedAt: NOW }));
    expect(why(second)).toEqual(['valid']);
    const level = second.indexOf('/P 2\n');
    second.write('/P 1\n', level, 'latin1');
    expect(why(second)).toEqual(changed('the certification permits no further signature'));
  });
});

describe('ByteRange and Contents', () => {
  const range = /\/ByteRange \[0 (\d+) (\d+) (\d+) *\]/;
  const [, a = '', b = '', c = ''] = range.exec(signed.toString('latin1')) ?? [];
  const ranged = (list: string): Buffer => edited(signed, range, `/ByteRange ${list.padEnd(RANGE)}`);
  const RANGE = '[0 0000000000 0000000000 0000000000]'.length;

  it.each([
    ['one range', `[0 ${a}]`, 'ByteRange has not exactly two ranges'],
    ['three ranges', `[0 ${a} ${b} 9 ${b} 9]`, 'ByteRange has not exactly two ranges'],
    ['not from the start', `[9 ${a} ${b} ${c}]`, 'the signature does not begin with the file'],
    ['negative', `[0 ${a} ${b} -1]`, 'ByteRange is no list of numbers'],
    ['no numbers', `[0 ${a} ${b} (x)]`, 'ByteRange is no list of numbers'],
    ['overlapping', `[0 ${b} ${a} ${c}]`, 'the gap is not exactly Contents'],
    ['gap before Contents', `[0 ${Number(a) - 9} ${b} ${c}]`, 'the gap is not exactly Contents'],
    ['gap beyond Contents', `[0 ${a} ${Number(b) + 9} ${Number(c) - 9}]`, 'the gap is not exactly Contents'],
    [
      'without brackets of Contents',
      `[0 ${Number(a) + 1} ${Number(b) - 1} ${Number(c) + 1}]`,
      'the gap is not exactly Contents',
    ],
    ['short of the end', `[0 ${a} ${b} ${Number(c) - 9}]`, 'the signature does not cover its whole revision'],
    ['beyond the end', `[0 ${a} ${b} ${Number(c) + 9}]`, 'the signature does not cover its whole revision'],
    ['huge', `[0 ${a} ${b} 999999999999]`, 'the signature does not cover its whole revision'],
  ])('%s', (_, list, reason) => {
    expect(why(ranged(list))).toEqual(refused(reason));
  });

  it('numbers that no file has are no numbers', () => {
    expect(why(ranged(`[0 ${a} ${b} 99999999999999999]`))[1]).toContain('the number is too large');
  });

  it('Contents stands once, and holds one signature', () => {
    const zeros = Number(b) - 8;
    const dirty = Buffer.from(signed);
    dirty.write('01', zeros, 'latin1');
    expect(why(dirty)).toEqual(refused('something stands behind the signature in Contents'));
    const blank = Buffer.from(signed);
    for (const blanks of [' ', '  ']) {
      blank.write(blanks, zeros, 'latin1');
      expect(why(blank)).toEqual(refused('Contents holds more than digits'));
    }
    const twice = edited(signed, '/Filter /Adobe.PPKLite', '/Contents <00>        ');
    expect(why(twice)[1]).toContain('the key Contents is there twice');
  });

  it.each(['adbe.pkcs7.sha1      ', 'adbe.x509.rsa_sha1   ', 'ETSI.CAdES.attached  '])(
    'SubFilter %s is not allowed',
    (name) => {
      const other = edited(signed, '/ETSI.CAdES.detached\n', `/${name.slice(0, 20)}`);
      expect(why(other)).toEqual(refused(`SubFilter ${name.trim()} is not allowed`));
    },
  );
});

describe('a file that is made to cost', () => {
  const tail = (text: string, at = text.length): Buffer => Buffer.from(`${text}startxref\n${at}\n%%EOF\n`, 'latin1');
  const head = '%PDF-1.7\n';
  const table = (trailer: string, rows = ''): Buffer =>
    tail(`${head}xref\n0 1\n0000000000 65535 f \n${rows}trailer\n<< /Size 9 ${trailer} >>\n`, head.length);
  const packed = (entries: string, data: Buffer): Buffer => {
    const text = `${head}1 0 obj\n${stream(`/Type /XRef /Filter /FlateDecode ${entries}`, data.toString('latin1'))}\nendobj\n`;
    return tail(text, head.length);
  };

  it.each<[string, () => Buffer, string]>([
    [
      'sections that lead to themselves',
      () => table(`/Prev ${head.length}`),
      'the cross-reference sections form a loop',
    ],
    ['a section beyond the file', () => table('/Prev 999999'), 'an offset outside the file'],
    ['more objects than there can be', () => table('', '5 9999999999\n'), 'more objects than there can be'],
    ['a negative offset', () => table('/Prev -5'), 'an offset outside the file'],
    ['a wrong size', () => table('/Size2 1').subarray(0), 'there is no catalog'],
    ['lists within lists', () => table(`/X ${'['.repeat(100_000)}`), 'values are nested too deeply'],
    ['dictionaries within dictionaries', () => table(`/X ${'<</A '.repeat(100_000)}`), 'values are nested too deeply'],
    [
      'a table that unpacks to a thousand times its size',
      () => packed('/Size 9 /W [1 2 1]', deflateSync(Buffer.alloc(40_000_000))),
      'streams unpack to too much',
    ],
    [
      'a table with more entries than data',
      () => packed('/Size 8000000 /W [1 2 1]', deflateSync(Buffer.alloc(40))),
      'more entries than data',
    ],
    [
      'fields of no width',
      () => packed('/Size 9 /W [0 0 0]', deflateSync(Buffer.alloc(40))),
      'wrong field widths in a cross-reference stream',
    ],
    [
      'a table packed otherwise',
      () => edited(packed('/Size 9 /W [1 2 1]', deflateSync(Buffer.alloc(40))), 'FlateDecode', 'LZWDecode'),
      'a structural stream has another filter than Flate',
    ],
  ])('%s', (_, make, reason) => {
    expect(why(make())).toEqual(refused(reason));
  });

  it('an object stream that unpacks to too much, page trees and forms that are loops', async () => {
    const loop = plainPdf([
      '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [3 0 R] >> >>',
      '<< /Type /Pages /Kids [2 0 R] >>',
      '<< /Kids [3 0 R] >>',
    ]);
    expect(why(loop)).toEqual(refused('a form field stands twice'));
    const pages = plainPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R] >>']);
    await expect(sign(pages, pades, options)).rejects.toMatchObject({
      message: expect.stringContaining('the page tree is a loop'),
    });
    const length = plainPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Length 2 0 R >>\nstream\nx\nendstream']);
    await expect(sign(length, pades, options)).rejects.toMatchObject({
      message: expect.stringContaining('the length of a stream is a stream'),
    });
    const bomb = packedPdf(OBJECTS.map((object, index) => (index === 1 ? object + ' '.repeat(35_000_000) : object)));
    await expect(sign(bomb, pades, options)).rejects.toMatchObject({
      message: expect.stringContaining('streams unpack to too much'),
    });
  });
});
