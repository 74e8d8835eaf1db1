import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sampleAward } from '../src/testing/sample-award.ts';
import { NOW } from '../src/testing/fixtures.ts';
import { check } from './verify.ts';
import { issue } from './issue.ts';
import { checkOnPage } from './quick.ts';
import { revoke } from './revoke.ts';

const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');

describe('the examples of the README', () => {
  it.each(['verify', 'issue', 'revoke', 'quick'])('“%s” stands there exactly as it runs', (name) => {
    expect(read('../README.md')).toContain(`\`\`\`ts\n${read(`${name}.ts`)}\`\`\``);
  });

  it('do what they say', async () => {
    const { text, didDocument } = await issue(sampleAward('did:web:nordlys.example'), NOW);
    expect(await check(new TextEncoder().encode(text), NOW)).toBe(
      'could_not_check_everything: integrity.key_not_found, issuer.unreachable',
    );
    const nowhere = { find: () => Promise.resolve({ ok: false, reason: 'not_found' } as const) };
    const noPlans = { find: () => Promise.resolve(null) };
    expect((await checkOnPage(text, { plans: noPlans, documents: nowhere }, NOW)).summary).toBe(
      'could_not_check_everything',
    );
    expect(didDocument.assertionMethod).toEqual(['did:web:nordlys.example#key-1']);
    expect(revoke(didDocument.id, 5, NOW)).toMatchObject({ issuer: didDocument.id });
  });
});
