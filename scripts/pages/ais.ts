import type { Text } from '@kouan/core';
import { aisApplications, aisMessages, type Field, type Layout } from '../../packages/formats/src/ais/index.ts';

type Placed = Layout['fields'][number];

const both = ({ en, zh }: Text): string => `${en} · ${zh}`;
const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** How an integer becomes what it means. */
function meaningOf({ kind, turn, per = 1, plus = 0, unit: symbol }: Field): string {
  const unit = symbol ?? '';
  if (kind === 'flag') return 'true or false';
  if (kind === 'text') return 'six-bit letters';
  if (kind === 'bits') return 'bits, as `count:hex`';
  if (turn) return `${unit}: ± (n / 4.733)², or \`left\`, \`right\` at ±127`;
  const sum = plus === 0 ? 'n' : `(n ${plus < 0 ? '−' : '+'} ${Math.abs(plus)})`;
  if (per === 1) return plus === 0 ? unit : `${sum} ${unit}`.trim();
  return `${sum} / ${per} ${unit}`.trim();
}

const widthOf = ({ width, rest }: Field): string => (rest ? `≤ ${width}` : String(width));
const bitOf = ({ offset, fromEnd }: Placed): string => (fromEnd > 0 ? `end − ${fromEnd}` : String(offset));

const layoutTable = ({ fields }: Layout): string =>
  tableOf(
    ['bit', 'bits', 'field', 'kind', 'means', 'not available'],
    fields.map((field) => [
      bitOf(field),
      widthOf(field),
      field.kind === 'spare' ? '' : `\`${field.name}\`${field.optional ? ' (may end before)' : ''}`,
      field.kind,
      field.kind === 'spare' ? '' : `${meaningOf(field)}${field.codes ? ' [code](#codes)' : ''}`.trim(),
      field.unknown === undefined ? '' : String(field.unknown),
    ]),
  );

/** Messages that share their layouts are told once. */
function messages(): string {
  const groups = new Map<readonly Layout[], { numbers: string[]; titles: Text[] }>();
  for (const [number, { title, layouts }] of Object.entries(aisMessages)) {
    const group = groups.get(layouts) ?? { numbers: [], titles: [] };
    group.numbers.push(number);
    group.titles.push(title);
    groups.set(layouts, group);
  }
  return [...groups]
    .map(([layouts, { numbers, titles }]) => {
      const head = `### ${numbers.join(', ')}: ${titles.map(({ en }) => en).join('; ')}\n\n${titles.map(({ zh }) => zh).join('；')}`;
      return `${head}\n\n${layouts.map(layoutTable).join('\n\nor\n\n')}`;
    })
    .join('\n\n');
}

const applications = (): string =>
  aisApplications
    .map(({ message, dac, fi, title, source, layout, repeated }) => {
      const more =
        repeated === undefined
          ? ''
          : `\n\nthen up to ${repeated.most} × \`${repeated.name}\`:\n\n${layoutTable(repeated.layout)}`;
      return `### ${message}, DAC ${dac} FI ${fi}: ${both(title)}\n\n${source}\n\n${layoutTable(layout)}${more}`;
    })
    .join('\n\n');

function codes(): string {
  const layouts = [
    ...Object.values(aisMessages).flatMap((each) => each.layouts),
    ...aisApplications.flatMap(({ layout, repeated }) => [layout, ...(repeated ? [repeated.layout] : [])]),
  ];
  const fields = new Map(layouts.flatMap((each) => each.fields).map((field) => [field.name, field]));
  return [...fields.values()]
    .filter((field) => field.codes !== undefined)
    .map(({ name, codes: known = {} }) => {
      const rows = Object.entries(known).map(([code, { en, zh }]) => [code, en, zh]);
      return `### \`${name}\`\n\n${tableOf(['code', 'means', '含义'], rows)}`;
    })
    .join('\n\n');
}

/** docs/ais.md: how AIS is read and written, and every field of every message. */
export function aisPage(): string {
  return `# AIS

Generated from the tables of the messages: \`npm run generate\`.

Ships, base stations and buoys tell by radio who and where they are. A receiver passes that on as sentences of NMEA 0183
(IEC 61162-1); what is in them are the 27 messages of ITU-R M.1371-5. \`@kouan/formats/ais\` reads and writes both, each
message in two views:

- **integers**, as they stand in the bits. A field is undefined where the message ended before it.
- **units**: degrees, knots, metres (\`scaleMessage\`, and \`unscaleMessage\` back). A field is undefined where the sender
  said "not available".

\`\`\`ts
import { decodeSentence, encodeMessage, scaleMessage, unscaleMessage } from '@kouan/formats/ais';

const { reading } = decodeSentence('!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A');
const ship = reading && scaleMessage(reading.message);

console.log(ship?.type === 1 && [ship.mmsi, ship.longitude, ship.speedOverGround]); // [ 371798000, -123.3953833, 12.3 ]
console.log(ship && encodeMessage(unscaleMessage(ship)).sentences); // [ '!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A' ]
\`\`\`

A log or a live feed goes through \`decodeAis(pieces)\`, an async iterable of messages and findings in flat memory, or
\`decodeAisPieces\`, which gives all of one piece at once and is the fastest. Whoever has lines of their own takes an
\`AisDecoder\`. On the command line:

\`\`\`sh
kouan ais decode harbour.nmea
kouan ais decode - --json < harbour.nmea | kouan ais encode - --talker AB
\`\`\`

- Sentences of one message are joined by sequence number, channel and talker, in any order; what stays away is a finding.
- Tag blocks (\`\\s:…,c:…*hh\\\`) are read and written; what the U.S. Coast Guard puts behind a checksum is kept as \`suffix\`.
- A sentence with a wrong checksum is not read. Lines of other instruments and comments (\`#\`) are passed over.
- Part B of a static data report (message 24) comes with the \`partA\` of the same ship that was heard before it.
- Bits of applications that are not listed here stay bits: \`data\`, as \`count:hex\`. Bits behind the last field of a message
  are kept as \`surplus\` when one of them is set.

## Messages

${messages()}

## Applications of messages 6 and 8

The fields of these stand in \`application\` in place of \`data\`.

${applications()}

## Codes

${codes()}
`;
}
