/** Dependencies point one way: cli → server → formats → sdk → rcep-calc → core. */
const order = ['core', 'rcep-calc', 'sdk', 'formats', 'server', 'cli'];

const direction = order.slice(0, -1).map((name, index) => ({
  name: `${name}-knows-only-what-is-below`,
  comment: `packages/${name} may import only from ${order.slice(0, index + 1).join(', ')}`,
  severity: 'error',
  from: { path: `^packages/${name}/src/` },
  to: { path: `^packages/(${order.slice(index + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...direction,
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'core-is-pure',
      comment: 'core runs anywhere: no node: import and no npm package',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: '\\.(test|testing)\\.ts$' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: '^packages/' },
    },
    {
      name: 'rcep-calc-is-pure',
      comment: 'rcep-calc runs anywhere: no node: import; zod says the contract, and nothing else comes in',
      severity: 'error',
      from: { path: '^packages/rcep-calc/src/', pathNot: '\\.(test|testing)\\.ts$' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: '^(packages/|node_modules/zod/)' },
    },
    {
      name: 'rcep-calc-knows-no-document',
      severity: 'error',
      from: { path: '^packages/rcep-calc/src/' },
      to: { path: '^packages/sdk/' },
    },
    {
      name: 'no-test-in-product',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: '\\.(test|testing)\\.ts$' },
      to: { path: '\\.(test|testing)\\.ts$' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@kouan/source', 'import', 'types', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
