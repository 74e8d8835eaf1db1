import { nodeCrypto } from '@cairn/engine/node';
import { makeCertificate, type HeldWithFormats } from '#modules/passport/index.ts';
import { abilitiesOf, codeToCompare, factsOf, pick, readContent, type Reader } from '#modules/verification/index.ts';
import { directionOf } from '#platform/i18n/languages.ts';
import type { Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { qrPicture } from '#ui/qr.ts';
import { pictureOf } from '../badges.ts';

export const checkPageUrl = (world: Pick<World, 'settings'>, credentialId: string): string =>
  `${world.settings.url}/c/${credentialId}`;

function qrSvg(text: string): string {
  const { path, size } = qrPicture(text);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
}

/** Facts that fit on one printed page; the rest stands on the check page. */
const PRINTED = [
  'hours',
  'level',
  'assessment',
  'judged_by',
  'evidence',
  'identity',
  'quality',
  'awarding_body',
  'date',
];

/** The certificate of a held credential in the reader's language, made from the signed text; its badge from the version it names. */
export async function certificateOf(world: World, held: HeldWithFormats, reader: Reader): Promise<Result<Uint8Array>> {
  const { t, language } = reader;
  const { credential } = held;
  const content = readContent(JSON.parse(credential.text) as Readonly<Record<string, unknown>>);
  const title = pick(content.title, language);
  const name = content.name ?? '';
  const url = checkPageUrl(world, credential.id);
  const page = { lang: language, dir: directionOf(language) };
  return makeCertificate(
    {
      ...page,
      documentTitle: t('passport.certificate.title', { title: title.text, name }),
      kind: t('passport.certificate.kind'),
      title,
      givenTo: t('passport.certificate.given_to'),
      name: { text: name, lang: language, dir: /\p{Script=Arabic}/u.test(name) ? 'rtl' : 'ltr' },
      issuerName: content.issuerName ?? '',
      stone: await pictureOf(world, content, { family: credential.family, size: 400 }),
      stoneText: content.image?.caption ?? t('passport.certificate.stone'),
      canHeading: t('passport.certificate.can'),
      abilities: abilitiesOf(content, reader),
      howHeading: t('passport.certificate.how'),
      facts: factsOf(content, reader)
        .filter((fact) => PRINTED.includes(fact.name))
        .map((fact) => ({
          label: fact.term,
          value: { text: fact.text, lang: fact.lang ?? page.lang, dir: fact.dir ?? page.dir },
        })),
      qr: qrSvg(url),
      qrText: t('passport.certificate.qr'),
      checkHeading: t('passport.certificate.check'),
      checkText: t('passport.certificate.check_text'),
      checkUrl: url,
      codeLabel: t('passport.certificate.code'),
      code: await codeToCompare(credential.text, nodeCrypto),
      paperText: t('passport.certificate.paper'),
      sealNote: held.formats.some(({ isMade, isTest }) => isMade && isTest) ? t('passport.certificate.test_seal') : '',
      credential: credential.text,
      attachmentText: t('passport.certificate.attachment'),
    },
    credential.issuedAt,
  );
}
