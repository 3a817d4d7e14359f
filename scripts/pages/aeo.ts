import { AEO_ARRANGEMENTS, AEO_BENEFITS, AEO_PROGRAMMES } from '@kouan/sdk/aeo';
import { row } from './page.ts';

/** What is known of programmes and of arrangements between them. */
export function aeoPage(): string {
  const programmes = AEO_PROGRAMMES.map(({ country, title, length, partnerPrefix = '', certainty, source }) =>
    row(country, title.en, title.zh, `${length} characters`, partnerPrefix, certainty, source),
  );
  const arrangements = AEO_ARRANGEMENTS.map(({ between, since, knownOn, recognises, benefits, certainty, source }) =>
    row(
      between.join(' – '),
      since ?? `not known; in force on ${knownOn}`,
      Object.entries(recognises)
        .map(([side, who]) => `${side}: ${who}`)
        .join('; '),
      benefits === undefined ? 'not known' : benefits.join(', '),
      certainty,
      source,
    ),
  );
  const benefits = Object.entries(AEO_BENEFITS).map(([name, { en, zh }]) => row(`\`${name}\``, en, zh));
  return `# AEO: programmes and arrangements

Generated from the tables: \`npm run generate\`. What is not listed is not known here: nobody can conclude from its absence
that there is none. *soft* is usage or a report; *official* was read in the text that is named.

## Programmes

| country | programme | 制度 | number at home | before the country, for a partner | certainty | source |
|---|---|---|---|---|---|---|
${programmes.join('\n')}

## Arrangements

| between | since | who is recognised | benefits | certainty | source |
|---|---|---|---|---|---|
${arrangements.join('\n')}

## Benefits

| benefit | meaning | 含义 |
|---|---|---|
${benefits.join('\n')}
`;
}
