import type { DemoPlace } from './workplace-words.ts';

export const CANTEEN: DemoPlace = {
  by: 'declan',
  contact: 'declan',
  profile: {
    kind: 'kitchen',
    name: { en: 'The canteen kitchen' },
    site: 'Tide Street 12, Limerick',
    languages: ['en', 'pt'],
    safetyRules: { en: 'Wash your hands before you begin.\nSay “behind” when you walk behind somebody.' },
    hours: '8–14',
    hoursWeek: 20,
    capacity: 3,
    access: { wheelchair: 'no', noise: 'loud', shift: 'early_late', publicTransport: 'yes' },
  },
  packages: [
    {
      title: { en: 'Keep a kitchen station clean and safe' },
      description: { en: 'For people who work at a place in the kitchen and leave it clean.' },
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
          title: { en: 'Wash dishes by machine' },
          plain: { en: 'I wash the dishes with the machine.' },
          pictogram: 'plate',
          frequency: 'daily',
          forNewLearners: true,
        },
        {
          title: { en: 'Sort food waste' },
          plain: { en: 'I put waste into the right bin.' },
          pictogram: 'waste',
          frequency: 'daily',
          importance: 1,
          forNewLearners: true,
          difficulty: 1,
        },
      ],
    },
    {
      title: { en: 'Prepare food for lunch' },
      description: { en: 'For people who wash, cut and lay out food.' },
      tasks: [
        {
          title: { en: 'Prepare vegetables' },
          plain: { en: 'I wash and cut vegetables.' },
          pictogram: 'vegetables',
          frequency: 'daily',
          forNewLearners: true,
        },
        {
          title: { en: 'Measure the temperature of food' },
          plain: { en: 'I measure how hot or cold the food is.' },
          pictogram: 'temperature',
          frequency: 'daily',
          importance: 3,
        },
        {
          title: { en: 'Fill the salad bar' },
          plain: { en: 'I fill up the salads.' },
          pictogram: 'salad',
          frequency: 'daily',
          importance: 1,
          forNewLearners: true,
          difficulty: 1,
        },
      ],
    },
  ],
};

export const WORKSHOP: DemoPlace = {
  by: 'anders',
  contact: 'anders',
  profile: {
    kind: 'workshop',
    name: { sv: 'Snickeriet', en: 'The wood workshop' },
    site: 'Skellefteå',
    languages: ['sv'],
    safetyRules: {
      sv: 'Använd hörselskydd och glasögon.\nIngen sågar ensam.',
      en: 'Wear ear protection and goggles.\nNobody saws alone.',
    },
    hours: '7–15',
    hoursWeek: 25,
    capacity: 4,
    access: { wheelchair: 'yes', noise: 'loud', shift: 'day', publicTransport: 'no' },
  },
  packages: [
    {
      title: { sv: 'Kapa och slipa trä', en: 'Cut and sand wood' },
      description: {
        sv: 'För dig som arbetar med trä under handledning.',
        en: 'For people who work with wood under supervision.',
      },
      tasks: [
        {
          title: { sv: 'Mäta och märka upp virke', en: 'Measure and mark wood' },
          plain: { sv: 'Jag mäter och ritar var jag ska såga.', en: 'I measure and mark where to cut.' },
          pictogram: 'measure',
          frequency: 'daily',
          forNewLearners: true,
        },
        {
          title: { sv: 'Kapa virke med kapsåg', en: 'Cut wood with the cross-cut saw' },
          plain: { sv: 'Jag sågar av brädor med kapsågen.', en: 'I cut boards with the cross-cut saw.' },
          pictogram: 'saw',
          frequency: 'daily',
          importance: 3,
          difficulty: 3,
          risk: 'permission',
        },
        {
          title: { sv: 'Slipa trä', en: 'Sand wood' },
          plain: { sv: 'Jag slipar träet tills det är slätt.', en: 'I sand the wood until it is smooth.' },
          pictogram: 'wood',
          importance: 1,
          forNewLearners: true,
        },
      ],
    },
  ],
};
