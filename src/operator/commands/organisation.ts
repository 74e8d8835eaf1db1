import { parseArgs } from 'node:util';
import { z } from 'zod';
import { foundOrganisation, newOrganisation, newStaff } from '#modules/people/index.ts';
import { systemClock } from '#platform/clock.ts';
import { openDb } from '#platform/db/open-db.ts';
import { STAFF_LANGUAGES } from '#platform/i18n/languages.ts';
import { callLocalCommand, type LocalCommand } from '#platform/local-endpoint.ts';
import { OperatorError } from '#platform/operator-error.ts';
import { parseInput } from '#platform/parse.ts';
import { systemRandom } from '#platform/random.ts';
import type { World } from '#platform/world.ts';
import { UsageError, type Console } from '../console.ts';

const USAGE =
  'cairn organisation add --name NAME --slug WORD --country NO --language nb --admin FULL-NAME --login NAME [--legal-name NAME] [--region NO020]';

type Parts = Pick<World, 'db' | 'clock' | 'random'>;

const WORDS = {
  name: { type: 'string' },
  'legal-name': { type: 'string' },
  slug: { type: 'string' },
  country: { type: 'string' },
  region: { type: 'string', default: '' },
  language: { type: 'string' },
  admin: { type: 'string' },
  login: { type: 'string' },
} as const;

const inputSchema = z.object({ organisation: z.unknown(), admin: z.unknown() });
const doneSchema = z.object({ slug: z.string(), loginName: z.string(), password: z.string() });

const LATER = 'Nothing was saved. Put it right and run the command again.';

/** What was typed wrongly, by the failure that the rules of people give. */
const SENTENCES: Readonly<Record<string, string>> = {
  'people.slug_unfit': '--slug is 2 to 41 small letters, digits and hyphens, and begins with a letter: second-round.',
  'people.slug_taken': 'Another organisation of this installation has this --slug.',
  'people.country_unfit': '--country is a code of two capital letters (ISO 3166-1): NO.',
  'people.region_unfit': '--region is a NUTS code such as NO020.',
  'people.language_unknown': `--language is one of the staff languages: ${STAFF_LANGUAGES.join(', ')}.`,
  'people.login_name_unfit': '--login is 3 to 40 letters, digits, dots, hyphens or underscores.',
  'people.login_name_taken': 'Somebody of this installation signs in with this --login already.',
};

const refusal = (code: string): OperatorError =>
  new OperatorError(
    code,
    SENTENCES[code] ?? '--name, --legal-name or --admin is empty, too long or has unfit signs.',
    LATER,
  );

function checked<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = parseInput(schema, input, 'people.form_changed');
  if (!parsed.ok) throw refusal(parsed.error[0]?.code ?? '');
  return parsed.value;
}

async function found(parts: Parts, input: unknown): Promise<z.infer<typeof doneSchema>> {
  const { organisation, admin } = inputSchema.parse(input);
  const own = checked(newOrganisation, organisation);
  const first = checked(newStaff, admin);
  if (!STAFF_LANGUAGES.some((language) => language === own.language)) throw refusal('people.language_unknown');
  const founded = await foundOrganisation(parts, own, first);
  if (!founded.ok) throw refusal(founded.error.code);
  return { slug: own.slug, loginName: first.loginName, password: founded.value.password };
}

/** The command as it runs inside an app that has the embedded database open. */
export const localFoundOrganisation =
  (parts: Parts): LocalCommand =>
  (input) =>
    found(parts, input);

async function runHere({ settings, log }: Console, input: unknown): Promise<unknown> {
  const db = await openDb(settings, log);
  try {
    return await found({ db, clock: systemClock, random: systemRandom }, input);
  } finally {
    await db.close();
  }
}

function readWords(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: WORDS, allowPositionals: true });
    if (positionals.join(' ') === 'add') return values;
  } catch {
    // parseArgs tells by throwing that a word is unknown; what is right stands in the usage.
  }
  throw new UsageError(USAGE);
}

function parse(args: readonly string[]): z.infer<typeof inputSchema> {
  const { name, slug, country, region, language, admin, login, 'legal-name': legalName = name } = readWords(args);
  if ([name, slug, country, language, admin, login].includes(undefined)) throw new UsageError(USAGE);
  return {
    organisation: { slug, publicName: name, legalName, country, region, language },
    admin: { fullName: admin, knownAs: admin?.trim().split(/\s+/u)[0], language, roles: ['admin'], loginName: login },
  };
}

/** `cairn organisation add …`: an organisation and its first administrator, who then adds everybody else. */
export async function organisationCommand(args: readonly string[], console: Console): Promise<void> {
  const input = parse(args);
  const { databaseUrl, dataDir, url } = console.settings;
  const call = { command: 'organisation-add', input };
  const answer = databaseUrl === null ? await callLocalCommand(dataDir, call, () => undefined) : null;
  const { slug, loginName, password } = doneSchema.parse(answer === null ? await runHere(console, input) : answer.done);
  console.say(`The organisation is there. Its address in every credential: ${url}/o/${slug}`);
  console.say(`Its first administrator signs in at ${url}/sign-in`);
  console.say(`  name      ${loginName}`);
  console.say(`  password  ${password}`);
  console.say('The password is shown this once, and is changed at the first entry.');
}
