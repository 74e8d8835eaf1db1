import { addEnvironment, addTask, type EnvironmentKind, type NewTask } from '#modules/workplace/index.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import type { World } from '#platform/world.ts';
import { demoActor } from './actors.ts';
import type { DemoStaff } from './demo.ts';
import { must } from './people.ts';

type Place = {
  readonly by: DemoStaff;
  readonly name: Multilingual;
  readonly kind: EnvironmentKind;
  readonly tasks: readonly Omit<NewTask, 'environmentId'>[];
};

const PLACES: readonly Place[] = [
  {
    by: 'matteo',
    kind: 'shop',
    name: { nb: 'Ombrukbutikken', en: 'The reuse shop', ar: 'متجر إعادة الاستخدام' },
    tasks: [
      {
        title: { nb: 'Sortere innleverte varer', en: 'Sort donated goods', ar: 'فرز البضائع المتبرَّع بها' },
        plain: {
          nb: 'Jeg sorterer tingene som folk gir oss.',
          en: 'I sort the things that people give us.',
          ar: 'أفرز الأشياء التي يعطينا إياها الناس.',
        },
        pictogram: 'sort',
        frequency: 'daily',
        importance: 3,
        forNewLearners: true,
      },
      {
        title: { nb: 'Prise varer', en: 'Price goods', ar: 'تسعير البضائع' },
        plain: {
          nb: 'Jeg finner prisen og skriver den på lappen.',
          en: 'I find the price and write it on the label.',
          ar: 'أجد السعر وأكتبه على البطاقة.',
        },
        pictogram: 'price',
        frequency: 'daily',
        importance: 3,
        forNewLearners: true,
      },
      {
        title: { nb: 'Betjene kassen', en: 'Serve customers at the cash desk', ar: 'خدمة الزبائن عند الصندوق' },
        plain: {
          nb: 'Jeg tar betalt og gir riktig tilbake.',
          en: 'I take the money and give the right change.',
          ar: 'أستلم النقود وأعيد الباقي الصحيح.',
        },
        pictogram: 'card_payment',
        frequency: 'daily',
        importance: 2,
        forNewLearners: false,
      },
      {
        title: { nb: 'Stille ut varer', en: 'Display goods', ar: 'عرض البضائع' },
        plain: {
          nb: 'Jeg setter varer fint fram i butikken.',
          en: 'I put goods out so that they look good.',
          ar: 'أعرض البضائع بشكل جميل في المتجر.',
        },
        pictogram: 'shelf',
        frequency: 'weekly',
        importance: 2,
        forNewLearners: true,
      },
    ],
  },
  {
    by: 'declan',
    kind: 'kitchen',
    name: { en: 'The canteen kitchen' },
    tasks: [
      {
        title: { en: 'Keep a kitchen station clean' },
        plain: { en: 'I keep my place in the kitchen clean.' },
        pictogram: 'clean',
        frequency: 'daily',
        importance: 3,
        forNewLearners: true,
      },
      {
        title: { en: 'Prepare vegetables' },
        plain: { en: 'I wash and cut vegetables.' },
        pictogram: 'vegetables',
        frequency: 'daily',
        importance: 2,
        forNewLearners: true,
      },
      {
        title: { en: 'Wash dishes by machine' },
        plain: { en: 'I wash the dishes with the machine.' },
        pictogram: 'plate',
        frequency: 'daily',
        importance: 2,
        forNewLearners: true,
      },
    ],
  },
  {
    by: 'anders',
    kind: 'workshop',
    name: { sv: 'Snickeriet', en: 'The wood workshop' },
    tasks: [
      {
        title: { sv: 'Mäta och märka upp virke', en: 'Measure and mark wood' },
        plain: { sv: 'Jag mäter och ritar var jag ska såga.', en: 'I measure and mark where to cut.' },
        pictogram: 'measure',
        frequency: 'daily',
        importance: 2,
        forNewLearners: true,
      },
      {
        title: { sv: 'Kapa virke med kapsåg', en: 'Cut wood with the cross-cut saw' },
        plain: { sv: 'Jag sågar av brädor med kapsågen.', en: 'I cut boards with the cross-cut saw.' },
        pictogram: 'saw',
        frequency: 'daily',
        importance: 3,
        forNewLearners: false,
      },
      {
        title: { sv: 'Slipa trä', en: 'Sand wood' },
        plain: { sv: 'Jag slipar träet tills det är slätt.', en: 'I sand the wood until it is smooth.' },
        pictogram: 'wood',
        frequency: 'weekly',
        importance: 1,
        forNewLearners: true,
      },
    ],
  },
];

/** The three workplaces with their tasks. */
export async function seedWorkplace(world: World): Promise<void> {
  for (const { by, name, kind, tasks } of PLACES) {
    const actor = await demoActor(world, by);
    const { environmentId } = must(await addEnvironment(world, actor, { name, kind }));
    for (const task of tasks) must(await addTask(world, actor, { ...task, environmentId }));
  }
}
