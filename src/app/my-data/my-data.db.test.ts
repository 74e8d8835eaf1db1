import { beforeEach, describe, expect, it } from 'vitest';
import { CRITERIA, given, type House, makeHouse, sheets } from '../../../tests/support/assessment.ts';
import { useTestWorld } from '../../../tests/support/world.ts';
import {
  answerQuestion,
  askForRecognition,
  askWitness,
  finishSelfEvaluation,
  startSelfEvaluation,
} from '#modules/portfolio/index.ts';
import { collectMyData } from './collect.ts';
import { toReading } from './reading.ts';

const world = useTestWorld();
let house: House;
beforeEach(async () => {
  house = await makeHouse(world());
});

describe('what a learner takes away', () => {
  it('holds whom she asked: for recognition, and as a witness', async () => {
    const { learner, achievementId } = house;
    const { id } = given(await startSelfEvaluation(world(), learner, { achievementId, sheets }));
    const answer = { selfEvaluationId: id, criterionId: CRITERIA[0] ?? '', answer: 'on_my_own' };
    given(await answerQuestion(world(), learner, answer));
    given(await finishSelfEvaluation(world(), learner, id));
    given(await askForRecognition(world(), learner, { id, words: '' }));
    given(
      await askWitness(world(), learner, {
        learnerId: learner.personId,
        sheets,
        fields: {
          achievementId,
          witnessName: 'Rolf',
          relation: 'shift leader',
          criteria: [CRITERIA[0] ?? ''],
          days: '14',
        },
      }),
    );
    const mine = await collectMyData(world(), learner);
    expect(mine.recognitionRequests).toMatchObject([{ answeredAt: null }]);
    expect(mine.witnesses).toMatchObject([{ name: 'Rolf', relation: 'shift leader', state: 'open' }]);
    expect(mine.sentFromDevices).toEqual([]);
    const { parts } = toReading(mine, { t: (key) => key, language: 'en' });
    expect(parts.flatMap(({ lines }) => lines).map(({ head }) => head)).toContain('Rolf');
  });
});
