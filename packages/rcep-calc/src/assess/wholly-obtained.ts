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
  f: [vessel, rights],
  g: [vessel],
  h: [vessel],
  i: [place, recovery],
  j: [place, onlyWhollyObtained],
};

/**
 * Whether a claim that the good is wholly obtained holds: the place is the Party, the vessel is registered in it *and*
 * flies its flag, waste is fit for recovery only, a good of clause j has no other material.
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
  const open = verdicts.filter((one) => one.state === 'undetermined');
  if (open.length > 0) return { state: 'undetermined', missing: open.flatMap((one) => one.missing ?? []) };
  return PASSED;
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

function rights(each: Case): Verdict {
  return each.good.whollyObtained?.exploitationRights === false ? failed('no rights to exploit') : PASSED;
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
