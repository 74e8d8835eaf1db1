import { describe, expect, it } from 'vitest';
import type { Progress, StepCode } from '#modules/assessment/index.ts';
import { wayOf } from './home.ts';

const TURNS: Partial<Record<StepCode, Progress['step']['turn']>> = {
  begin: 'learner',
  rate: 'learner',
  learner_confirm: 'learner',
  decided: 'nobody',
  wait_validator: 'validator',
};

const at = (code: StepCode, title: string): Progress => ({
  learnerId: 'per_1',
  achievementId: `ach_${title}`,
  version: 1,
  title: { en: title },
  family: 'care',
  selfEvaluationId: `sev_${title}`,
  self: { state: 'finished', seen: 7, total: 7 },
  jointId: `jnt_${title}`,
  isShown: true,
  caseId: null,
  decision: null,
  step: { code, turn: TURNS[code] ?? 'coach', since: null },
  way: { stages: [], stoppedAt: null },
  hasOpenAppeal: false,
});

const read = (...progress: readonly Progress[]) => {
  const { now, others } = wayOf(progress, 'en');
  return { now: [now.key, now.href], others: others.map(({ params }) => params?.['title']) };
};

describe('what a learner does next', () => {
  it('is to say what she can do, as long as nothing is begun', () => {
    expect(read()).toEqual({ now: ['people.next.start', '/learn/skills'], others: [] });
  });

  it('is her own turn before anything else', () => {
    const { now, others } = read(at('decided', 'Bread'), at('coach_rate', 'Soup'), at('learner_confirm', 'Salad'));
    expect(now).toEqual(['people.next.step.learner_confirm', '/learn/talk/jnt_Salad']);
    expect(others).toEqual(['Bread', 'Soup']);
  });

  it('stands on top of her home where she has to read and answer something', () => {
    const { goOn } = wayOf([at('coach_rate', 'Soup'), at('learner_confirm', 'Salad')], 'en');
    expect(goOn).toMatchObject({ key: 'people.next.step.learner_confirm', href: '/learn/talk/jnt_Salad' });
    expect(wayOf([at('begin', 'Soup')], 'en').goOn, 'nothing was begun').toBeNull();
  });

  it('is to read a decision, on the page where it stands, and that is nothing that others do', () => {
    const { now, others } = read(at('decided', 'Bread'), at('wait_validator', 'Soup'));
    expect(now).toEqual(['people.next.step.decided', '/learn/talk/jnt_Bread']);
    expect(others).toEqual(['Soup']);
  });

  it('is to add proof while her coach is at work, and nothing of what she has finished already', () => {
    expect(read(at('coach_rate', 'Soup')).now).toEqual(['people.next.way.proof', '/learn/proof']);
  });

  it('is something new while the case lies with the one who decides, where no proof can be added', () => {
    expect(read(at('wait_validator', 'Soup')).now).toEqual(['people.next.start', '/learn/skills']);
  });
});
