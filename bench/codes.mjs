import { codeList, codeListNames, searchCodes } from '@kouan/sdk/code-lists';
import { match } from 'pinyin-pro';
import { compare, line } from './measure.mjs';

const QUERIES = ['shanghai', 'ybmy', 'haiguan', 'qianke', 'roterdam'];

/** All code lists searched, ranked and by every way of writing, against the pinyin match of pinyin-pro over the same names. */
export function run() {
  console.log('\nSearch over the code lists');
  const start = performance.now();
  searchCodes('shanghai');
  const first = performance.now() - start;
  const names = codeListNames.flatMap((name) => [...codeList(name).entries()].map(({ zh = '' }) => zh));
  let at = 0;
  const next = () => QUERIES[at++ % QUERIES.length];
  const found = compare(
    {
      kouan: () => searchCodes(next()),
      pinyinPro: () => {
        const query = next();
        return names.filter((name) => match(name, query) !== null);
      },
    },
    { rounds: 5 },
  );
  console.log(
    `     ${names.length} entries: the first search ${first.toFixed(0)} ms, then ${found.kouan.toFixed(0)} ms`,
  );
  return [line('a search : pinyin-pro match over the same names (time)', found.kouan / found.pinyinPro, 0.5, true)];
}
