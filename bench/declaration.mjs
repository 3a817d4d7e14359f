import { formatByName } from '@kouan/formats';
import { check } from '@kouan/sdk';
import { XMLParser } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';
import { create } from 'xmlbuilder2';
import { compare, line } from './measure.mjs';
import { bytes, ITEMS, xml } from './sample.mjs';

const format = formatByName('china.declaration');
const fxp = new XMLParser({ ignoreAttributes: false, parseTagValue: false });
const decoded = format.decode(bytes).document;
const context = { today: '2026-11-23' };

/** The tree xmlbuilder2 is given: the same elements, already as text, so that it only has to write. */
const tree = fxp.parse(new TextDecoder().decode(format.encode(decoded).bytes));
const builderInput = {
  DecMessage: { '@xmlns': 'http://www.chinaport.gov.cn/dec', '@version': '4.8', ...strip(tree.DecMessage) },
};

function strip(node) {
  return Object.fromEntries(Object.entries(node).filter(([key]) => !key.startsWith('@_')));
}

function bareSaxes() {
  const parser = new SaxesParser();
  parser.on('opentag', () => {});
  parser.on('closetag', () => {});
  parser.on('text', () => {});
  parser.on('cdata', () => {});
  parser.write(new TextDecoder().decode(bytes)).close();
}

export function run() {
  console.log(`\nDecMessage, ${ITEMS} items, ${bytes.length} bytes`);
  const readAndCheck = () => check(format.decode(bytes).document, context);
  // Each peer on its own: what one leaves to the garbage collector, another would pay for.
  const parsing = compare({ kouan: readAndCheck, fastXmlParser: () => fxp.parse(xml) });
  const passing = compare({ kouan: readAndCheck, decodeOnly: () => format.decode(bytes), saxes: bareSaxes });
  console.log(
    `     kouan decode + check ${passing.kouan.toFixed(3)} ms (decode ${passing.decodeOnly.toFixed(3)}), fast-xml-parser ${parsing.fastXmlParser.toFixed(3)} ms, saxes ${passing.saxes.toFixed(3)} ms`,
  );
  const writing = compare({
    kouan: () => format.encode(decoded),
    xmlbuilder2: () => create(builderInput).end({ prettyPrint: true }),
  });
  console.log(`     kouan encode ${writing.kouan.toFixed(3)} ms, xmlbuilder2 ${writing.xmlbuilder2.toFixed(3)} ms`);
  return [
    line('decode + check : bare fast-xml-parser parse (time)', parsing.kouan / parsing.fastXmlParser, 0.6, true),
    line('decode + check : bare saxes pass (time)', passing.kouan / passing.saxes, 2.5, true),
    line('encode : xmlbuilder2 (speed)', writing.xmlbuilder2 / writing.kouan, 5, false),
  ];
}
