/**
 * XML into typed documents, beside fast-xml-parser which only parses the same text: a DecMessage, and a declaration of
 * the WCO Data Model with 20 items, made of an official sample where the data are at hand.
 */
import { existsSync, readFileSync } from 'node:fs';
import { formatByName } from '@kouan/formats';
import { XMLParser } from 'fast-xml-parser';
import { compareAsync, line } from './measure.mjs';
import { bytes as decMessage, ITEMS } from './sample.mjs';

const SAMPLE = new URL(
  '../../shared/data/formats/hmrc-cds/public/api/conf/3.0/examples/annotated_XML_samples/TT_EX048a/Step1_TT_EX048a.xml',
  import.meta.url,
);
const FIXTURE = new URL('../fixtures/wco.declaration/import.canonical.xml', import.meta.url);
const WCO_ITEMS = 20;

/** The first item as often as there shall be items, without comments and white space between elements. */
function wcoDeclaration() {
  const source = existsSync(SAMPLE) ? SAMPLE : FIXTURE;
  const bare = readFileSync(source, 'utf8')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/>\s+</g, '><');
  const item =
    /<(?:\w+:)?GovernmentAgencyGoodsItem>[\s\S]*?<\/(?:\w+:)?GovernmentAgencyGoodsItem>/.exec(bare)?.[0] ?? '';
  const items = Array.from({ length: WCO_ITEMS }, (_, at) => item.replace(/(SequenceNumeric>)\d+/, `$1${at + 1}`)).join(
    '',
  );
  const all = /(?:<(?:\w+:)?GovernmentAgencyGoodsItem>[\s\S]*<\/(?:\w+:)?GovernmentAgencyGoodsItem>)/;
  return { bytes: new TextEncoder().encode(bare.replace(all, () => items)), official: source === SAMPLE };
}

export async function run() {
  const fxp = new XMLParser({ ignoreAttributes: false, parseTagValue: false });
  const { bytes: wco, official } = wcoDeclaration();
  const inputs = [
    ['china.declaration', decMessage, `DecMessage, ${ITEMS} items`],
    ['wco.declaration', wco, `${official ? 'official sample' : 'fixture'}, ${WCO_ITEMS} items`],
  ];
  const results = [];
  for (const [name, bytes, what] of inputs) {
    const format = formatByName(name);
    const read = format.decode(bytes);
    if (read.document?.items.length === undefined || read.findings.some(({ severity }) => severity === 'error'))
      throw new Error(`${name}: ${JSON.stringify(read.findings[0])}`);
    const text = new TextDecoder().decode(bytes);
    const best = await compareAsync({ kouan: () => format.decode(bytes), fastXmlParser: () => fxp.parse(text) });
    console.log(
      `\n${what}, ${bytes.length} bytes: ${best.kouan.toFixed(3)} ms, fast-xml-parser ${best.fastXmlParser.toFixed(3)} ms`,
    );
    results.push(
      line(`${name} decode : bare fast-xml-parser parse (time)`, best.kouan / best.fastXmlParser, 0.6, true),
    );
  }
  return results;
}
