import { continueIntake } from '#modules/catalogue/index.ts';
import type { Actor } from '#modules/people/index.ts';
import type { World } from '#platform/world.ts';

const running = new Set<string>();

/**
 * Takes in the rows of a sheet stretch by stretch, beside the requests of others: nobody has to keep a page open. Where
 * the server stopped in between, the next look at the page begins again where it was.
 */
export function runIntake(world: World, actor: Actor, intakeId: string): void {
  if (running.has(intakeId)) return;
  running.add(intakeId);
  void goOn(world, actor, intakeId);
}

async function goOn(world: World, actor: Actor, intakeId: string): Promise<void> {
  try {
    let isDone = false;
    while (!isDone) {
      const stretch = await continueIntake(world, actor, intakeId);
      isDone = !stretch.ok || stretch.value.isDone;
      // Others come between two stretches.
      await new Promise((resolve) => setImmediate(resolve));
    }
  } catch (cause) {
    world.log.error('catalogue.intake_stopped', { intakeId, cause });
  } finally {
    running.delete(intakeId);
  }
}
