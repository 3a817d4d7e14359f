import { escapeAttribute, escapeText, isWritable } from '@kouan/formats/xml';
import type { ConformanceReport, ScenarioReport } from './report.ts';
import { why } from './to-rows.ts';

/** A test report as CI systems read it (JUnit XML): one suite a protocol, one case a scenario. */
export function toJunit(report: ConformanceReport): string {
  const { scenarios, role, startedAt, summary } = report;
  const suites = [...new Set(scenarios.map(({ suite }) => suite))];
  const lines = suites.flatMap((suite) => {
    const own = scenarios.filter((one) => one.suite === suite);
    const count = (verdict: string): string => String(own.filter((one) => one.verdict === verdict).length);
    const head = attributes({
      name: `${suite}.${role}`,
      tests: String(own.length),
      failures: count('failed'),
      errors: '0',
      skipped: count('skipped'),
      timestamp: startedAt.slice(0, 19),
    });
    return [`  <testsuite${head}>`, ...own.flatMap((one) => caseOf(one, role)), '  </testsuite>'];
  });
  const head = attributes({
    name: 'kouan ebl conformance',
    tests: String(scenarios.length),
    failures: String(summary.failed),
  });
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites${head}>`, ...lines, '</testsuites>', ''].join('\n');
}

function caseOf(scenario: ScenarioReport, role: string): readonly string[] {
  const { id, suite, title, verdict } = scenario;
  const head = attributes({ classname: `${suite}.${role}`, name: `${id} ${title.en}` });
  if (verdict === 'passed') return [`    <testcase${head}/>`];
  const reason = attributes({ message: why(scenario, 'en') });
  if (verdict === 'skipped') return [`    <testcase${head}>`, `      <skipped${reason}/>`, '    </testcase>'];
  const text = escapeText(writable(findingsOf(scenario)));
  return [`    <testcase${head}>`, `      <failure${reason}>${text}</failure>`, '    </testcase>'];
}

/** Every finding on a line of its own. */
const findingsOf = ({ steps }: ScenarioReport): string =>
  steps
    .flatMap(({ findings, step }, index) =>
      findings.map(({ code, severity, path, message, expected, found, source }) => {
        const facts = [
          path === '' ? [] : [path],
          expected === undefined ? [] : [`expected ${expected}`],
          found === undefined ? [] : [`found ${found}`],
        ].flat();
        return `step ${index + 1} ${step.act}: ${severity} ${code} ${message.en} [${facts.join('; ')}] (${source})`;
      }),
    )
    .join('\n');

const attributes = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeAttribute(writable(value))}"`)
    .join('');

/** What an implementation says may have characters that no XML can carry. */
const writable = (text: string): string =>
  isWritable(text) ? text : [...text].map((one) => (isWritable(one) ? one : '\ufffd')).join('');
