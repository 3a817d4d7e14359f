import { type Course, type Courses, drawnCourses, NOTES, type Step } from '../course.ts';
import { fits } from './pattern.ts';
import type { ScenarioFile } from './schema.ts';

/** The courses of a scenario: its own before those that come with the server, by its rules before what is drawn. */
export function scenarioCourses({ courses = {}, declarations = [] }: ScenarioFile, seed: number): Courses {
  const drawn = drawnCourses(seed);
  const own = new Map(Object.entries(courses).map(([name, course]) => [name, courseOf(name, course)]));
  const named = (name: string): Course | undefined => own.get(name) ?? drawn.named(name);
  return {
    named,
    choose(declared) {
      const rule = declarations.find(
        ({ reference, bill, billDeclared }) =>
          (reference === undefined || fits(declared.reference, reference)) &&
          (bill === undefined || (declared.bill !== undefined && fits(declared.bill, bill))) &&
          (billDeclared === undefined || (declared.billDeclaredAs() !== undefined) === billDeclared),
      );
      if (rule === undefined) return drawn.choose(declared);
      const name = rule.courses[Math.min(declared.attempt, rule.courses.length) - 1] ?? '';
      return named(name) ?? drawn.choose(declared);
    },
  };
}

type CourseFile = NonNullable<ScenarioFile['courses']>[string];

const courseOf = (name: string, { steps = [], refuse }: CourseFile): Course => ({
  name,
  steps: steps.map(
    ({ channel, after, note = NOTES[channel] ?? '', arrives, fate }): Step => ({
      channel,
      after,
      note,
      ...(arrives === undefined ? {} : { arrives }),
      ...(fate === undefined ? {} : { fate }),
    }),
  ),
  ...(refuse === undefined ? {} : { refuse }),
});
