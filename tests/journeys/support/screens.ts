import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from '@playwright/test';
import { signLink } from './design-packages.ts';
import { askExample, blurExample, linkExample } from './proof-examples.ts';
import {
  beginRating,
  bringToCase,
  createLearner,
  decideAndAward,
  enter,
  findCase,
  newLearner,
  type NewLearner,
  offer,
  SORTING,
  staff,
} from './stages.ts';
import { askedExample, posterExample } from './poster-examples.ts';
import { knowOurselves, makeResult, takeIn } from './bundles.ts';
import { createVisitor, find, type Visitor } from './visitor.ts';

/** Who looks at screens, and the roles that each of them stands for. */
export const LOOKERS = {
  anybody: ['everybody'],
  learner: ['learner'],
  beginner: ['learner'],
  helper: ['supporter'],
  ingrid: ['coach'],
  matteo: ['designer'],
  aila: ['approver'],
  henrik: ['validator'],
  signe: ['registrar', 'admin'],
} as const;

export type Looker = keyof typeof LOOKERS;

/** Addresses of things that exist, one for each hole in a route. */
export type Examples = {
  readonly visitors: Readonly<Record<Looker, Visitor>>;
  readonly achievement: string;
  readonly credential: string;
  /** The learner's page in the coach's room. */
  readonly learnerPage: string;
  readonly evaluation: string;
  readonly proof: string;
  readonly summary: string;
  readonly story: string;
  readonly step: string;
  readonly talk: string;
  readonly waitingCase: string;
  /** Somebody who has begun nothing yet. */
  readonly secondLearner: NewLearner;
  readonly awardCase: string;
  /** Codes of cards: learners' sessions are short, so they come in again before each round of looking. */
  readonly codes: Readonly<Record<'learner' | 'beginner' | 'fresh' | 'helper', string>>;
  readonly draft: string;
  readonly outcome: string;
  readonly inReview: string;
  /** A design that came from another house. */
  readonly adapted: string;
  /** A programme that everybody may read. */
  readonly programme: string;
  readonly colleague: string;
  /** The learner's page about her helper, the coach's about one whom she proposed, and the helper's about the learner. */
  readonly helperCard: string;
  readonly proposedHelper: string;
  readonly helped: string;
  /** A mapped place of work, one of its tasks, and a unit that is still written. */
  readonly place: string;
  readonly task: string;
  readonly unit: string;
};

const firstLink = async (who: Visitor, path: string, pattern: RegExp): Promise<string> =>
  find((await who.get(path)).text, new RegExp(`href="(${pattern.source})"`));

/** A case that its coach takes back and puts before a second assessor; asked again, the request that waits is found. */
async function askSecond({ ingrid, henrik }: Examples['visitors'], learner: NewLearner, what: string): Promise<string> {
  const list = (await henrik.get('/second')).text;
  if (!list.includes('/second/sec_')) {
    // Sessions of learners are short: she comes in again.
    const evaluation = await bringToCase(ingrid, { ...learner, visitor: await enter(learner.code) }, what);
    await ingrid.post(`${evaluation}?/withdraw`);
    await ingrid.post(`${evaluation}?/second`, { why: 'We see pricing differently.' });
  }
  return firstLink(henrik, '/second', /\/second\/sec_[a-z0-9]+/);
}

type Address = string | ((examples: Examples, page: Page) => string | Promise<string>);
type Addresses = Partial<Record<Looker, Address>>;

const forAll = (lookers: readonly Looker[], address: Address): Addresses =>
  Object.fromEntries(lookers.map((looker) => [looker, address]));
/** Answers of the demo that anybody may open: the code comes into the browser first. */
const tryAt =
  (path: string): Address =>
  async (_examples, page) => {
    await page.goto('/try?c=TRY246TRY8');
    await page.goto('/?lang=en');
    return path;
  };
const STAFF = ['ingrid', 'matteo', 'aila', 'henrik', 'signe'] as const;
const DESIGN = ['matteo', 'aila'] as const;
const PROGRAMMES = ['matteo', 'aila', 'signe'] as const;
const TAKERS = ['ingrid', 'matteo', 'henrik', 'signe'] as const;
const MAPPERS = ['ingrid', 'matteo', 'signe'] as const;

/** A page of the demo's canvas, which all staff of the shop may open. */
const canvasAt =
  (page: string): Address =>
  async ({ visitors }) =>
    `${find((await visitors.matteo.get('/toolkit/sheets')).text, /href="(\/toolkit\/sheets\/wks_[a-z0-9]+)"[^>]*>Canvas: sort/)}${page}`;

/** A sheet of paper that the coach has just made. */
const makeSheet = async ({ visitors, learnerPage, achievement }: Examples, kind: string): Promise<string> =>
  (await visitors.ingrid.post(`${learnerPage}/paper?/make`, { kind, achievementId: achievement })).location;

/** An example address for every page and everybody who may enter it. A new page needs a line here. */
export const SCREENS: Readonly<Record<string, Addresses>> = {
  '/': forAll(['anybody', 'learner', ...STAFF], '/'),
  '/account': forAll(STAFF, '/account'),
  '/achievements/[id]/[version]': { anybody: ({ achievement }) => `/achievements/${achievement}/1` },
  '/achievements/[id]/[version]/leaflet': { anybody: ({ achievement }) => `/achievements/${achievement}/1/leaflet` },
  '/admin': { signe: '/admin' },
  '/admin/people/[id]': { signe: ({ colleague }) => colleague },
  '/admin/training': { signe: '/admin/training' },
  '/appeals': { henrik: '/appeals' },
  '/appeals/[id]': {
    henrik: async () => firstLink(await staff('tuva'), '/appeals', /\/appeals\/apl_[a-z0-9]+/),
  },
  '/moderate': forAll(['henrik', 'aila'], '/moderate'),
  '/moderate/[case]': {
    henrik: ({ visitors }) => firstLink(visitors.aila, '/moderate', /\/moderate\/cas_[a-z0-9]+/),
    aila: ({ visitors }) => firstLink(visitors.aila, '/moderate', /\/moderate\/cas_[a-z0-9]+/),
  },
  '/moderate/statistics': forAll(['henrik', 'aila'], '/moderate/statistics'),
  '/second': forAll(['henrik', 'ingrid'], '/second'),
  '/second/[id]': forAll(['henrik', 'ingrid'], ({ visitors, secondLearner, achievement }) =>
    askSecond(visitors, secondLearner, achievement),
  ),
  '/admin/people/new': { signe: '/admin/people/new' },
  '/admin/audit': { signe: '/admin/audit' },
  '/admin/learners': { signe: '/admin/learners' },
  '/admin/learners/[id]': { signe: ({ learnerPage }) => learnerPage.replace('/coach/', '/admin/') },
  '/admin/site': { signe: '/admin/site' },
  '/award': { signe: '/award' },
  '/award/cases/[id]': { signe: ({ awardCase }) => awardCase },
  '/award/credentials/[id]': { signe: ({ credential }) => `/award/credentials/${credential}` },
  '/award/credentials/[id]/correct': { signe: ({ credential }) => `/award/credentials/${credential}/correct` },
  '/award/credentials/[id]/revoke': { signe: ({ credential }) => `/award/credentials/${credential}/revoke` },
  '/award/keys': { signe: '/award/keys' },
  '/c/[id]': { anybody: ({ credential }) => `/c/${credential}` },
  '/card': { anybody: '/card' },
  '/card/own': { anybody: '/card/own' },
  '/card/pin': {
    anybody: async ({ codes }, page) => {
      await page.goto(`/card?c=${codes.fresh}`);
      await page.goto('/?lang=en');
      return '/card/pin';
    },
  },
  '/bundles': forAll(['ingrid', 'matteo', 'signe'], '/bundles'),
  '/bundles/in/[id]': {
    ingrid: async ({ learnerPage }, page) => {
      const id = learnerPage.split('/').at(-1) ?? '';
      await knowOurselves();
      await takeIn(page, id, await makeResult(page, id));
      return new URL(page.url()).pathname;
    },
  },
  '/bundles/out/[id]': { ingrid: ({ learnerPage }) => `/bundles/out/${learnerPage.split('/').at(-1) ?? ''}` },
  '/coach': { ingrid: '/coach' },
  '/coach/asked': {
    ingrid: async ({ visitors, place }) => {
      await askedExample(visitors.ingrid, place);
      return '/coach/asked';
    },
  },
  '/coach/key-in': { ingrid: '/coach/key-in' },
  '/coach/learners/[id]/key-in/[code]': {
    ingrid: async (examples) => (await makeSheet(examples, 'story')).replace('/paper/', '/key-in/'),
  },
  '/coach/learners/[id]/paper': { ingrid: ({ learnerPage }) => `${learnerPage}/paper` },
  '/coach/learners/[id]/paper/[code]': { ingrid: (examples) => makeSheet(examples, 'joint') },
  '/coach/learners/[id]/sent': { ingrid: ({ learnerPage }) => `${learnerPage}/sent` },
  '/coach/offline': forAll(['anybody', 'ingrid'], '/coach/offline'),
  '/learn/offline': forAll(['anybody', 'learner'], '/learn/offline'),
  '/learn/offline/sent': { learner: '/learn/offline/sent' },
  '/coach/learners': { ingrid: '/coach/learners' },
  '/coach/recordings': { ingrid: '/coach/recordings' },
  '/coach/recordings/[achievement]': { ingrid: '/coach/recordings/tpl_general?language=ar' },
  '/coach/learners/[id]': { ingrid: ({ learnerPage }) => learnerPage },
  '/coach/learners/[id]/card': { ingrid: ({ learnerPage }) => `${learnerPage}/card` },
  '/coach/learners/[id]/evaluate/[joint]/appeal': {
    ingrid: ({ evaluation, awardCase }) => `${evaluation}/appeal?case=${awardCase.split('/').at(-1) ?? ''}`,
  },
  '/coach/learners/[id]/evaluate/[joint]': { ingrid: ({ evaluation }) => evaluation },
  '/coach/learners/[id]/proof': { ingrid: ({ learnerPage }) => `${learnerPage}/proof` },
  '/coach/learners/[id]/proof/[evidence]/blur': {
    ingrid: ({ learnerPage, achievement }, page) => blurExample(page, `${learnerPage}/proof`, achievement),
  },
  '/coach/learners/[id]/proof/matrix': {
    ingrid: ({ learnerPage, achievement }) => `${learnerPage}/proof/matrix?for=${achievement}`,
  },
  '/coach/learners/[id]/proof/witness': {
    ingrid: ({ learnerPage, achievement }) => `${learnerPage}/proof/witness?for=${achievement}`,
  },
  '/coach/learners/[id]/proof/witness/[request]': {
    ingrid: ({ visitors, learnerPage, achievement }) =>
      askExample(visitors.ingrid, `${learnerPage}/proof/witness`, achievement),
  },
  '/coach/learners/[id]/proof/add/[kind]': {
    ingrid: ({ learnerPage, achievement }) => `${learnerPage}/proof/add/observation?for=${achievement}`,
  },
  '/coach/learners/[id]/people': { ingrid: ({ learnerPage }) => `${learnerPage}/people` },
  '/coach/learners/[id]/people/helper/[link]': { ingrid: ({ proposedHelper }) => proposedHelper },
  '/coach/learners/new': { ingrid: '/coach/learners/new' },
  '/coach/places': { ingrid: '/coach/places' },
  '/coach/places/[learner]': {
    // Somebody whose wishes are written down: for others the page asks for them first.
    ingrid: async ({ visitors }) =>
      find(
        (await visitors.ingrid.get('/coach/places')).text,
        /href="(\/coach\/places\/per_[a-z0-9]+)"[^>]*>Yasir Abdi/,
      ),
  },
  '/coach/places/[learner]/wishes': {
    ingrid: ({ learnerPage }) => `${learnerPage.replace('/coach/learners/', '/coach/places/')}/wishes`,
  },
  '/design': forAll(DESIGN, '/design'),
  '/design/[id]': forAll(DESIGN, ({ draft }) => draft),
  '/design/[id]/[step]': { matteo: ({ draft }) => `${draft}/workload` },
  '/design/[id]/assessment/[assessmentId]': {
    matteo: async ({ draft }, page) => {
      await page.goto('/?lang=en');
      await page.goto(`${draft}/assessment?depth=full`);
      const rubric = page.locator('main a[href*="/assessment/asm_"]').first();
      if ((await rubric.count()) === 0) {
        await page.getByRole('button', { name: 'Add an assessment' }).click();
        // With the script only the tab of the design's own first language stands open.
        await page.locator('[name^="plan.assessments."][name*=".title."]').first().fill('At the sorting table');
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await page.goto(`${draft}/assessment?depth=full`);
      }
      return (await rubric.getAttribute('href')) ?? '';
    },
  },
  '/design/[id]/level': { matteo: ({ draft }) => `${draft}/level` },
  '/design/[id]/alignment': forAll(DESIGN, ({ draft }) => `${draft}/alignment`),
  '/design/[id]/comments': forAll(DESIGN, ({ draft }) => `${draft}/comments?step=outcomes`),
  '/design/[id]/dossier': forAll(DESIGN, ({ inReview }) => `${inReview}/dossier`),
  '/design/[id]/joint': forAll(DESIGN, ({ inReview }) => `${inReview}/joint`),
  '/design/[id]/principles': forAll(DESIGN, ({ draft }) => `${draft}/principles`),
  '/design/[id]/sign-off': forAll(DESIGN, ({ inReview }) => `${inReview}/sign-off`),
  '/design/[id]/badge': { matteo: ({ draft }) => `${draft}/badge` },
  '/design/[id]/outcomes': { matteo: ({ draft }) => `${draft}/outcomes` },
  '/design/[id]/outcomes/[outcomeId]': { matteo: ({ outcome }) => outcome },
  '/design/[id]/outcomes/library': { matteo: ({ draft }) => `${draft}/outcomes/library` },
  '/design/[id]/review': forAll(DESIGN, ({ inReview }) => `${inReview}/review`),
  '/design/[id]/share': forAll(DESIGN, ({ adapted }) => `${adapted}/share`),
  '/design/import': { matteo: '/design/import' },
  '/design/import/rows': { matteo: '/design/import/rows' },
  '/design/import/rows/[id]': {
    matteo: async (_examples, page) => {
      await page.goto('/design/import/rows');
      const table = `title.en,hours\nWeigh parcels ${Date.now()},P60M\nPack parcels,12\n`;
      const file = { name: 'parcels.csv', mimeType: 'text/csv', buffer: Buffer.from(table) };
      await page.locator('input[type=file]').setInputFiles(file);
      await page.locator('main form button').first().click();
      await page.waitForURL(/\/rows\/int_/);
      return new URL(page.url()).pathname;
    },
  },
  '/design/[id]/share/translate': forAll(DESIGN, ({ adapted }) => `${adapted}/share/translate?to=ar`),
  '/design/new': { matteo: '/design/new' },
  // What a real one shows is in the tests of kept forms; here is what stays of one that is gone.
  '/kept/[id]': forAll(['learner', 'helper', ...STAFF], '/kept/kpt_00000000000000000000000000'),
  '/learn': forAll(['learner', 'beginner'], '/learn'),
  '/learn/about-me': forAll(['learner', 'beginner'], '/learn/about-me'),
  '/learn/about-me/data': { learner: '/learn/about-me/data' },
  '/learn/about-me/data/print': { learner: '/learn/about-me/data/print' },
  '/learn/about-me/delete': { learner: '/learn/about-me/delete' },
  '/learn/about-me/name': { learner: '/learn/about-me/name' },
  '/learn/about-me/people': forAll(['learner', 'beginner'], '/learn/about-me/people'),
  '/learn/about-me/people/[link]': { learner: ({ helperCard }) => helperCard },
  '/learn/about-me/people/[link]/change': { learner: ({ helperCard }) => `${helperCard}/change` },
  '/learn/about-me/people/invite': { learner: '/learn/about-me/people/invite' },
  '/learn/about-me/way-in': { learner: '/learn/about-me/way-in' },
  '/learn/credentials': forAll(['learner', 'beginner'], '/learn/credentials'),
  '/learn/credentials/[id]': { learner: ({ credential }) => `/learn/credentials/${credential}` },
  '/learn/credentials/[id]/print': { learner: ({ credential }) => `/learn/credentials/${credential}/print` },
  '/learn/next/plan': { learner: '/learn/next/plan', beginner: '/learn/next/plan' },
  '/learn/next': forAll(['learner', 'beginner'], '/learn/next'),
  '/learn/proof': forAll(['learner', 'beginner'], '/learn/proof'),
  '/learn/proof/[id]': { learner: ({ proof }) => proof },
  '/learn/proof/[id]/blur': { learner: ({ achievement }, page) => blurExample(page, '/learn/proof', achievement) },
  '/learn/proof/tasks': { learner: ({ achievement }) => `/learn/proof/tasks?for=${achievement}` },
  '/learn/proof/witness': { learner: ({ achievement }) => `/learn/proof/witness?for=${achievement}` },
  '/learn/proof/witness/[request]': {
    learner: async ({ codes, achievement }) =>
      askExample(await enter(codes.learner), '/learn/proof/witness', achievement),
  },
  '/learn/proof/add/[kind]': {
    learner: ({ achievement }) => `/learn/proof/add/photo?for=${achievement}`,
    beginner: ({ achievement }) => `/learn/proof/add/note?for=${achievement}`,
  },
  '/learn/skills': forAll(['learner', 'beginner'], '/learn/skills'),
  '/learn/skills/[id]/[step]': { beginner: ({ step }) => step },
  '/learn/skills/[id]/summary': { learner: ({ summary }) => summary },
  '/learn/talk': forAll(['learner', 'beginner'], '/learn/talk'),
  '/learn/talk/[id]': { learner: ({ talk }) => talk },
  '/learn/talk/[id]/appeal': {
    learner: ({ talk, awardCase }) => `${talk}/appeal?case=${awardCase.split('/').at(-1) ?? ''}`,
  },
  '/offers': { anybody: '/offers' },
  '/programmes': forAll(STAFF, '/programmes'),
  '/programmes/[id]': forAll(['anybody', 'learner', ...STAFF], ({ programme }) => programme),
  '/programmes/[id]/edit': forAll(PROGRAMMES, ({ programme }) => `${programme}/edit`),
  '/programmes/[id]/edit/[module]': forAll(PROGRAMMES, ({ programme }) => `${programme}/edit/new`),
  '/programmes/[id]/unbundle': forAll(PROGRAMMES, ({ programme }) => `${programme}/unbundle`),
  '/programmes/new': forAll(PROGRAMMES, '/programmes/new'),
  '/refused': { ingrid: '/refused' },
  '/sign-in': { anybody: '/sign-in' },
  '/styleguide': { anybody: '/styleguide' },
  '/support': { helper: '/support' },
  '/support/[learner]': { helper: ({ helped }) => helped },
  '/support/[learner]/appeal': {
    helper: ({ helped, awardCase }) => `${helped}/appeal?case=${awardCase.split('/').pop()}`,
  },
  '/support/[learner]/proof/[kind]': { helper: ({ helped }) => `${helped}/proof/note` },
  '/validate': { henrik: '/validate' },
  '/validate/[case]': { henrik: ({ waitingCase }) => waitingCase },
  '/verify': { anybody: '/verify' },
  '/learn/skills/card': { learner: '/learn/skills/card' },
  '/learn/skills/code': { learner: '/learn/skills/code' },
  '/learn/skills/profile': { learner: '/learn/skills/profile' },
  '/learn/skills/[id]/way': { beginner: ({ step }) => `${step.slice(0, step.lastIndexOf('/'))}/way` },
  '/learn/stories': { learner: '/learn/stories' },
  '/learn/stories/new': { learner: '/learn/stories/new' },
  '/learn/stories/[id]': { learner: ({ story }) => story },
  '/training': forAll(TAKERS, '/training'),
  '/training/[unit]': forAll(TAKERS, '/training/rating'),
  '/training/certificate': forAll(TAKERS, '/training/certificate'),
  '/training/exam': forAll(TAKERS, '/training/exam'),
  '/training/guide': forAll(TAKERS, '/training/guide'),
  '/training/practice': forAll(TAKERS, '/training/practice'),
  '/training/print': forAll(TAKERS, '/training/print'),
  '/toolkit': { anybody: '/toolkit' },
  '/toolkit/[template]': { anybody: '/toolkit/alignment', matteo: '/toolkit/canvas' },
  '/toolkit/[template]/print': { anybody: '/toolkit/learner_feedback/print' },
  '/toolkit/cases': { anybody: '/toolkit/cases' },
  '/toolkit/sheets': forAll(STAFF, '/toolkit/sheets'),
  '/toolkit/sheets/[id]': forAll(STAFF, canvasAt('')),
  '/toolkit/sheets/[id]/[part]': forAll(STAFF, canvasAt('/journey')),
  '/toolkit/sheets/[id]/design': { matteo: canvasAt('/design') },
  '/toolkit/sheets/[id]/more': forAll(STAFF, canvasAt('/more')),
  '/toolkit/sheets/[id]/print': forAll(STAFF, canvasAt('/print')),
  '/toolkit/sheets/[id]/workshop': forAll(STAFF, canvasAt('/workshop?part=5')),
  '/try': { anybody: '/try' },
  '/try/[step]': { anybody: tryAt('/try/6') },
  '/try/card': { anybody: tryAt('/try/card?code=yes') },
  '/try/end': { anybody: tryAt('/try/end') },
  '/try/way': { anybody: tryAt('/try/way') },
  '/workplace': forAll(MAPPERS, '/workplace'),
  '/workplace/[id]': forAll(MAPPERS, ({ place }) => place),
  '/workplace/[id]/learn': forAll(MAPPERS, ({ place }) => `${place}/learn`),
  '/workplace/[id]/packages': forAll(MAPPERS, ({ place }) => `${place}/packages`),
  '/workplace/[id]/profile': forAll(MAPPERS, ({ place }) => `${place}/profile`),
  '/workplace/[id]/photo': forAll(MAPPERS, ({ place }) => `${place}/photo`),
  '/workplace/[id]/poster': forAll(MAPPERS, async ({ visitors, place }) => {
    await posterExample(visitors.ingrid, place);
    return `${place}/poster`;
  }),
  '/workplace/[id]/sheet': forAll(MAPPERS, ({ place }) => `${place}/sheet`),
  '/workplace/[id]/tasks': forAll(MAPPERS, ({ place }) => `${place}/tasks`),
  '/workplace/[id]/tasks/[task]': forAll(MAPPERS, ({ task }) => task),
  '/workplace/[id]/walk': forAll(MAPPERS, ({ place }) => `${place}/walk`),
  '/workplace/new': forAll(MAPPERS, '/workplace/new'),
  '/workplace/units/[unit]': forAll(MAPPERS, ({ unit }) => unit),
  '/workplace/units/[unit]/edit': forAll(MAPPERS, ({ unit }) => `${unit}/edit`),
  '/sign/[token]': { anybody: ({ visitors, inReview }) => signLink(visitors.matteo, inReview) },
  '/ask': forAll(['anybody', 'learner'], '/ask'),
  '/ask/[code]': forAll(['anybody', 'learner'], ({ visitors, place }) => posterExample(visitors.ingrid, place)),
  '/ask/answer': forAll(['anybody', 'learner'], ({ visitors, place }) => askedExample(visitors.ingrid, place)),
  '/witness/[token]': {
    anybody: async ({ visitors, learnerPage, achievement }) =>
      linkExample(visitors.ingrid, await askExample(visitors.ingrid, `${learnerPage}/proof/witness`, achievement)),
  },
};

/** Pages that say no, with their status. */
export const REFUSALS: readonly (readonly [Looker, string, number])[] = [
  ['anybody', '/nowhere', 404],
  ['anybody', '/c/crd_00000000000000000000000000', 404],
  ['matteo', '/coach', 403],
  ['learner', '/award', 403],
];

/** Pages that are nearly the same for everybody: looked at closely once, for the others only opened. */
export const SAME_FOR_ALL: Readonly<Record<string, Looker>> = {
  '/': 'anybody',
  '/account': 'ingrid',
  '/kept/[id]': 'ingrid',
  '/programmes': 'ingrid',
  '/programmes/[id]': 'anybody',
  '/training': 'ingrid',
  '/training/[unit]': 'ingrid',
  '/training/exam': 'ingrid',
  '/training/guide': 'ingrid',
  '/training/practice': 'ingrid',
  '/training/print': 'ingrid',
  '/toolkit/sheets/[id]': 'ingrid',
  '/toolkit/sheets/[id]/[part]': 'ingrid',
  '/toolkit/sheets/[id]/more': 'matteo',
  '/toolkit/sheets/[id]/print': 'ingrid',
  '/toolkit/sheets/[id]/workshop': 'ingrid',
};

/** Roles that a page leads elsewhere, because it has nothing for them. */
export const LED_ELSEWHERE: Readonly<Record<string, string>> = {
  '/design/[id]/[step] approver': 'approvers read the overview; they do not write',
  '/design/[id]/assessment/[assessmentId] approver': 'approvers read the overview; they do not write',
  '/design/[id]/level approver': 'approvers read the overview; they do not write',
  '/design/[id]/badge approver': 'approvers read the overview; they do not write',
  '/design/[id]/outcomes approver': 'approvers read the overview; they do not write',
  '/design/[id]/outcomes/[outcomeId] approver': 'approvers read the overview; they do not write',
  '/design/[id]/outcomes/library approver': 'approvers read the overview; they do not write',
  '/design/import approver': 'approvers decide on what others begin',
  '/design/import/rows approver': 'approvers decide on what others begin',
  '/design/import/rows/[id] approver': 'approvers decide on what others begin',
  '/design/new approver': 'approvers decide on what others begin',
  '/toolkit/sheets/[id]/design coach': 'only designers write into a design',
  '/toolkit/sheets/[id]/design approver': 'only designers write into a design',
  '/toolkit/sheets/[id]/design validator': 'only designers write into a design',
  '/toolkit/sheets/[id]/design registrar': 'only designers write into a design',
  '/toolkit/sheets/[id]/design admin': 'only designers write into a design',
};

/** Every page of the app, from the folder that makes it one. */
export function pageRoutes(): readonly string[] {
  const root = join(import.meta.dirname, '../../../src/routes');
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => /^\+page(@.*)?\.svelte$/.test(entry.name))
    .map((entry) => `/${relative(root, entry.parentPath)}`)
    .sort();
}

const linked = (text: string, words: string): string => {
  const links = [...text.matchAll(/<a[^>]*href="(\/design\/ach_[a-z0-9]+)"[^>]*>[\s\S]*?<\/a>/g)];
  return links.find(([link]) => link.includes(words))?.[1] ?? '';
};

/** The looker, in and awake. */
export const awake = ({ visitors, codes }: Examples, looker: Looker): Promise<Visitor> =>
  looker === 'learner' || looker === 'beginner' || looker === 'helper'
    ? enter(codes[looker])
    : Promise.resolve(visitors[looker]);

async function tellStory(learner: Visitor): Promise<string> {
  const told = { did: 'I helped customers and counted money.', where: '', hard: '', can: '', setting: 'informal' };
  return (await learner.post('/learn/stories/new', told)).location;
}

/** Brings a learner to a credential and another one to a first task, so that every screen has something to show. */
export async function makeExamples(name: string): Promise<Examples> {
  const [ingrid, matteo, aila, henrik, signe] = await Promise.all(STAFF.map((login) => staff(login)));
  if (!ingrid || !matteo || !aila || !henrik || !signe) throw new Error('Staff of the demo world is missing.');
  const learner = await newLearner(ingrid, { fullName: `Amina ${name}`, knownAs: 'Amina', language: 'en' });
  const beginner = await newLearner(ingrid, { fullName: `Bilal ${name}`, knownAs: 'Bilal', language: 'en' });
  const fresh = await createLearner(ingrid, { fullName: `Carim ${name}`, knownAs: 'Carim', language: 'en' });
  const secondLearner = await newLearner(ingrid, { fullName: `Farid ${name}`, knownAs: 'Farid', language: 'en' });
  const achievement = await offer(learner.visitor, SORTING);
  const evaluation = await bringToCase(ingrid, learner, achievement);
  const awardCase = (await findCase(henrik, `Amina ${name}`)).replace('/validate/', '/award/cases/');
  const credential = await decideAndAward(`Amina ${name}`);
  const step = (await beginner.visitor.get(await beginRating(beginner.visitor, achievement))).location;
  const helper = {
    fullName: `Dalia ${name}`,
    language: 'en',
    days: '30',
    seesAnswers: 'yes',
    may: ['proof', 'appeal'],
  };
  const helperCard = (await learner.visitor.post('/learn/about-me/people/invite', helper)).location.split('?')[0] ?? '';
  const helperCode = find((await learner.visitor.get(helperCard)).text, /class="letters[^>]*>([^<]+)</).trim();
  const proposed = await ingrid.post(`${learner.page}/people?/helper`, { ...helper, fullName: `Emil ${name}` });
  const visitors = {
    anybody: createVisitor(),
    helper: createVisitor(),
    learner: learner.visitor,
    beginner: beginner.visitor,
    ingrid,
    matteo,
    aila,
    henrik,
    signe,
  };
  const seen = async (who: Visitor, path: string, pattern: RegExp) => find((await who.get(path)).text, pattern);
  const place = await seen(ingrid, '/workplace', /href="(\/workplace\/env_[a-z0-9]+)"/);
  const designs = (await matteo.get('/design')).text;
  const draft = linked(designs, 'Sort and price donated goods');
  return {
    visitors,
    secondLearner,
    achievement,
    credential,
    learnerPage: learner.page,
    evaluation,
    step,
    story: await tellStory(learner.visitor),
    proof: await seen(learner.visitor, '/learn/proof', /href="(\/learn\/proof\/[a-z]+_[a-z0-9]+)"/),
    summary: `${await seen(learner.visitor, '/learn/skills', /href="(\/learn\/skills\/[a-z]+_[a-z0-9]+)"/)}/summary`,
    talk: await seen(learner.visitor, '/learn/talk', /href="(\/learn\/talk\/[a-z]+_[a-z0-9]+)"/),
    waitingCase: await seen(henrik, '/validate', /href="(\/validate\/[a-z]+_[a-z0-9]+)"/),
    awardCase,
    codes: { learner: learner.code, beginner: beginner.code, fresh: fresh.code, helper: helperCode },
    draft,
    outcome: await seen(matteo, `${draft}/outcomes`, /href="(\/design\/[a-z0-9_]+\/outcomes\/[a-z0-9_]+)"/),
    inReview: linked(designs, 'Serve customers'),
    adapted: linked(designs, 'Keep a kitchen station'),
    programme: await firstLink(matteo, '/programmes', /\/programmes\/prg_[a-z0-9]+/),
    place,
    task: await seen(ingrid, `${place}/tasks`, /href="(\/workplace\/env_[a-z0-9]+\/tasks\/tsk_[a-z0-9]+)"/),
    unit: await seen(ingrid, '/workplace', /href="(\/workplace\/units\/unt_[a-z0-9]+)"[^>]*>\s*Mend and collect/),
    helperCard,
    proposedHelper: proposed.location,
    helped: learner.page.replace('/coach/learners/', '/support/'),
    colleague: await seen(signe, '/admin', /href="(\/admin\/people\/per_[a-z0-9]+)"/),
  };
}
