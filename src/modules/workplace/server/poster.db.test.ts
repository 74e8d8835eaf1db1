import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#modules/people/index.ts';
import { makeLearner, makeOrganisation, makeStaff, must } from '#tests/support/people.ts';
import { useTestWorld } from '#tests/support/world.ts';
import {
  addEnvironment,
  addTask,
  answerAsk,
  askToLearn,
  closePoster,
  forgetOldAsks,
  makePoster,
  openPoster,
  readAsk,
  readOwnAsk,
  readPoster,
  removeAsk,
  seeAsks,
  withdrawAsk,
} from '../index.ts';

const world = useTestWorld();
const NETWORK = '198.51.100.7';
const WORDS = { name: 'Amina', words: 'Waxaan jeclahay inaan barto.', reach: '', language: 'so' };
let coach: Actor;
let stranger: Actor;
let learner: Actor;
let environmentId: string;

const codeOf = (result: { ok: boolean; error?: unknown }): unknown => {
  if (result.ok) return 'ok';
  const [first] = Array.isArray(result.error) ? (result.error as unknown[]) : [result.error];
  return (first as { code: string }).code;
};
const later = (days: number) => world().clock.set(new Date(world().clock.now().getTime() + days * 86_400_000));
const at = (code: string) => ({ code, network: NETWORK });
const posterCode = async () => must(await readPoster(world(), coach, environmentId))?.code ?? '';
const ask = async () => {
  const asked = await askToLearn(world(), at(await posterCode()), WORDS);
  if (!asked.ok) throw new Error(JSON.stringify(asked.error));
  return asked.value.code;
};

beforeAll(async () => {
  const admin = await makeOrganisation(world());
  coach = await makeStaff(world(), admin, ['coach']);
  stranger = await makeStaff(world(), await makeOrganisation(world()), ['coach']);
  learner = await makeLearner(world(), coach);
  const place = { name: { en: 'The sorting table' }, kind: 'shop' } as const;
  ({ environmentId } = must(await addEnvironment(world(), coach, place)));
});

describe('a poster on the wall', () => {
  it('is made only where something can be learned, and by those who map', async () => {
    expect(codeOf(await makePoster(world(), coach, environmentId))).toBe('workplace.poster.nothing_to_learn');
    const task = { pictogram: 'sort', frequency: 'daily', importance: 3, forNewLearners: true, environmentId } as const;
    must(await addTask(world(), coach, { ...task, title: { en: 'Sort clothes' }, plain: { en: 'I sort clothes.' } }));
    expect(codeOf(await makePoster(world(), stranger, environmentId))).toBe('workplace.place_gone');
    expect(codeOf(await makePoster(world(), learner, environmentId))).toBe('people.not_allowed');
    must(await makePoster(world(), coach, environmentId));
  });

  it('shows whoever scans it the place and its tasks, and nothing to a wrong code', async () => {
    const opened = must(await openPoster(world(), at(await posterCode())));
    expect(opened.place).toEqual({ en: 'The sorting table' });
    expect(opened.tasks.map(({ plain }) => plain)).toEqual([{ en: 'I sort clothes.' }]);
    expect(codeOf(await openPoster(world(), at('00000000')))).toBe('workplace.ask.poster_unknown');
    expect(codeOf(await openPoster(world(), at('')))).toBe('workplace.ask.poster_unknown');
  });

  it('takes a question without an account, and its answer is read with the code that was told once', async () => {
    const code = await ask();
    const [waiting] = must(await seeAsks(world(), coach));
    expect(waiting).toMatchObject({ name: 'Amina', language: 'so', answer: null });
    expect(JSON.stringify(waiting)).not.toContain(code);
    const id = waiting?.id ?? '';
    expect(must(await readOwnAsk(world(), at(code))).answer).toBeNull();

    expect(codeOf(await answerAsk(world(), coach, { id, answer: 'welcome', reply: ' ' }))).toBe(
      'workplace.ask.reply_missing',
    );
    const reply = { id, answer: 'welcome', reply: 'Come on Tuesday at 10, ask for Ingrid.' } as const;
    expect(codeOf(await answerAsk(world(), stranger, reply))).toBe('workplace.ask.gone');
    expect(codeOf(await answerAsk(world(), learner, reply))).toBe('people.not_allowed');
    must(await answerAsk(world(), coach, reply));
    expect(must(await readOwnAsk(world(), at(code)))).toMatchObject({ answer: 'welcome', reply: reply.reply });

    expect(must(await readAsk(world(), coach, id)).name).toBe('Amina');
    must(await removeAsk(world(), stranger, id));
    expect(codeOf(await readAsk(world(), coach, id))).toBe('ok');
    must(await removeAsk(world(), coach, id));
    expect(codeOf(await readOwnAsk(world(), at(code)))).toBe('workplace.ask.code_unknown');
  });

  it('says what is missing, and lets people take their question back', async () => {
    expect(codeOf(await askToLearn(world(), at(await posterCode()), { ...WORDS, name: '  ' }))).toBe(
      'workplace.ask.name_missing',
    );
    const code = await ask();
    must(await withdrawAsk(world(), at(code)));
    expect(must(await seeAsks(world(), coach))).toEqual([]);
  });

  it('forgets what nobody answered after three months', async () => {
    const code = await ask();
    later(89);
    await forgetOldAsks(world());
    expect(codeOf(await readOwnAsk(world(), at(code)))).toBe('ok');
    later(2);
    expect(codeOf(await readOwnAsk(world(), at(code)))).toBe('workplace.ask.code_unknown');
    await forgetOldAsks(world());
    expect(must(await seeAsks(world(), coach))).toEqual([]);
  });

  it('leads nowhere once it has a new code or was taken down', async () => {
    const old = await posterCode();
    must(await makePoster(world(), coach, environmentId));
    expect(codeOf(await openPoster(world(), at(old)))).toBe('workplace.ask.poster_unknown');
    const code = await posterCode();
    must(await closePoster(world(), coach, environmentId));
    expect(codeOf(await openPoster(world(), at(code)))).toBe('workplace.ask.poster_unknown');
    expect(codeOf(await askToLearn(world(), at(code), WORDS))).toBe('workplace.ask.poster_unknown');
  });

  it('takes no more than some questions an hour from one network', async () => {
    must(await makePoster(world(), coach, environmentId));
    const elsewhere = { code: await posterCode(), network: '203.0.113.9' };
    const said = [];
    for (let count = 0; count < 31; count += 1) said.push(codeOf(await askToLearn(world(), elsewhere, WORDS)));
    expect(said.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 'ok'));
    expect(said[30]).toBe('people.too_many_tries');
  });
});
