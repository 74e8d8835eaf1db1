/** Stylesheets say what they need as `@import '…'` and `url('…')`; for this check those are imports like any other. */
const importsOfCss = (text) =>
  [...text.matchAll(/(?:@import |url\()'([^']+)'/g)].map((match) => `import '${match[1]}';`).join('\n');

export default {
  ignoreExportsUsedInFile: true,
  ignoreUnresolved: ['\\$app/.*'],
  compilers: { css: importsOfCss },
  workspaces: {
    '.': {
      entry: [
        'src/hooks.{client,server}.ts',
        'src/routes/**/+*.{ts,svelte}',
        'src/service-worker/index.ts',
        'src/modules/*/index.ts',
        'src/**/*.tables.ts',
        'src/**/*.child.ts',
        'src/operator/main.ts',
        'tests/http/*.ts',
        'tests/journeys/**/*.ts',
        'tests/support/*.ts',
        'tests/interop/vc-api/main.ts',
        'scripts/*.{mjs,ts}',
        'bench/{run,fuzz,issue.worker,reference.server}.ts',
        'server.mjs',
      ],
      project: ['src/**/*.{ts,svelte,css}', 'tests/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.{mjs,ts}'],
      ignoreDependencies: ['@cairn/cli', '@expo-google-fonts/.*', 'dependency-cruiser', 'drizzle-kit', 'svelte-check'],
    },
    'packages/engine': {
      // Stand-ins for the run inside Chromium, put in place by name (tests/browser/build-page.ts).
      entry: ['src/testing/page/*.ts'],
      project: ['src/**/*.ts'],
    },
    'packages/*': { project: ['src/**/*.ts'] },
  },
};
