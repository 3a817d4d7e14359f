import type { Clause } from '../contract/input.ts';
import { type Case, missing, type Verdict } from './case.ts';

type Check = (each: Case) => Verdict;

const PASSED: Verdict = { state: 'passed' };
const failed = (reason: string): Verdict => ({ state: 'failed', reason });

/** What each clause asks beyond its own words. */
const CHECKS: Readonly<Record<Clause, readonly Check[]>> = {
  a: [place],
  b: [place, born],
  c: [place],
  d: [place],
  e: [place],
  f: [vesselUnlessMineral, rights],
  g: [vessel],
  h: [vessel],
  i: [place, recovery],
  j: [place, onlyWhollyObtained],
};

/**
 * Whether a claim that the good is wholly obtained holds: the place is the Party, the vessel is registered in it *and*
 * flies its flag, the Party may exploit the waters, waste is fit for recovery only, a good of clause j has no material
 * of another Party. A material of unknown status leaves any claim open.
 *
 * Source: RCEP Article 3.3.
 */
export function whollyObtained(each: Case): Verdict {
  const claim = each.good.whollyObtained;
  if (claim === undefined) return failed('not claimed');
  const verdicts = CHECKS[claim.clause].map((check) => check(each));
  if (each.tally.exclusiveN > 0) return failed('a material does not originate');
  const bad = verdicts.find((one) => one.state === 'failed');
  if (bad !== undefined) return bad;
  const open = verdicts.flatMap((one) => one.missing ?? []);
  for (const part of each.parts) {
    if (!part.exclusive || part.status !== 'U') continue;
    const { status } = each.agreement.articles;
    open.push(missing(`${part.path}/originating`, status, 'whether the material originates', '材料是否具备原产资格'));
  }
  return open.length > 0 ? { state: 'undetermined', missing: open } : PASSED;
}

function place(each: Case): Verdict {
  const where = each.good.whollyObtained?.place;
  return where === undefined || where === each.good.producedIn ? PASSED : failed(`obtained in ${where}`);
}

function born(each: Case): Verdict {
  const where = each.good.whollyObtained?.born;
  return where === undefined || where === each.good.producedIn ? PASSED : failed(`born in ${where}`);
}

/** Registered in the Party and flying its flag, both (3.3 note); Australia has its boats inside its zone. */
function vessel(each: Case): Verdict {
  const party = each.good.producedIn;
  const ship = each.good.whollyObtained?.vessel;
  if (party === 'AU' && ship?.australianBoat === true) return PASSED;
  const facts = (['flag', 'registered'] as const).filter((name) => ship?.[name] === undefined);
  for (const name of ['flag', 'registered'] as const) {
    const value = ship?.[name];
    if (value !== undefined && value !== party) return failed(`${name} ${value}`);
  }
  if (facts.length === 0) return PASSED;
  const article = each.agreement.articles.whollyObtained;
  return {
    state: 'undetermined',
    missing: facts.map((name) =>
      missing(
        `${each.path}/whollyObtained/vessel/${name}`,
        article,
        name === 'flag' ? 'the flag of the vessel' : 'where the vessel is registered',
        name === 'flag' ? '船舶悬挂的旗帜' : '船舶注册地',
      ),
    ),
  };
}

/** Clause f asks for a vessel for fish and other marine life only; what is taken from the seabed needs none. */
function vesselUnlessMineral(each: Case): Verdict {
  const chapter = each.good.good.hs.slice(0, 2);
  return chapter >= '25' && chapter <= '27' ? PASSED : vessel(each);
}

/** What is taken beyond the territorial seas is taken under a right to exploit, which nobody but the exporter knows. */
function rights(each: Case): Verdict {
  const may = each.good.whollyObtained?.exploitationRights;
  if (may !== undefined) return may ? PASSED : failed('no rights to exploit');
  return {
    state: 'undetermined',
    missing: [
      missing(
        `${each.path}/whollyObtained/exploitationRights`,
        each.agreement.articles.whollyObtained,
        'whether the Party has the right to exploit the waters or the seabed',
        '缔约方是否有权开发该水域或海床',
      ),
    ],
  };
}

function recovery(each: Case): Verdict {
  return each.good.whollyObtained?.recoveryOnly === false ? failed('fit for other use') : PASSED;
}

function onlyWhollyObtained(each: Case): Verdict {
  const other = each.parts.find(
    (part) => part.exclusive && part.party !== undefined && part.party !== each.good.producedIn,
  );
  return other === undefined ? PASSED : failed('a material was obtained in another Party');
}
