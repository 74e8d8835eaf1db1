import type { DocumentSource } from '@cairn/engine';
import {
  buildAchievementCredential,
  buildStatusListCredential,
  createStatusList,
  issueCredential,
} from '@cairn/engine';
import { generateKey, nodeCrypto, nodeSigner } from '@cairn/engine/node';
import { describe, expect, it } from 'vitest';
import { sampleAward } from '../../../packages/engine/src/testing/sample-award.ts';
import { findPlan, offerCredential, offeringLists, plansAtHand } from './plans.ts';

const did = 'did:web:nordlys.example';
const signer = nodeSigner({ privateKey: generateKey('Ed25519').privateKey, verificationMethod: `${did}#key-1` });
const created = new Date('2026-11-21T12:00:00Z');
const sign = async (credential: object) =>
  (await issueCredential({ credential, signer, created, crypto: nodeCrypto })).text;

describe('plans for browsers', () => {
  it('stand ready once a credential of the shape was shown, under a name that only who has one can tell', async () => {
    const before = plansAtHand().plans.length;
    const text = await sign(buildAchievementCredential(sampleAward(did)));
    await offerCredential('crd_one', text);
    await offerCredential('crd_one', text);
    await offerCredential('crd_two', text);
    const { edition, plans } = plansAtHand();
    expect(plans).toHaveLength(before + 1);
    expect(plans.at(-1)).toMatch(/^[0-9a-f]{8}$/);
    expect(findPlan(`${edition}-${plans.at(-1)}`)).toBeNull();
    expect(findPlan('')).toBeNull();
  });

  it('are made for the status lists that a check reads, once for each text', async () => {
    const list = buildStatusListCredential({
      id: 'https://nordlys.example/status/1',
      issuer: did,
      purpose: 'revocation',
      bits: createStatusList({ length: 131_072 }),
      validFrom: created,
    });
    const body = await sign(list);
    const source: DocumentSource = { find: () => Promise.resolve({ ok: true, body, asOf: created.toISOString() }) };
    const before = plansAtHand().plans.length;
    const offering = offeringLists(source);
    await offering.find('https://nordlys.example/did.json', 'did');
    expect(plansAtHand().plans).toHaveLength(before);
    expect(await offering.find('https://nordlys.example/status/1', 'status')).toMatchObject({ ok: true, body });
    await offering.find('https://nordlys.example/status/1', 'status');
    expect(plansAtHand().plans).toHaveLength(before + 1);
  });
});
