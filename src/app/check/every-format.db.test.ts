import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { ELM_CONTEXT_URL, readAward, verifyCredential, type JsonObject, type Report } from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';
import { given } from '../../../tests/support/assessment.ts';
import { makeAwardHouse, type AwardHouse } from '../../../tests/support/award.ts';
import { SHARED } from '../../../tests/interop/shared-data.ts';
import { useTestWorld } from '../../../tests/support/world.ts';
import {
  awardCredential,
  changeLegalIdentifier,
  correctCredential,
  DOCUMENT_FORMATS,
  eraseSignedTexts,
  makeTestSeal,
  revokeCredential,
  type DocumentFormat,
} from '#modules/award/index.ts';
import { getOwnCredential, takeAway } from '#modules/passport/index.ts';
import { queryRows } from '#platform/db/db.ts';
import { findShownCredential } from './check-page.ts';
import { ownDocuments } from './own-documents.ts';

const world = useTestWorld();
const ELM = join(SHARED, 'data/elm/v3.2/edc');
/** What is left out is said in the name of the test. */
const NOT_HERE = existsSync(ELM) ? '' : ` (SKIPPED: there is nothing at ${ELM}, see CAIRN_SHARED)`;
const NAME = 'ليلى "Layla" Haddad-Ünal';

const check = (text: string, extra: object = {}): Promise<Report> =>
  verifyCredential(text, {
    now: world().clock.now(),
    crypto: nodeCrypto,
    documents: ownDocuments(world()),
    ...extra,
  });

const award = async (house: AwardHouse, hours?: number): Promise<string> => {
  const wish = { caseId: house.caseId, idempotencyKey: `every-format-${house.caseId}`, name: NAME, hours };
  return given(await awardCredential(world(), house.registrar, { ...wish, consent: 'in_person' })).credentialId;
};

const textIn = async (house: AwardHouse, credentialId: string, format: DocumentFormat | 'open_badge') =>
  format === 'open_badge'
    ? ((await findShownCredential(world(), credentialId))?.text ?? '')
    : given(await takeAway(world(), house.learner, { credentialId, format }));

const reportsOf = async (house: AwardHouse, credentialId: string): Promise<ReadonlyMap<string, Report>> => {
  const reports = new Map<string, Report>();
  for (const format of ['open_badge', ...DOCUMENT_FORMATS] as const) {
    reports.set(format, await check(await textIn(house, credentialId, format)));
  }
  return reports;
};

const codes = (reports: ReadonlyMap<string, Report>, name: 'integrity' | 'status') =>
  [...reports.values()].map((report) => report.checks[name].code);

const all = (code: string) => Array.from({ length: 1 + DOCUMENT_FORMATS.length }, () => code);

describe('one award in every format', () => {
  let house: AwardHouse;
  let id = '';
  beforeAll(async () => {
    house = await makeAwardHouse(world());
    given(await changeLegalIdentifier(world(), house.registrar, { legalIdentifier: 'NTRNO-000000000' }));
    given(await makeTestSeal(world(), house.registrar));
    id = await award(house);
  });

  it('is unchanged and not revoked in each of them', async () => {
    const reports = await reportsOf(house, id);
    expect(codes(reports, 'integrity')).toEqual(all('integrity.unchanged'));
    expect(codes(reports, 'status')).toEqual(all('status.not_revoked'));
    expect([...reports.values()].map(({ format }) => format)).toEqual([
      'vcdm2-data-integrity',
      'elm-jades',
      'vcdm2-jwt',
      'sd-jwt-vc',
    ]);
  });

  it('stays so for months without a change: no list goes stale by itself', async () => {
    const later = new Date(world().clock.now().getTime() + 200 * 86_400_000);
    for (const format of ['open_badge', ...DOCUMENT_FORMATS] as const) {
      const { checks } = await check(await textIn(house, id, format), { now: later });
      expect([format, checks.status.code]).toEqual([format, 'status.not_revoked']);
    }
  });

  it('says the same about the learner, the title, the outcomes, the hours, the level and the issuer', async () => {
    const [first, ...others] = [...(await reportsOf(house, id)).values()].map((report) =>
      readAward((report.credential?.document ?? {}) as JsonObject),
    );
    expect(first?.learner).toBe(NAME);
    expect(others).toEqual(Array.from({ length: DOCUMENT_FORMATS.length }, () => first));
  });

  it('names the same proof in each of them, and says that nobody looked at it', async () => {
    const told = [...(await reportsOf(house, id)).values()].map(({ checks }) => checks.evidence);
    expect(told[0]).toMatchObject({ outcome: 'not_applicable', code: 'evidence.named' });
    expect(told[0]?.details?.['kinds']).not.toBe('');
    expect(told).toEqual(told.map(() => told[0]));
  });

  it('is confirmed to be the issuer’s, but for the seal, of which it says that it is a test', async () => {
    const reports = await reportsOf(house, id);
    const issuers = [...reports].map(([format, { checks }]) => [format, checks.issuer.code]);
    expect(Object.fromEntries(issuers)).toEqual({
      open_badge: 'issuer.confirmed',
      vc_jwt: 'issuer.confirmed',
      sd_jwt_vc: 'issuer.confirmed',
      elm_jades: 'issuer.seal_not_trusted',
    });
    expect(reports.get('elm_jades')?.checks.issuer.details?.['subject']).toContain('(test seal)');
    const { formats } = given(await getOwnCredential(world(), house.learner, id));
    expect(formats.filter(({ isTest }) => isTest).map(({ format }) => format)).toEqual(['elm_jades']);
  });

  it('is the same text each time that its holder takes it away, and nobody else’s', async () => {
    for (const format of DOCUMENT_FORMATS)
      expect(await textIn(house, id, format)).toBe(await textIn(house, id, format));
    const stranger = await makeAwardHouse(world());
    const asked = await takeAway(world(), stranger.learner, { credentialId: id, format: 'vc_jwt' });
    expect(asked).toMatchObject({ ok: false, error: { code: 'passport.not_found' } });
  });

  it.skipIf(!existsSync(ELM))(`conforms to both application profiles of ELM 3.2${NOT_HERE}`, async () => {
    const text = await textIn(house, id, 'elm_jades');
    const base = gunzipSync(readFileSync(join(ELM, 'EDC-generic-no-cv.ttl.gz'))).toString('utf8');
    const full = readFileSync(join(ELM, 'EDC-generic-full.ttl'), 'utf8');
    const context = JSON.parse(readFileSync(join(ELM, 'edc-ap-context.jsonld'), 'utf8')) as object;
    const contexts = new Map([[ELM_CONTEXT_URL, context]]);
    for (const shapes of [
      [['no-cv', base]],
      [
        ['no-cv', base],
        ['full', full],
      ],
    ] as const) {
      const { checks } = await check(text, { contexts, elmShapes: new Map<string, string>(shapes) });
      expect(checks.model).toMatchObject({ outcome: 'passed', code: 'model.conforms' });
    }
  });

  it('turns revoked in all of them at once, and the correction is good in all of them', async () => {
    const corrected = given(
      await correctCredential(world(), house.registrar, {
        credentialId: id,
        idempotencyKey: 'every-format-correction',
        name: 'Layla Haddad',
        reason: 'Her passport says so.',
      }),
    ).credentialId;
    expect(codes(await reportsOf(house, id), 'status')).toEqual(all('status.revoked'));
    expect(codes(await reportsOf(house, corrected), 'status')).toEqual(all('status.not_revoked'));
    given(
      await revokeCredential(world(), house.registrar, {
        credentialId: corrected,
        code: 'holder_asked',
        reason: 'She asked for it.',
      }),
    );
    expect(codes(await reportsOf(house, corrected), 'status')).toEqual(all('status.revoked'));
  });
});

describe('an organisation without a seal', () => {
  it('awards all the same; the European version is made once there is one, and says what was signed', async () => {
    const house = await makeAwardHouse(world());
    const id = await award(house);
    const wish = { credentialId: id, format: 'elm_jades' } as const;
    expect(await takeAway(world(), house.learner, wish)).toMatchObject({ error: { code: 'award.format.no_seal' } });
    const { formats } = given(await getOwnCredential(world(), house.learner, id));
    expect(formats.find(({ format }) => format === 'elm_jades')?.gap).toBe('no_seal');

    given(await changeLegalIdentifier(world(), house.registrar, { legalIdentifier: 'NTRNO-000000001' }));
    given(await makeTestSeal(world(), house.registrar));
    const report = await check(given(await takeAway(world(), house.learner, wish)));
    expect(readAward((report.credential?.document ?? {}) as JsonObject).learner).toBe(NAME);
  });

  it('keeps the text of no format of somebody who was erased', async () => {
    const house = await makeAwardHouse(world());
    const wish = { credentialId: await award(house), format: 'vc_jwt' } as const;
    given(await takeAway(world(), house.learner, wish));
    const { tenantId, personId } = house.learner;
    await world().db.inTenant(tenantId, (tx) =>
      eraseSignedTexts(tx, { type: 'people.person_erased', tenantId, at: world().clock.now(), payload: { personId } }),
    );
    const kept = await world().db.asSystem((tx) =>
      queryRows<{ text: string }>(tx, sql`select text from award_document where credential_id = ${wish.credentialId}`),
    );
    expect(kept).toEqual([{ text: '' }]);
    expect((await takeAway(world(), house.learner, wish)).ok).toBe(false);
  });

  it('gives no new formats of a credential that was withdrawn', async () => {
    const house = await makeAwardHouse(world());
    const id = await award(house);
    const reason = 'A wrong case.';
    given(await revokeCredential(world(), house.registrar, { credentialId: id, code: 'issued_in_error', reason }));
    expect(await takeAway(world(), house.learner, { credentialId: id, format: 'vc_jwt' })).toMatchObject({
      error: { code: 'award.already_revoked' },
    });
  });
});
