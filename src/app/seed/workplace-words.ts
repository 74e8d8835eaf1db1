import type { NewTask, SaveProfile } from '#modules/workplace/index.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import type { DemoStaff } from './demo.ts';

/** A task of the demo world; what is not said is usual: weekly, it matters, some practice, no risk. */
export type DemoTask = Pick<NewTask, 'title' | 'plain' | 'pictogram'> &
  Partial<Omit<NewTask, 'environmentId' | 'packageId' | 'title' | 'plain' | 'pictogram'>>;

export type DemoPackage = {
  readonly title: Multilingual;
  readonly description: Multilingual;
  readonly tasks: readonly DemoTask[];
};

export type DemoPlace = {
  readonly by: DemoStaff;
  readonly profile: Omit<SaveProfile, 'environmentId' | 'contactId'>;
  readonly contact: DemoStaff;
  readonly packages: readonly DemoPackage[];
};
