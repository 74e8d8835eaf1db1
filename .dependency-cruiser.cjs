/**
 * The floors of the house (ARCHITECTURE.md): a slice may know, through their index.ts, only slices of lower floors.
 * Slices that are planned but not built yet stand here already, so that they arrive in their place.
 */
const FLOORS = [
  ['people'],
  ['needs', 'workplace', 'institution'],
  ['design', 'portfolio'],
  ['assessment', 'catalogue'],
  ['award', 'training'],
  ['passport', 'verification', 'recognition', 'guidance', 'followup'],
];
/** On the same floor, where the life itself gives an order. */
const SAME_FLOOR = { portfolio: ['design'] };

const isTest = '\\.test\\.ts$|^tests/|\\.child\\.ts$|/src/testing/';
const slicesFrom = (index) => FLOORS.slice(index).flat();

const upwards = FLOORS.flatMap((slices, floor) =>
  slices.map((slice) => {
    const forbidden = slicesFrom(floor).filter(
      (other) => other !== slice && !(SAME_FLOOR[slice] ?? []).includes(other),
    );
    return {
      name: `only-downwards-${slice}`,
      comment: `${slice} knows no slice of its own or a higher floor. What travels up, travels as an event.`,
      severity: 'error',
      from: { path: `^src/modules/${slice}/`, pathNot: isTest },
      to: { path: `^src/modules/(${forbidden.join('|')})/` },
    };
  }),
);

module.exports = {
  forbidden: [
    ...upwards,
    {
      name: 'known-slices-only',
      comment: 'A new slice needs a floor first.',
      severity: 'error',
      from: {},
      to: { path: '^src/modules/', pathNot: `^src/modules/(${FLOORS.flat().join('|')})/` },
    },
    {
      name: 'through-the-contract',
      comment: 'From outside, a slice is its index.ts. (Composition roots may also show a slice’s components.)',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/', pathNot: isTest },
      to: { path: '^src/modules/([^/]+)/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'roots-through-the-contract',
      comment: 'app, operator and routes use contracts and components, never the inside of a slice.',
      severity: 'error',
      from: { path: '^src/(app|operator|routes|hooks)', pathNot: isTest },
      to: { path: '^src/modules/[^/]+/', pathNot: '^src/modules/[^/]+/(index\\.ts|ui/.*|messages.*)$' },
    },
    {
      name: 'engine-is-pure',
      comment:
        'Effects come in as arguments. What needs Node or a browser stands in engine/src/node and engine/src/web.',
      severity: 'error',
      from: { path: '^packages/engine/src/', pathNot: `^packages/engine/src/(node|web)/|${isTest}` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'engine-knows-vocab-only',
      severity: 'error',
      from: { path: '^packages/engine/src/', pathNot: isTest },
      to: { path: '^(src|bench|packages/(cli|protocols))/' },
    },
    {
      name: 'protocols-know-engine-and-vocab-only',
      severity: 'error',
      from: { path: '^packages/protocols/src/', pathNot: isTest },
      to: { path: '^(src|bench|packages/cli)/' },
    },
    {
      name: 'vocab-knows-nobody',
      severity: 'error',
      from: { path: '^packages/vocab/src/', pathNot: isTest },
      to: { path: '^(src|bench|packages/(engine|cli|protocols))/' },
    },
    {
      name: 'rules-and-schemas-are-pure',
      comment: 'They decide; they touch no server, no platform machinery, no component, nothing of Node.',
      severity: 'error',
      from: { path: '\\.(rules|schemas)\\.ts$' },
      to: {
        path: '/server/|^src/platform/|\\.svelte$|^node_modules/(svelte|@sveltejs|drizzle-orm|pg|@electric-sql)/',
        pathNot: '^src/platform/(result\\.ts|ids\\.ts|i18n/(text|languages|lix)\\.ts)$',
      },
    },
    {
      name: 'rules-and-schemas-use-no-node',
      severity: 'error',
      from: { path: '\\.(rules|schemas)\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'ui-never-reaches-the-server',
      severity: 'error',
      from: { path: '^src/ui/|^src/modules/[^/]+/ui/', pathNot: isTest },
      to: {
        path: '/server/|^src/platform/(db|audit|files)/|^src/platform/(vault|open-vault|events|throttle|log)\\.ts$',
      },
    },
    {
      name: 'routes-never-reach-the-database',
      severity: 'error',
      from: { path: '^src/routes/', pathNot: isTest },
      to: { path: '\\.(tables|store)\\.ts$|^src/platform/db/|^node_modules/(drizzle-orm|pg|@electric-sql)/' },
    },
    {
      name: 'platform-and-ui-know-no-slice',
      severity: 'error',
      from: { path: '^src/(platform|ui)/', pathNot: isTest },
      to: { path: '^src/(modules|app|operator|routes)/' },
    },
    {
      name: 'a-table-belongs-to-its-slice',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/', pathNot: isTest },
      to: { path: '^src/modules/([^/]+)/.*\\.tables\\.ts$', pathNot: '^src/modules/$1/' },
    },
    {
      name: 'platform-tables-stay-in-the-platform',
      severity: 'error',
      from: { pathNot: `^src/platform/|${isTest}` },
      to: { path: '^src/platform/.*\\.tables\\.ts$' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^\\$(app|env|lib)/|^\\./\\$types' },
    },
    {
      name: 'no-test-code-in-the-app',
      severity: 'error',
      from: { path: '^(src|packages)/', pathNot: isTest },
      to: { path: isTest },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|\\.svelte-kit)/|/node_modules/.*/node_modules/' },
    // Types count too: a circle of types is a circle. (No `tsConfig`: it cannot read `extends: "$app/tsconfig"`.)
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types', 'svelte'],
      extensions: ['.ts', '.js', '.mjs', '.svelte', '.json'],
    },
  },
};
