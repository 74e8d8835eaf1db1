import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError, settingsSchema } from './settings.ts';

const guide = readFileSync(join(import.meta.dirname, '../docs/guide/operators.md'), 'utf8');

/** The guide's table, as the schema would write it. */
function tableOfSettings(): readonly string[] {
  const defaults: Readonly<Record<string, unknown>> = settingsSchema.parse({});
  return Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const value = defaults[name];
    return `| \`${name}\` | ${schema.description} | ${value === undefined ? '–' : `\`${String(value)}\``} |`;
  });
}

describe('the operator’s guide', () => {
  it('tells every setting with the meaning and the default that it has', () => {
    const rows = guide.split('\n').filter((line) => /^\| `[A-Z_]+` \|/.test(line));
    expect(rows).toEqual(tableOfSettings());
  });
});

describe('settings', () => {
  it('that are left empty are as good as absent', () => {
    const settings = readSettings({ PORT: '4000', DATABASE_URL: '', CAIRN_MASTER_KEY: '' });
    expect(settings).toMatchObject({ url: 'http://localhost:4000', databaseUrl: null, masterKey: null, demo: false });
  });

  it('that cannot be used are named one by one', () => {
    const wrong = () => readSettings({ PORT: 'three', CAIRN_URL: 'cairn.example.org', DATABASE_URL: 'mysql://x' });
    expect(wrong).toThrow(SettingsError);
    expect(wrong).toThrow(/PORT: [^]*CAIRN_URL: must be an http or https address[^]*DATABASE_URL: must start with/);
  });
});
