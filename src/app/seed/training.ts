import { approveAndPublish, submitForReview } from '#modules/design/index.ts';
import { beginCertificate, RIGHT, saveGuide, saveUnit } from '#modules/training/index.ts';
import type { World } from '#platform/world.ts';
import { demoActor } from './actors.ts';
import { mustHappen } from './portfolio.ts';

const TICKED = ['purpose.1', 'purpose.2', 'purpose.3', 'coach.1', 'coach.3', 'map.1'];

/** The course's certificate is offered, the plan for the first 90 days is under way, and Jonas has begun the course. */
export async function seedTraining(world: World): Promise<void> {
  const matteo = await demoActor(world, 'matteo');
  const { achievementId } = mustHappen(await beginCertificate(world, matteo));
  const draft = { achievementId, revision: 1 };
  mustHappen(await submitForReview(world, matteo, draft));
  mustHappen(await approveAndPublish(world, await demoActor(world, 'aila'), { ...draft, reason: '' }));
  mustHappen(await saveGuide(world, await demoActor(world, 'signe'), { shown: [], ticked: TICKED }));
  const jonas = await demoActor(world, 'jonas');
  const notes = 'Validering er å gjøre synlig det du allerede kan. Du bestemmer hvor langt vi går.';
  mustHappen(await saveUnit(world, jonas, { unit: 'validation', notes, choice: RIGHT.validation }));
}
