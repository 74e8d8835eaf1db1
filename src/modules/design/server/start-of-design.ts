import { getOrganisation } from '#modules/people/index.ts';
import type { EnvironmentKind, WorkTask } from '#modules/workplace/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import type { Random } from '#platform/random.ts';
import { emptyDescriptor, type AreaFamily, type Descriptor } from '../descriptor.ts';

/** The colour family to begin with, by the kind of place; the designer may choose another. */
const FAMILY_OF_PLACE: Readonly<Record<EnvironmentKind, AreaFamily>> = {
  shop: 'trade',
  kitchen: 'food',
  workshop: 'wood',
  farm: 'green',
  office: 'office',
  care: 'care',
  cleaning: 'care',
  closed_workshop: 'wood',
  volunteer: 'other',
  home: 'other',
  online: 'digital',
};

type Start = { readonly task: WorkTask | null; readonly language?: string; readonly random: Random };

/**
 * What a new design knows already: the organisation as awarding body and its language; from a work task also title,
 * family, work-based participation and one outcome with the task as its first criterion.
 */
export async function startOfDesign(tx: Tx, tenantId: string, { task, language, random }: Start): Promise<Descriptor> {
  const organisation = await getOrganisation(tx, tenantId);
  const blank = emptyDescriptor(language ?? organisation?.language ?? 'en');
  const body = organisation && {
    name: organisation.publicName,
    country: organisation.country,
    ...(organisation.region === '' ? {} : { region: organisation.region }),
  };
  const named: Descriptor = { ...blank, awardingBody: body ? [body] : [] };
  if (task === null) return named;
  return {
    ...named,
    title: task.title,
    languages: Object.keys(task.title).filter((code) => code !== named.language),
    family: FAMILY_OF_PLACE[task.environment.kind],
    participationModes: ['work_based'],
    outcomes: [
      {
        id: newId(random, 'out'),
        statement: task.title,
        kind: 'skill',
        escoSkills: [],
        criteria: [
          {
            id: newId(random, 'cri'),
            statement: task.title,
            plain: task.plain,
            pictogram: task.pictogram,
            critical: false,
            taskId: task.id,
          },
        ],
      },
    ],
  };
}
