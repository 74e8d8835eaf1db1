import { nodeCrypto } from '@cairn/engine/node';
import type { HeldWithFormats } from '#modules/passport/index.ts';
import {
  abilitiesOf,
  codeToCompare,
  factsOf,
  ownPicture,
  pick,
  readContent,
  type Reader,
} from '#modules/verification/index.ts';
import type { World } from '#platform/world.ts';
import { checkPageUrl } from './certificate.ts';
import { TAKE_FORMATS, TAKE_NAMES } from './formats.ts';

/** What the holder's page and its printed twin show, read from the signed text. */
export async function heldPage(world: World, { entry, credential, formats }: HeldWithFormats, reader: Reader) {
  const content = readContent(JSON.parse(credential.text) as Readonly<Record<string, unknown>>);
  return {
    entry: { ...entry, title: pick(content.title, reader.language) },
    name: content.name ?? '',
    seed: content.seed,
    picture: ownPicture(content, new URL(world.settings.url).origin),
    summary: pick(content.summary, reader.language),
    abilities: abilitiesOf(content, reader),
    facts: factsOf(content, reader),
    checkUrl: checkPageUrl(world, credential.id),
    code: await codeToCompare(credential.text, nodeCrypto),
    takes: TAKE_NAMES.map((name) => {
      const line = formats.find(({ format }) => format === TAKE_FORMATS[name].format);
      return { name, file: TAKE_FORMATS[name].file, canBeHad: line?.gap === null, isTest: line?.isTest ?? false };
    }),
  };
}
