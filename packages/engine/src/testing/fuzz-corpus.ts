import { bakePng } from '../baking/png.ts';
import { bakeSvg } from '../baking/svg.ts';
import { encodeDer } from '../jades/der.ts';
import { issueJwtCredential } from '../jose/issue-jwt.ts';
import { buildAchievementCredential } from '../award/build-achievement-credential.ts';
import type { JsonObject } from '../json/json-types.ts';
import { nodeCrypto, oneTimeKeys } from '../node/index.ts';
import { issueForShowing } from '../proof/sd/issue-for-showing.ts';
import { createStatusList, encodeStatusList, writeStatus } from '../status/status-list.ts';
import { concatBytes } from '../text/bytes.ts';
import { crc32 } from '../text/crc32.ts';
import { utf8Encode } from '../text/utf8.ts';
import { showPart } from './derived.ts';
import { NOW, TestIssuer, smallCredential } from './fixtures.ts';
import { sampleAward } from './sample-award.ts';

const number = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

const chunk = (name: string, data: Uint8Array): Uint8Array => {
  const body = concatBytes(utf8Encode(name), data);
  return concatBytes(number(data.length), body, number(crc32(body)));
};

/** A picture of one point. */
const PNG = concatBytes(
  Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  chunk('IHDR', concatBytes(number(1), number(1), Uint8Array.of(8, 0, 0, 0, 0))),
  chunk('IDAT', Uint8Array.of(0x78, 0x9c, 0x63, 0xf8, 0x0f, 0, 1, 1, 1, 0)),
  chunk('IEND', new Uint8Array()),
);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1"><title>A &amp; B</title><path d="M0 0"/></svg>';

const given = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!result.ok) throw new Error('The corpus could not be made');
  return result.value;
};

/** Good input of every kind that the engine reads, by kind; what a run begins with before it changes it. */
export type Corpus = {
  readonly issuer: TestIssuer;
  readonly json: readonly string[];
  readonly tokens: readonly string[];
  readonly pngs: readonly Uint8Array[];
  readonly svgs: readonly string[];
  readonly lists: readonly string[];
  /** Credentials from which a holder shows parts. */
  readonly showable: readonly string[];
  readonly turtle: readonly string[];
  readonly der: readonly Uint8Array[];
  readonly names: readonly string[];
  /** Whole texts that check out as they are. */
  readonly genuine: ReadonlySet<string>;
};

export const makeCorpus = async (): Promise<Corpus> => {
  const issuer = new TestIssuer();
  const curve = new TestIssuer('did:web:nordlys.example', 'P-256');
  const { status: _none, ...award } = sampleAward(issuer.did);
  const small = (await issuer.issue(smallCredential(issuer.did))).text;
  const full = (await issuer.issue(buildAchievementCredential(award))).text;
  const token = (await issueJwtCredential({ credential: smallCredential(issuer.did), signer: issuer.signer })).text;
  const shown = JSON.stringify(await showPart(curve, smallCredential(curve.did) as JsonObject));
  const forHolder = { signer: curve.signer, created: NOW, crypto: nodeCrypto, once: oneTimeKeys() };
  const credential = smallCredential(curve.did);
  const showable = (await issueForShowing({ ...forHolder, credential, mandatory: ['/issuer'] })).text;
  const bits = writeStatus(createStatusList({ length: 131_072 }), [{ index: 5, isSet: true }]);
  return {
    issuer,
    json: [small, full, shown, issuer.didDocument(), '{"a":[1,-2.5e3,true,null,"\\u00e5\\n"],"b":{}}'],
    tokens: [
      token,
      `${token}~WyJzIiwibmFtZSIsIkFtYWwiXQ~`,
      `{"payload":"${token}","signatures":[{"protected":"e30"}]}`,
    ],
    pngs: [given(bakePng(PNG, small))],
    svgs: [given(bakeSvg(SVG, small)), SVG],
    lists: [encodeStatusList(bits)],
    showable: [showable],
    turtle: ['@prefix a: <https://x.example/> .\na:b a a:C ; a:p "t"@en, 1, [ a:q ( a:r _:n ) ] .'],
    der: [encodeDer(0x30, encodeDer(0x02, Uint8Array.of(1)), encodeDer(0x06, Uint8Array.of(42, 3, 4)))],
    names: [issuer.did, 'did:key:z6MktHxdJ3DndVj6qaf9BQPddr6tybxZfN79CbLW85iL3L8v', '2026-01-01T00:00:00Z', 'PT60H'],
    genuine: new Set([small, full, token]),
  };
};
