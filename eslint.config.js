import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Files whose framework asks for a default export, or reads it. */
const FRAMEWORK = ['*.config.{js,ts}', '**/*.cjs', 'tests/journeys/support/*.ts', '**/*.d.ts'];

/** One idea a file, few parameters, few branches (architecture rule 10). */
const size = {
  complexity: ['error', 12],
  'max-params': ['error', 3],
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-depth': ['error', 4],
};

/** Older files that are still too large. This list only shrinks. */
const STILL_TOO_LARGE = [];

export default ts.config(
  {
    ignores: [
      'build/',
      '.svelte-kit/',
      'node_modules/',
      '**/node_modules/',
      'data/',
      'drizzle/',
      'test-results/',
      'playwright-report/',
      'static/',
    ],
  },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
    rules: {
      ...size,
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': ['error', { allow: ['info', 'error'] }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'ExportAllDeclaration[exportKind="value"]', message: 'Name what you export.' },
        {
          selector: 'MemberExpression[object.name="Math"][property.name="random"]',
          message: 'Chance is passed in: world.random.',
        },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read in src/settings.ts and handed down.' },
      ],
      'no-undef': 'off',
      // Readers of foreign text have to name control characters.
      'no-control-regex': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-invalid-void-type': 'off',
      // An ambient declaration of a package without types is found only where it is named.
      '@typescript-eslint/triple-slash-reference': 'off',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
    rules: {
      // Addresses are plain; the framework's resolver is for apps below a sub-path, which this one does not support.
      'svelte/no-navigation-without-resolve': 'off',
      'svelte/no-at-html-tags': 'error',
      'prefer-const': 'off',
    },
  },
  {
    // The one reader of the environment, and what runs before or beside the app.
    files: [
      'src/settings.ts',
      'server.mjs',
      'scripts/**',
      'tests/**',
      'bench/**',
      '*.config.{js,ts}',
      'packages/cli/**',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  { files: ['server.mjs', 'scripts/**', 'bench/**', 'packages/cli/**'], rules: { 'no-console': 'off' } },
  { files: FRAMEWORK, rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.d.ts'], rules: { '@typescript-eslint/no-extraneous-class': 'off' } },
  {
    // Tables of cases are long by nature.
    files: ['**/*.test.ts', 'tests/**', 'src/app/seed/**'],
    rules: {
      'max-lines': 'off',
      'max-params': 'off',
      'no-restricted-properties': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
    },
  },
  { files: STILL_TOO_LARGE.length > 0 ? STILL_TOO_LARGE : ['none'], rules: { 'max-lines': 'off' } },
);
